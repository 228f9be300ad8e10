"""The columns that a kind of table may have, and which column of a file is which."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from kumaja.foundation.imports.domain.cells import Cell, Read
from kumaja.foundation.language.domain.keys import match_key

_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]")


@dataclass(frozen=True, slots=True)
class Known:
    """Tables to look up by: names of municipalities, postal codes, words of our lists."""

    municipalities: Mapping[str, str] = field(default_factory=dict)  # code or name's key → code
    postal_codes: frozenset[str] = frozenset()
    terms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # scheme → key → term


@dataclass(frozen=True, slots=True)
class Column:
    """What one column tells: its field, what it may be called, how its cells are read."""

    field: str
    label: str  # untranslated
    titles: tuple[str, ...]
    reads: Callable[[Cell, Known], Read]

    @property
    def keys(self) -> frozenset[str]:
        """The titles as they are compared."""
        return frozenset(match_key(title) for title in self.titles)


class Titles:
    """Finds the column that a title means."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._fields = {key: column.field for column in columns for key in column.keys}

    def field_of(self, title: str) -> str:
        """Return the field of a title, what stands in brackets aside; empty when none is known."""
        bare = _ASIDE.sub("", title)
        for text in (title, bare, *bare.split(" / "), title.rpartition(" › ")[2]):
            if found := self._fields.get(match_key(text), ""):
                return found
        return ""

    def fields_of(self, titles: Sequence[str]) -> dict[str, str]:
        """Return title → field; of two that mean the same, the first."""
        found: dict[str, str] = {}
        for title in titles:
            meant = self.field_of(title)
            found[title] = meant if meant not in found.values() else ""
        return found

    def count(self, titles: Collection[str]) -> int:
        """Return how many different fields the titles mean."""
        return len({meant for title in titles if (meant := self.field_of(title))})
