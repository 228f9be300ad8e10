"""The facts that change most, mended in place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from kumaja.help.directory.actions.activities import ActivityLinks
from kumaja.help.directory.domain.kinds import ChannelKind, PriceKind
from kumaja.help.directory.domain.wording import timing_text
from kumaja.help.directory.models import Activity, Channel, Schedule
from kumaja.help.upkeep.domain.reports import LONGEST
from kumaja.help.upkeep.forms.fields import day, hour, line
from kumaja.network.registry.models import Contact, Organisation
from kumaja.network.registry.queries.masters import owned_words

_FARTHEST = timedelta(days=3 * 366)
_PRICES = [
    (PriceKind.FREE, _("Free of charge")),
    (PriceKind.PAID, _("Costs something")),
    (PriceKind.UNKNOWN, pgettext_lazy("a fact is", "Not known")),
]


class _Versioned(forms.Form):
    """A form that knows whether what it was made from has changed meanwhile."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def begin(self) -> None:
        """Note what the fields hold before anything is changed."""
        held = {name: field.initial for name, field in self.fields.items() if name != "seen"}
        print_ = hashlib.sha256(repr(sorted(held.items(), key=str)).encode()).hexdigest()[:32]
        self.fields["seen"].initial = print_

    def clean_seen(self) -> str:
        """Refuse what was made from another state of the record."""
        if self.cleaned_data["seen"] != self.fields["seen"].initial:
            self.add_error(
                None, _("Somebody saved this just now. Open the page again and compare.")
            )
        return ""


