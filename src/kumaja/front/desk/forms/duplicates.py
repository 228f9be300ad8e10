"""Which of two words holds, field by field, when two records become one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext

from kumaja.front.desk.queries.duplicates import FieldRow

KEPT, OTHER = "kept", "other"


class MergeForm(forms.Form):
    """Field by field: the word of the record that stays, or of the one that goes."""

    def __init__(self, data: Any, *, rows: Sequence[FieldRow]) -> None:  # noqa: ANN401 - POST or None
        super().__init__(data, use_required_attribute=False)
        for row in rows:
            self.fields[row.name] = forms.ChoiceField(
                label=row.label, widget=forms.RadioSelect, initial=KEPT,
                choices=[
                    (KEPT, gettext("The one that stays: %(value)s") % {"value": row.kept}),
                    (OTHER, gettext("The other: %(value)s") % {"value": row.gone}),
                ],
                error_messages={"required": gettext("Choose which one holds.")},
            )  # fmt: skip

    def taken(self) -> list[str]:
        """Return the fields in which the other record's word holds."""
        return [name for name, chosen in self.cleaned_data.items() if chosen == OTHER]
