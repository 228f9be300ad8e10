"""Gaps of accessibility."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.core.domain.text import LANGUAGES, Trilingual

_AREA = forms.Textarea(attrs={"rows": 3})


class GapForm(forms.Form):
    """Something that is not accessible, as the statement tells it."""

    what_fi = forms.CharField(
        label=_("What is not accessible? (Finnish)"), max_length=1000, widget=_AREA
    )
    what_sv = forms.CharField(
        label=_("The same in Swedish"), max_length=1000, required=False, widget=_AREA
    )
    what_en = forms.CharField(
        label=_("The same in English"), max_length=1000, required=False, widget=_AREA
    )
    plan_fi = forms.CharField(
        label=_("When and how is it mended? (Finnish)"), max_length=1000, widget=_AREA
    )
    plan_sv = forms.CharField(
        label=_("The plan in Swedish"), max_length=1000, required=False, widget=_AREA
    )
    plan_en = forms.CharField(
        label=_("The plan in English"), max_length=1000, required=False, widget=_AREA
    )
    since_on = forms.DateField(label=_("Since which day?"))

    def text(self, name: str) -> Trilingual:
        """Return a text of the filled form in its languages."""
        return Trilingual(*(self.cleaned_data[f"{name}_{code}"] for code in LANGUAGES))
