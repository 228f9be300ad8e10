"""An association's own part in networks: joining, how actively, offering for a task."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.front.desk.forms.fields import Lines, day_field
from kumaja.network.networks.domain.holding import MOST_TOGETHER
from kumaja.network.networks.domain.kinds import Degree
from kumaja.network.networks.queries.words import DEGREE_CHOICES, Words
from kumaja.network.registry.models import Organisation

WORDS_LENGTH = 2000


def one_of(label: Words, *, required: bool = True, help_text: Words = "") -> forms.ChoiceField:
    """Return a choice of one organisation; which ones is told when the form is made."""
    return forms.ChoiceField(label=label, required=required, help_text=help_text)


def offer_rows(
    field: forms.Field, rows: Sequence[Organisation], language: str, *, empty: Words = ""
) -> None:
    """Let a field offer organisations by name, and nothing when `empty` says what that means."""
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared by the forms
    named = [(row.code, row.name.in_language(language).value) for row in rows]
    field.choices = [("", empty), *named] if empty else named


def degree_field() -> forms.ChoiceField:
    """Return how actively an association takes part."""
    return forms.ChoiceField(
        label=_("How actively do you take part?"), widget=forms.RadioSelect,
        choices=list(DEGREE_CHOICES.items()),
    )  # fmt: skip


class JoinForm(forms.Form):
    """Which association joins, and how actively."""

    organisation = one_of(_("Which association joins?"))
    degree = degree_field()

    def __init__(self, data: Any, *, rows: Sequence[Organisation], language: str) -> None:  # noqa: ANN401
        self.rows = rows
        super().__init__(data, initial={"degree": Degree.TAKES_PART}, use_required_attribute=False)
        field = self.fields["organisation"]
        if len(rows) > 1:
            field.widget = forms.RadioSelect()
        offer_rows(field, rows, language)

    def chosen(self) -> Organisation:
        """Return the association that joins."""
        return next(row for row in self.rows if row.code == self.cleaned_data["organisation"])


class DegreeForm(forms.Form):
    """How actively a member takes part from now on."""

    degree = degree_field()

    def __init__(self, data: Any, *, degree: str) -> None:  # noqa: ANN401 - POST or None
        super().__init__(data, initial={"degree": degree}, use_required_attribute=False)


class OfferForm(forms.Form):
    """Who offers, together with whom, from when, and what they would do."""

    offering = one_of(_("Which association offers?"))
    words = Lines(
        label=_("What would you do?"), max_length=WORDS_LENGTH,
        help_text=_("A few sentences. The other associations and the coordination read them."),
    )  # fmt: skip
    starts_on = day_field(_("From which day?"), required=True)

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - POST or None
        *,
        own: Sequence[Organisation],
        others: Sequence[Organisation],
        language: str,
        today: date,
    ) -> None:
        self.own, self.others, self.today = own, others, today
        super().__init__(data, initial={"starts_on": today}, use_required_attribute=False)
        offer_rows(self.fields["offering"], own, language)
        for number in range(1, MOST_TOGETHER):
            help_text = _("Leave empty when a community offers alone.") if number == 1 else ""
            field = one_of(_("Together with"), required=False, help_text=help_text)
            offer_rows(field, others, language, empty=_("Nobody"))
            self.fields[f"together_{number}"] = field
        self.order_fields(["offering", *self._together(), "words", "starts_on"])

    def clean_starts_on(self) -> date:
        """Refuse a day that has gone."""
        day: date = self.cleaned_data["starts_on"]
        if day < self.today:
            raise forms.ValidationError(_("Choose today or a later day."))
        return day

    def offering_one(self) -> Organisation:
        """Return the association that offers."""
        return next(row for row in self.own if row.code == self.cleaned_data["offering"])

    def together(self) -> list[Organisation]:
        """Return the others, in the order in which they were named."""
        codes = [self.cleaned_data.get(name) for name in self._together()]
        known = {row.code: row for row in self.others}
        return [known[code] for code in codes if code]

    def _together(self) -> list[str]:
        return [f"together_{number}" for number in range(1, MOST_TOGETHER)]
