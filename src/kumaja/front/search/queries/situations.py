"""The list of life situations, with how much there is for each."""

from __future__ import annotations

from dataclasses import dataclass

from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.domain.question import Question
from kumaja.foundation.index.engine import searcher
from kumaja.foundation.regions.models import Region
from kumaja.front.search.queries.choices import Choice, Choices
from kumaja.front.search.queries.labels import ACTIVITY


@dataclass(frozen=True, slots=True)
class SituationRow:
    """A life situation in people's own words and how many activities it leads to."""

    choice: Choice
    count: int


def list_situations(region: Region, choices: Choices) -> list[SituationRow]:
    """Return all life situations in their order; those without activities too, because it is so."""
    question = Question(region=region.slug, labels=(ACTIVITY,))
    counts = searcher.find(question, counted=(Facet.LIFE_SITUATION,)).facets[Facet.LIFE_SITUATION]
    return [
        SituationRow(choice, counts.get(choice.value, 0))
        for choice in choices.of(Facet.LIFE_SITUATION)
    ]
