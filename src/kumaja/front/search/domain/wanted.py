"""What a visitor asked for, as it stands in the address, and addresses that ask for a bit else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urlencode

from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.domain.question import Sort

# Names of the parameters: the same in every language, so that a link survives its change.
PARAMETERS: Final[Mapping[Facet, str]] = {
    Facet.MUNICIPALITY: "municipality",
    Facet.REACH: "reach",
    Facet.WHEN: "when",
    Facet.LIFE_SITUATION: "situation",
    Facet.TARGET_GROUP: "group",
    Facet.THEME: "theme",
    Facet.FORM: "form",
    Facet.LANGUAGE: "language",
    Facet.PRICE: "price",
    Facet.ACCESS: "access",
    Facet.KIND: "kind",
    Facet.HANDBOOK_PART: "part",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search as its address says it; `unknown` are values that no filter has."""

    text: str = ""
    filters: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.FIT
    page: int = 1
    is_untold_shown: bool = False
    is_exact: bool = False
    unknown: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many filters are chosen besides the municipality, which has a field of its own."""
        chosen = (len(v) for facet, v in self.filters.items() if facet is not Facet.MUNICIPALITY)
        return sum(chosen)

    @property
    def is_anything(self) -> bool:
        """Test whether anything at all was asked."""
        return bool(self.text or any(self.filters.values()))

    def without(self, facet: Facet, value: str = "") -> Wanted:
        """Return the search without one choice of a facet, or without the facet."""
        left = tuple(v for v in self.filters.get(facet, ()) if value and v != value)
        return replace(self, filters={**self.filters, facet: left}, page=1)

    def narrowed(self, facet: Facet, *values: str) -> Wanted:
        """Return the search with these choices of a facet."""
        return replace(self, filters={**self.filters, facet: values}, page=1)

    def pairs(self) -> list[tuple[str, str]]:
        """Return the parameters that say this search, in a fixed order, defaults left out."""
        said = [("q", self.text)] if self.text else []
        for facet, name in PARAMETERS.items():
            said += [(name, value) for value in self.filters.get(facet, ())]
        said += [("untold", "1")] * self.is_untold_shown
        said += [("exact", "1")] * self.is_exact
        said += [("sort", self.sort.value)] * (self.sort is not Sort.FIT)
        return said + [("page", str(self.page))] * (self.page > 1)

    def query(self) -> str:
        """Return the parameters as they stand in an address, with `?` when there are any."""
        pairs = self.pairs()
        return f"?{urlencode(pairs)}" if pairs else ""
