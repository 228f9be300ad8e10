"""Reads a search from an address, and the two fields that every search page begins with."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.core.domain.codes import slug_of
from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.domain.question import LONGEST_QUERY, Sort, cleaned
from kumaja.front.search.domain.wanted import PARAMETERS, Wanted
from kumaja.front.search.queries import Choices

_MOST_VALUES = 20
_MOST_DIGITS = 6
_SHOWN_OF_UNKNOWN = 40
# Suggestions come while one types; without script the field is a plain one.
_SUGGESTING: Final = {
    "data-hx-get": reverse_lazy("search:suggest"),
    "data-hx-trigger": "input changed delay:250ms",
    "data-hx-target": "#suggestions",
    "data-hx-sync": "this:replace",
}


class SearchForm(forms.Form):
    """What, and in which municipality; only drawn: `read_wanted` reads, and refuses nothing."""

    q = forms.CharField(
        label=_("What are you looking for?"),
        help_text=_("Use your own words: “I can't cope any more”."),
        max_length=LONGEST_QUERY,
        widget=forms.TextInput(
            attrs={"type": "search", "autocomplete": "off", "enterkeyhint": "search", **_SUGGESTING}
        ),
    )
    municipality = forms.ChoiceField(label=_("Municipality"))

    def __init__(self, choices: Choices, wanted: Wanted, **options: Any) -> None:  # noqa: ANN401
        chosen = wanted.filters.get(Facet.MUNICIPALITY) or ("",)
        options["initial"] = {"q": wanted.text, "municipality": chosen[0]}
        super().__init__(use_required_attribute=False, **options)
        municipality = self.fields["municipality"]
        assert isinstance(municipality, forms.ChoiceField)  # noqa: S101 - declared above
        municipality.choices = [
            ("", _("The whole region")),
            *((choice.value, choice.label) for choice in choices.of(Facet.MUNICIPALITY)),
        ]


def read_wanted(data: QueryDict, choices: Choices) -> Wanted:
    """Return the search that an address asks for.

    Values that mean nothing are left out and named, so that the page can say so.
    """
    filters: dict[Facet, tuple[str, ...]] = {}
    unknown: list[str] = []
    for facet, name in PARAMETERS.items():
        known: dict[str, None] = {}
        for value in filter(None, data.getlist(name)[:_MOST_VALUES]):
            found = choices.find(facet, slug_of(value) if facet is Facet.MUNICIPALITY else value)
            if found:
                known[found.value] = None
            else:
                unknown.append(cleaned(value)[:_SHOWN_OF_UNKNOWN])
        filters[facet] = tuple(known)
    return Wanted(
        text=cleaned(data.get("q", "")),
        filters=filters,
        sort=_sort(data.get("sort", "")),
        page=_page(data.get("page", "")),
        is_untold_shown=bool(data.get("untold")),
        is_exact=bool(data.get("exact")),
        unknown=tuple(filter(None, dict.fromkeys(unknown))),
    )


def _sort(value: str) -> Sort:
    """Return the order that is named, best first when none is."""
    return Sort(value) if value in set(Sort) else Sort.FIT


def _page(value: str) -> int:
    """Return the page that is named, the first when it is not one."""
    if not value.isascii() or not value.isdigit() or len(value) > _MOST_DIGITS:
        return 1
    return max(1, int(value))
