"""Forms of crisis help: a line to call, when it answers, the words that show it."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kumaja.foundation.core.domain.text import LANGUAGES, Trilingual
from kumaja.foundation.language.domain.keys import match_key
from kumaja.front.desk.domain.repeats import WEEKDAYS
from kumaja.front.desk.forms.fields import Line, day_field, hour_field, line_in, ticks, web_field
from kumaja.front.desk.forms.whole import Rows, rows_for
from kumaja.front.desk.queries.crisis_words import TOPICS
from kumaja.front.desk.queries.words import WEEKDAY_WORDS, WRITTEN_LANGUAGES
from kumaja.help.directory.actions.crisis import ContactDetails
from kumaja.help.directory.models import CrisisContact

MOST_SPANS: Final = 7


class ContactForm(forms.Form):
    """A line as its own page tells it."""

    number = forms.RegexField(
        r"^\+?\d[\d ]{1,28}$", label=_("Number"), max_length=30,
        error_messages={"invalid": _("Write digits and spaces only, for example 116 117.")},
    )  # fmt: skip
    is_always = forms.BooleanField(label=_("Answers day and night, every day"), required=False)
    hours_fi = line_in("fi", _("Opening hours"), 160)
    hours_sv = line_in("sv", _("Opening hours"), 160)
    hours_en = line_in("en", _("Opening hours"), 160)
    source = web_field(_("Page that tells it"), 300)
    checked_on = day_field(
        _("Checked"), _("The day on which somebody last read the page or called."), required=True
    )

    def __init__(self, data: Any, *, contact: CrisisContact, today: date) -> None:  # noqa: ANN401
        self.today = today
        stored = {name: getattr(contact, name) for name in self.base_fields}
        super().__init__(data, initial=stored, use_required_attribute=False)

    def clean_checked_on(self) -> date:
        """Refuse a day that has not come."""
        day: date = self.cleaned_data["checked_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def details(self, spans: Rows) -> ContactDetails:
        """Return what was written."""
        given = self.cleaned_data
        hours = Trilingual(*(given[f"hours_{language}"] for language in LANGUAGES))
        return ContactDetails(
            number=given["number"], hours=hours, is_always=given["is_always"],
            opening=() if given["is_always"] else tuple(_spans(spans)),
            source=given["source"], checked_on=given["checked_on"],
        )  # fmt: skip


class SpanForm(forms.Form):
    """Hours that are the same on some days; an empty row is left out."""

    days = ticks(_("Weekdays"))
    starts_at = hour_field(_("From"))
    ends_at = hour_field(pgettext_lazy("hour", "Until"))

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - the library's own
        super().__init__(*args, **options)
        field = self.fields["days"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(day, WEEKDAY_WORDS[day]) for day in WEEKDAYS]

    def clean(self) -> dict[str, Any]:
        """Ask for all of a row that is begun."""
        given = super().clean() or self.cleaned_data
        told = {name for name in self.fields if given.get(name) not in (None, [], "")}
        if told and not self.errors and told != set(self.fields):
            raise forms.ValidationError(_("Tick days and write both hours, or empty the row."))
        return given


SpanRows: Final = rows_for(SpanForm, 0, most=MOST_SPANS)


def stored_spans(contact: CrisisContact) -> list[dict[str, Any]]:
    """Return the spans of a line as the rows of its form hold them."""
    return [
        {
            "days": [WEEKDAYS[day] for day in span["days"]],
            "starts_at": span["from"],
            "ends_at": "00:00" if span["until"] == "24:00" else span["until"],
        }
        for span in contact.opening
    ]


def _spans(rows: Rows) -> list[dict[str, Any]]:
    given = [row.cleaned_data for row in rows.forms if row.cleaned_data.get("days")]
    return [
        {
            "days": sorted(WEEKDAYS.index(day) for day in row["days"]),
            "from": f"{row['starts_at']:%H:%M}",
            "until": f"{row['ends_at']:%H:%M}",
        }
        for row in given
    ]


class TriggerForm(forms.Form):
    """Words that show crisis help above all results."""

    text = Line(
        label=_("Words"), max_length=80,
        help_text=_(
            "The fewest words that can't be harmless. They are found in any form and order. "
            "With = before it a word is found only as written: =word. "
            "Words in quotation marks are found only side by side."
        ),
    )  # fmt: skip
    topic = forms.ChoiceField(label=_("What they tell of"), choices=list(TOPICS.items()))
    language = forms.ChoiceField(
        label=_("Language"), choices=list(WRITTEN_LANGUAGES.items()), widget=forms.RadioSelect
    )

    def __init__(self, data: Any, **initial: str) -> None:  # noqa: ANN401 - POST or None
        super().__init__(data, initial=initial, use_required_attribute=False)

    def clean_text(self) -> str:
        """Refuse what has no words."""
        text: str = self.cleaned_data["text"]
        if not match_key(text):
            raise forms.ValidationError(_("Write at least one word."))
        return text
