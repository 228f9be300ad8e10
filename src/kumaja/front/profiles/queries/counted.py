"""What the search counts of a region's activities: quick however many there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.domain.question import Question
from kumaja.foundation.index.engine import searcher
from kumaja.foundation.index.engine.folders import IndexMissing
from kumaja.foundation.index.engine.schema import EVERYWHERE
from kumaja.foundation.regions.models import Region
from kumaja.help.directory.models import Activity


@dataclass(frozen=True, slots=True)
class Counts:
    """How many activities each municipality has, by its code; region-wide ones are in each."""

    of: Mapping[str, int]
    everywhere: int
    total: int

    def own(self, code: str) -> int:
        """How many activities are meant for the municipality or held in it."""
        return self.of.get(code, self.everywhere) - self.everywhere


def count_activities(region: Region) -> Counts | None:
    """Return what the search counts for each municipality; None when there is no index."""
    question = Question(region=region.slug, labels=(Activity._meta.label,), limit=0)
    try:
        answer = searcher.find(question, counted=(Facet.MUNICIPALITY,))
    except IndexMissing:
        return None
    of = answer.facets[Facet.MUNICIPALITY]
    return Counts(of, of.get(EVERYWHERE, 0), answer.count)
