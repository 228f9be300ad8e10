"""The search with which the front page begins."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.index.domain.question import LONGEST_QUERY
from kumaja.foundation.places.models import Municipality

# Suggestions come while one types; without script the field is a plain one.
_SUGGESTING = {
    "type": "search",
    "autocomplete": "off",
    "enterkeyhint": "search",
    "data-hx-get": reverse_lazy("search:suggest"),
    "data-hx-trigger": "input changed delay:250ms",
    "data-hx-target": "#suggestions",
    "data-hx-sync": "this:replace",
}


class FrontSearchForm(forms.Form):
    """The two fields with which the front page begins; the search reads them."""

    q = forms.CharField(
        label=_("What are you looking for?"),
        help_text=_("Use your own words: “I can't cope any more”."),
        max_length=LONGEST_QUERY,
        widget=forms.TextInput(attrs=_SUGGESTING),
    )
    municipality = forms.ChoiceField(label=_("Municipality"))

    def __init__(
        self,
        municipalities: Iterable[Municipality],
        language: str,
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(use_required_attribute=False, **options)
        field = self.fields["municipality"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [
            ("", _("The whole region")),
            *((row.slug, str(row.name.in_language(language))) for row in municipalities),
        ]
