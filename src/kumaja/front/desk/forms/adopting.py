"""Use or leave what is known elsewhere, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext

from kumaja.front.desk.queries.adopting import FoundRow

OURS, THEIRS = "ours", "theirs"


class AdoptForm(forms.Form):
    """Our own word, or the one that was found; an empty field takes the found one at first."""

    def __init__(self, data: Any, *, rows: Sequence[FoundRow]) -> None:  # noqa: ANN401 - POST or None
        super().__init__(data, use_required_attribute=False)
        for row in rows:
            ours = gettext("As it is: %(value)s") % {"value": row.ours or gettext("nothing yet")}
            theirs = gettext("Use: %(value)s") % {"value": row.theirs}
            self.fields[row.name] = forms.ChoiceField(
                label=row.label, help_text=row.origin, widget=forms.RadioSelect,
                choices=[(THEIRS, theirs), (OURS, ours)], initial=OURS if row.ours else THEIRS,
                error_messages={"required": gettext("Choose which one holds.")},
            )  # fmt: skip

    def taken(self) -> list[str]:
        """Return the fields in which the found word is used."""
        return [name for name, chosen in self.cleaned_data.items() if chosen == THEIRS]
