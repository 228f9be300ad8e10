"""What lists of the interface may be narrowed by."""

from __future__ import annotations

from django import forms

from kumaja.network.practices.models import PracticeQuerySet
from kumaja.network.practices.queries.narrowing import Narrowing

LONGEST = 100


class PracticeFilterForm(forms.Form):
    """Parameters of the list of practices; a municipality by its code or its slug."""

    theme = forms.SlugField(max_length=LONGEST, required=False)
    situation = forms.SlugField(max_length=LONGEST, required=False)
    group = forms.SlugField(max_length=LONGEST, required=False)
    municipality = forms.SlugField(max_length=LONGEST, required=False)

    def apply(self, rows: PracticeQuerySet) -> PracticeQuerySet:
        """Return the rows that the (valid) parameters ask for."""
        return Narrowing(**self.cleaned_data).apply(rows)
