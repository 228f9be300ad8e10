"""What the list of gaps of the interface may be narrowed by."""

from __future__ import annotations

from django import forms

from kumaja.help.gaps.queries.narrowing import ABOUT, GapNarrowing

LONGEST = 100


class GapFilterForm(forms.Form):
    """Parameters of the list of gaps: by which list, one word of it, one municipality."""

    about = forms.ChoiceField(choices=[(name, name) for name in ABOUT], required=False)
    term = forms.SlugField(max_length=LONGEST, required=False)
    municipality = forms.SlugField(max_length=LONGEST, required=False)

    def narrowing(self) -> GapNarrowing:
        """Return what the (valid) parameters ask for."""
        return GapNarrowing(**self.cleaned_data)