class ActivityForm(_Versioned):
    """When, where, at what price, how one reaches it, and whether it goes on."""

    paused_until = day(_("On a break until"), _("The day on which it goes on. Empty: no break."))
    ended_on = day(_("It has ended, or ends, on"), _("Empty: it goes on."))
    price_kind = forms.ChoiceField(label=_("Price"), choices=_PRICES, widget=forms.RadioSelect)
    price = forms.DecimalField(
        label=_("Price in euros"), required=False, min_value=0, max_digits=8, decimal_places=2
    )
    other = forms.CharField(
        label=_("Is something else wrong?"), max_length=LONGEST, required=False,
        help_text=_("For example another day of the week. The coordination mends it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, data: Any, *, activity: Activity, language: str, today: date) -> None:  # noqa: ANN401
        super().__init__(data, use_required_attribute=False)
        self.today = today
        self.channels = list(activity.channels.all())
        self.schedules = list(activity.schedules.all())
        self.is_secret = activity.is_address_secret
        for name in ("paused_until", "ended_on", "price_kind", "price"):
            self.fields[name].initial = getattr(activity, name)
        for name, field, initial in (*self._of_times(language), *self._of_channels()):
            self.fields[name], field.initial = field, initial
        self.order_fields(
            [
                "seen",
                *(name for name in self.fields if name[-1].isdigit()),
                "phone_new",
                "price_kind",
                "price",
                "paused_until",
                "ended_on",
                "other",
            ]
        )
        self.begin()

    def _of_times(self, language: str) -> Iterator[tuple[str, forms.Field, Any]]:
        for number, row in enumerate(self.schedules):
            which = {"times": timing_text(row.timing, language)}
            yield f"starts_{number}", hour(gettext("%(times)s: from") % which), row.starts_at
            yield f"ends_{number}", hour(gettext("%(times)s: to") % which), row.ends_at
            if row.rule:
                label = gettext("%(times)s: last time") % which
                yield f"until_{number}", day(label, _("Empty: until further notice.")), row.until_on
            else:
                yield f"first_{number}", day(gettext("%(times)s: day") % which), row.first_on

    def _of_channels(self) -> Iterator[tuple[str, forms.Field, Any]]:
        for number, row in enumerate(self.channels):
            if row.kind == ChannelKind.PLACE and not self.is_secret:
                yield f"place_{number}", line(_("Name of the place"), 200), _name_of(row)[1]
                yield f"street_{number}", line(_("Street address"), 200), row.street
            if row.phone:
                yield f"phone_{number}", line(_("Phone"), 40), row.phone
        if not any(row.phone for row in self.channels):
            yield "phone_new", line(_("Phone"), 40), ""

    def clean(self) -> dict[str, Any]:
        """Hold the fields against each other."""
        given = super().clean() or self.cleaned_data
        for number, row in enumerate(self.schedules):
            self._clean_times(given, number, row)
        is_paid, price = given.get("price_kind") == PriceKind.PAID, given.get("price")
        if price and not is_paid:
            self.add_error("price_kind", _("A price was written. Choose that it costs something."))
        given["price"] = price if is_paid and price else None
        for name in ("paused_until", "ended_on"):
            if given.get(name) and abs(given[name] - self.today) > _FARTHEST:
                self.add_error(name, _("Check the year."))
        return given

    def _clean_times(self, given: Mapping[str, Any], number: int, row: Schedule) -> None:
        starts, ends = given.get(f"starts_{number}"), given.get(f"ends_{number}")
        if isinstance(starts, time) and isinstance(ends, time) and ends <= starts:
            self.add_error(f"ends_{number}", _("The end is before the beginning."))
        until = given.get(f"until_{number}")
        if until and until < row.first_on:
            self.add_error(f"until_{number}", _("The last time is before the first one."))
        if not row.rule and f"first_{number}" in given and not given[f"first_{number}"]:
            self.add_error(f"first_{number}", _("Write the day like this: 3.12.2026."))

    def values(self) -> dict[str, Any]:
        """Return the columns that the action writes."""
        given = self.cleaned_data
        return {name: given[name] for name in ("paused_until", "ended_on", "price_kind", "price")}

    def links(self) -> ActivityLinks:
        """Return places, phones and times as they are from now on; what is not asked stays."""
        given = self.cleaned_data
        kept: dict[int | None, Channel] = {row.pk: row for row in self.channels}
        for number, row in enumerate(self.channels):
            _mend_channel(row, number, given)
        for number, each in enumerate(self.schedules):
            each.channel = kept.get(each.channel_id)
            _mend_schedule(each, number, given)
        channels = [row for row in self.channels if not _is_empty(row)]
        for each in self.schedules:
            each.channel = each.channel if each.channel in channels else None
        if given.get("phone_new"):
            channels.append(Channel(kind=ChannelKind.PHONE, phone=given["phone_new"]))
        return ActivityLinks(channels=channels, schedules=self.schedules)


def _name_of(row: Channel) -> tuple[str, str]:
    """Return the name of a place and the column that holds it: the first that is written."""
    for column in ("name_fi", "name_sv", "name_en"):
        if written := getattr(row, column):
            return column, written
    return "name_fi", ""


def _mend_channel(row: Channel, number: int, given: Mapping[str, Any]) -> None:
    if f"place_{number}" in given:
        setattr(row, _name_of(row)[0], given[f"place_{number}"])
        row.street = given[f"street_{number}"]
    if f"phone_{number}" in given:
        row.phone = given[f"phone_{number}"]


def _mend_schedule(row: Schedule, number: int, given: Mapping[str, Any]) -> None:
    row.starts_at, row.ends_at = given[f"starts_{number}"], given[f"ends_{number}"]
    if row.rule:
        row.until_on = given[f"until_{number}"]
    else:
        row.first_on = given[f"first_{number}"]


def _is_empty(row: Channel) -> bool:
    """Test whether a phone line has lost its number: then there is no such line."""
    return row.kind == ChannelKind.PHONE and not row.phone


class RecordForm(_Versioned):
    """How the association is reached."""

    website = forms.URLField(label=_("Web page"), required=False, assume_scheme="https")

    def __init__(self, data: Any, *, organisation: Organisation) -> None:  # noqa: ANN401
        super().__init__(data, use_required_attribute=False)
        self.fields["website"].initial = organisation.website
        self.contacts = list(organisation.contacts.order_by("position", "pk")) or [Contact()]
        for number, row in enumerate(self.contacts):
            who = str(row) or gettext("Association")
            phone = line(gettext("%(who)s: phone") % {"who": who}, 40)
            email = forms.EmailField(label=gettext("%(who)s: mail") % {"who": who}, required=False)
            phone.initial, email.initial = row.phone, row.email
            self.fields |= {f"phone_{number}": phone, f"email_{number}": email}
        self.owned = owned_words(organisation)
        for name, field in self.fields.items():
            of_record = "website" if name == "website" else "contacts"
            if name != "seen" and (told := self.owned.get(of_record)):
                field.disabled = True
                field.error_messages["owned"] = told  # the page says it where it is not dimmed
        self.begin()

    def clean(self) -> dict[str, Any]:
        """Refuse to lose every way to be reached."""
        given = super().clean() or self.cleaned_data
        told = [given.get(name) for name in self.fields if name.startswith(("phone_", "email_"))]
        if not any(told) and not self.errors and "contacts" not in self.owned:
            self.add_error("phone_0", _("Leave at least one phone or mail."))
        return given

    def reach(self) -> list[Contact] | None:
        """Return the contacts as they are from now on, None when another system owns them.

        One that tells nothing goes.
        """
        if "contacts" in self.owned:
            return None
        for number, row in enumerate(self.contacts):
            row.phone = self.cleaned_data[f"phone_{number}"]
            row.email = self.cleaned_data[f"email_{number}"]
        return [row for row in self.contacts if row.phone or row.email]
