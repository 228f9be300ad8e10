"""What to suggest while a search is being typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from kumaja.foundation.core.domain.text import Text
from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.domain.question import cleaned
from kumaja.foundation.index.engine import searcher
from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.regions.models import Region
from kumaja.front.search.queries.choices import Choices
from kumaja.front.search.queries.finding import load_rows

_SHORTEST = 2
_SITUATIONS, _NAMES = 3, 6


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A page that may be meant: its name and address."""

    name: Text
    url: str


def list_suggestions(
    region: Region, text: str, choices: Choices, language: str, moment: datetime
) -> list[Suggestion]:
    """Return life situations and names with the typed beginning; none for less than two letters."""
    begun = match_key(cleaned(text))
    if len(begun) < _SHORTEST:
        return []
    situations = [
        Suggestion(
            Text(choice.label, choice.language or language),
            reverse("search:life_situation", args=[choice.value]),
        )
        for choice in choices.of(Facet.LIFE_SITUATION)
        if f" {begun}" in f" {match_key(choice.label)}"
    ]
    hits = searcher.suggest(region.slug, begun, _NAMES)
    names = [
        Suggestion(row.name.in_language(language), row.record.get_absolute_url())
        for row in load_rows(region, hits, moment)
    ]
    return situations[:_SITUATIONS] + names
