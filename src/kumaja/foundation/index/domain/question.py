"""What is asked of the index."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.domain.hints import Hint

LONGEST_QUERY = 200
PAGE_SIZE = 20


# Facets on which a record may be silent: what it does not say must not hide it unsaid.
MAY_BE_UNTOLD = (Facet.ACCESS, Facet.PRICE, Facet.LANGUAGE, Facet.WHEN)


class Sort(StrEnum):
    """In what order: best first, by name, by the nearest time."""

    FIT = "fit"
    NAME = "name"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Question:
    """A cleaned query with its filters; filters of one facet widen, except access facts."""

    region: str
    text: str = ""
    language: str = "fi"
    filters: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    labels: tuple[str, ...] = ()
    is_untold_shown: bool = False
    sort: Sort = Sort.FIT
    offset: int = 0
    limit: int = PAGE_SIZE
    is_exact: bool = False  # search as typed: repair nothing


@dataclass(frozen=True, slots=True)
class Repair:
    """A word as it was typed, and the one that was searched in its place."""

    typed: str
    meant: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One row that answers: which room's, and its public code.

    When none of the typed words stands in it, the words of records by which it was found, else the
    code that it carries.
    """

    label: str
    key: str
    words: tuple[str, ...] = ()
    codes: tuple[tuple[Facet, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of one page, how many there are in all, and the counts beside each filter.

    `untold` counts, for each facet that narrows, the rows left out only because they don't say.
    """

    hits: tuple[Hit, ...] = ()
    count: int = 0
    facets: Mapping[Facet, Mapping[str, int]] = field(default_factory=dict)
    untold: Mapping[Facet, int] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    hints: tuple[Hint, ...] = ()


def cleaned(text: str) -> str:
    """Return what was typed as a query: composed, without control signs, cut, spaces single.

    Whatever people or machines send (NUL bytes, half an emoji, 100 kB) becomes something harmless.
    """
    head = unicodedata.normalize("NFC", text[: 4 * LONGEST_QUERY])
    visible = (" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in head)
    return " ".join("".join(visible).split())[:LONGEST_QUERY].rstrip()
