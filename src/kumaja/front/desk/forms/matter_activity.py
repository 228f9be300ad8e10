"""What a decision led to: the activity is looked for by name, then picked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.front.desk.forms.fields import Line, line_in
from kumaja.front.desk.forms.matters import columns
from kumaja.help.directory.models import Activity


class FindActivityForm(forms.Form):
    """Which activity one looks for."""

    q = Line(
        label=_("Name of the activity or its association"), required=False, max_length=200,
    )  # fmt: skip


class NameActivityForm(forms.Form):
    """The activity, and in a sentence what came of the decision there."""

    activity = forms.ChoiceField(
        label=_("Which of these?"), widget=forms.RadioSelect,
        error_messages={"required": _("Pick the activity.")},
    )  # fmt: skip
    outcome_fi = line_in("fi", _("What came of it, in a sentence"), 400)
    outcome_sv = line_in("sv", _("What came of it, in a sentence"), 400)
    outcome_en = line_in("en", _("What came of it, in a sentence"), 400)

    def __init__(
        self,
        data: Any,  # noqa: ANN401 - POST or None
        *,
        rows: Sequence[Activity],
        language: str,
    ) -> None:
        self.rows = {row.code: row for row in rows}
        super().__init__(data, use_required_attribute=False)
        field = self.fields["activity"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(row.code, _named(row, language)) for row in rows]

    def chosen(self) -> Activity:
        """Return the activity."""
        return self.rows[self.cleaned_data["activity"]]

    def outcome(self) -> dict[str, str]:
        """Return the sentence by column."""
        return columns(self.cleaned_data, "outcome")


def _named(row: Activity, language: str) -> str:
    owner = row.organisation.name.in_language(language).value
    return f"{row.name.in_language(language).value} · {owner}"
