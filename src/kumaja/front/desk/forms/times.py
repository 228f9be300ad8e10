"""Rows of places and of times, filled in without knowing any rule of calendars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.core.domain.dates import day_text
from kumaja.foundation.places.models import Municipality
from kumaja.front.desk.domain.repeats import (
    BY_WEEKDAY,
    MONTHLY,
    WEEKDAYS,
    Repeat,
    repetition_of,
    rule_of,
)
from kumaja.front.desk.forms.fields import Line, day_field, hour_field, mail_field, ticks, web_field
from kumaja.front.desk.forms.whole import Rows, rows_for
from kumaja.front.desk.queries.offers import Offers
from kumaja.front.desk.queries.words import CHANNELS, REPEATS, WEEKDAY_WORDS, Words
from kumaja.help.directory.domain.kinds import ChannelKind
from kumaja.help.directory.domain.wording import timing_text
from kumaja.help.directory.models import Activity, Channel, Schedule

MOST = 8
_POSTAL_CODE = r"^\d{5}$"
_CHANNEL_TEXTS = ("name_fi", "name_sv", "street", "postal_code", "phone", "url", "email")
_UNREADABLE_DAYS = _("Write the days like this: 24.12.2026, 31.12.2026.")


class ChannelForm(forms.Form):
    """Where it happens; a row without a kind is left out."""

    kind = forms.ChoiceField(
        label=_("Where or by what?"), required=False,
        choices=[("", _("Empty row")), *CHANNELS.items()],
    )  # fmt: skip
    name_fi = Line(label=_("Name of the place in Finnish"), max_length=200, required=False)
    name_sv = Line(label=_("Name of the place in Swedish"), max_length=200, required=False)
    street = Line(label=_("Street address"), max_length=200, required=False)
    postal_code = forms.RegexField(
        _POSTAL_CODE, label=_("Postal code"), required=False, max_length=5,
        error_messages={"invalid": _("A postal code has five digits.")},
    )  # fmt: skip
    municipality = forms.ChoiceField(label=_("Municipality"), required=False)
    phone = Line(label=_("Phone"), max_length=40, required=False)
    url = web_field(_("Web address"), 500)
    email = mail_field(_("Mail"))

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - what the library hands over
        offers: Offers,
        kept: Sequence[Municipality] = (),
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **options)
        field = self.fields["municipality"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", _("Not told")), *offers.places(kept)]

    def clean(self) -> dict[str, Any]:
        """Ask for what the kind cannot do without."""
        given = super().clean() or self.cleaned_data
        kind = given.get("kind")
        if not kind and any(given.get(name) for name in _CHANNEL_TEXTS):
            self.add_error("kind", _("Choose what this row is, or empty it."))
        if kind == ChannelKind.PHONE and not given.get("phone") and "phone" not in self.errors:
            self.add_error("phone", _("Write the phone number."))
        if kind == ChannelKind.EMAIL and not given.get("email") and "email" not in self.errors:
            self.add_error("email", _("Write the mail address."))
        return given


class ScheduleForm(forms.Form):
    """When it happens; a row without a first day is left out."""

    repeat = forms.ChoiceField(label=_("How often?"), required=False)
    weekdays = ticks(_("On which weekdays?"))
    first_on = day_field(_("First time"))
    until_on = day_field(_("Last time (empty: goes on)"))
    starts_at = hour_field(_("Begins at"))
    ends_at = hour_field(_("Ends at"))
    place = forms.ChoiceField(label=_("In which place?"), required=False)
    exceptions = Line(
        label=_("Days left out"), required=False, max_length=1000,
        help_text=_("For example 24.12.2026, 31.12.2026. Public holidays are left out anyway."),
    )  # fmt: skip
    is_on_holidays = forms.BooleanField(label=_("Also on public holidays"), required=False)
    note_fi = Line(label=_("Note in Finnish"), max_length=200, required=False)
    note_sv = Line(label=_("Note in Swedish"), max_length=200, required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - what the library hands over
        stored: Sequence[Schedule],
        language: str,
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **options)
        number = str(self.prefix or "").rpartition("-")[2]
        place = int(number) if number.isdigit() else len(stored)
        self.schedule = stored[place] if place < len(stored) else None
        self._offer(language)

    def _offer(self, language: str) -> None:
        choices: list[tuple[str, Words]] = [("", _("Empty row")), *REPEATS.items()]
        if self.schedule and (self.initial or {}).get("repeat") == Repeat.KEPT:
            choices.append((Repeat.KEPT, timing_text(self.schedule.timing, language)))
        places: list[tuple[str, Words]] = [("", _("Not tied to a place"))]
        places += [(str(n), _("Place %(number)s above") % {"number": n + 1}) for n in range(MOST)]
        weekdays = list(WEEKDAY_WORDS.items())
        offered: dict[str, list[Any]] = {
            "repeat": choices, "weekdays": weekdays, "place": places,
        }  # fmt: skip
        for name, values in offered.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
            field.choices = values

    def clean_exceptions(self) -> list[str]:
        """Read the days that are left out."""
        reader = day_field("")
        typed = self.cleaned_data["exceptions"].replace(";", ",").replace(" ", ",")
        try:
            days = [reader.clean(word) for word in typed.split(",") if word]
        except forms.ValidationError as wrong:
            raise forms.ValidationError(_UNREADABLE_DAYS) from wrong
        return sorted({day.isoformat() for day in days})

    def clean(self) -> dict[str, Any]:
        """Ask for what a time cannot do without, once something of it was told."""
        given = super().clean() or self.cleaned_data
        if not given.get("repeat"):
            if given.get("first_on") or given.get("starts_at"):
                self.add_error("repeat", _("Choose how often it happens, or empty the row."))
            return given
        for name, words in (
            ("first_on", _("Write the first day.")),
            ("starts_at", _("Write when it begins.")),
            ("ends_at", _("Write when it ends.")),
        ):
            if given.get(name) is None and name not in self.errors:
                self.add_error(name, words)
        self._clean_weekdays(given)
        first, last = given.get("first_on"), given.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", _("The last time is before the first."))
        return given

    def _clean_weekdays(self, given: dict[str, Any]) -> None:
        repeat, first = Repeat(given["repeat"]), given.get("first_on")
        days = given.get("weekdays") or ([WEEKDAYS[first.weekday()]] if first else [])
        if repeat in MONTHLY and len(days) > 1:
            self.add_error("weekdays", _("Choose one weekday for what happens once a month."))
        if repeat in BY_WEEKDAY and days:
            given["weekdays"] = days

    def schedule_told(self, channels: Sequence[Channel | None]) -> Schedule:
        """Return the row as a schedule; the place is one of the channels told above."""
        given = self.cleaned_data
        repeat = Repeat(given["repeat"])
        kept = repeat == Repeat.KEPT and self.schedule is not None
        rule = self.schedule.rule if kept and self.schedule else rule_of(repeat, given["weekdays"])
        place = int(given["place"]) if given["place"] else len(channels)
        return Schedule(
            rule=rule, first_on=given["first_on"],
            until_on=given["first_on"] if repeat == Repeat.ONCE else given["until_on"],
            starts_at=given["starts_at"], ends_at=given["ends_at"],
            exceptions=given["exceptions"], is_on_holidays=given["is_on_holidays"],
            note_fi=given["note_fi"], note_sv=given["note_sv"], note_en=self._note_in_english(),
            channel=channels[place] if place < len(channels) else None,
        )  # fmt: skip

    def _note_in_english(self) -> str:
        """Return the note that this form does not ask for, while its Finnish one stands."""
        old = self.schedule
        return old.note_en if old and old.note_fi == self.cleaned_data["note_fi"] else ""


def channel_rows(data: Any, activity: Activity | None, offers: Offers) -> Rows:  # noqa: ANN401
    """Return the places and channels as rows to fill in."""
    stored = list(activity.channels.all()) if activity else []
    rows = [
        {name: getattr(row, name) for name in (*_CHANNEL_TEXTS, "kind")}
        | {"municipality": row.municipality.code if row.municipality else ""}
        for row in stored
    ]
    return rows_for(ChannelForm, len(stored), most=MOST)(
        data, initial=rows, prefix="channels",
        form_kwargs={"offers": offers, "kept": _places_of(stored)},
    )  # fmt: skip


def _places_of(channels: Sequence[Channel]) -> list[Municipality]:
    return [row.municipality for row in channels if row.municipality]


def schedule_rows(data: Any, activity: Activity | None, language: str) -> Rows:  # noqa: ANN401
    """Return the times as rows to fill in."""
    stored = list(activity.schedules.all()) if activity else []
    places = (
        {row.pk: number for number, row in enumerate(activity.channels.all())} if activity else {}
    )
    rows = [_row(schedule, places, language) for schedule in stored]
    options = {"stored": stored, "language": language}
    made = rows_for(ScheduleForm, len(stored), most=MOST)
    return made(data, initial=rows, prefix="schedules", form_kwargs=options)


def _row(schedule: Schedule, places: dict[int, int], language: str) -> dict[str, Any]:
    said = repetition_of(schedule.rule, schedule.first_on.weekday())
    days = [date.fromisoformat(day) for day in schedule.exceptions]
    names = ("first_on", "until_on", "starts_at", "ends_at", "is_on_holidays", "note_fi", "note_sv")
    place = places.get(schedule.channel_id) if schedule.channel_id else None
    written = "fi" if language == "en" else language
    return {name: getattr(schedule, name) for name in names} | {
        "repeat": str(said.repeat),
        "weekdays": list(said.weekdays),
        "place": "" if place is None else str(place),
        "exceptions": ", ".join(day_text(day, written, with_weekday=False) for day in days),
        "until_on": None if said.repeat == Repeat.ONCE else schedule.until_on,
    }


def channels_of(rows: Rows, offers: Offers, activity: Activity | None) -> list[Channel | None]:
    """Return each row as a channel, None for an empty one; where it stands on a map is kept."""
    stored = list(activity.channels.all()) if activity else []
    return [
        _channel(row, offers, stored) if row and row.get("kind") else None
        for row in rows.cleaned_data
    ]


def _channel(row: dict[str, Any], offers: Offers, stored: Sequence[Channel]) -> Channel:
    same = next((old for old in stored if old.street and old.street == row["street"]), None)
    called = next((old for old in stored if old.name_fi and old.name_fi == row["name_fi"]), same)
    return Channel(
        kind=row["kind"],
        municipality=offers.municipality(row["municipality"], _places_of(stored)),
        longitude=same.longitude if same else None, latitude=same.latitude if same else None,
        name_en=called.name_en if called else "",
        **{name: row[name] for name in _CHANNEL_TEXTS},
    )  # fmt: skip


def schedules_of(rows: Rows, channels: Sequence[Channel | None]) -> list[Schedule]:
    """Return the filled rows as schedules."""
    told = [form for form in rows.forms if form.cleaned_data and form.cleaned_data.get("repeat")]
    return [form.schedule_told(channels) for form in told]
