"""What is asked of the index."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

LONGEST_QUERY = 200
PAGE_SIZE = 20


class Facet(StrEnum):
    """What a search can be narrowed by; the value names the field of the index."""

    MUNICIPALITY = "municipality"
    REACH = "reach"
    LIFE_SITUATION = "life_situation"
    TARGET_GROUP = "target_group"
    THEME = "theme"
    FORM = "form"
    LANGUAGE = "language"
    PRICE = "price"
    ACCESS = "access"
    KIND = "kind"
    HANDBOOK_PART = "handbook_part"


# Facets on which a record may be silent: what it does not say must not hide it unsaid.
MAY_BE_UNTOLD = (Facet.ACCESS, Facet.PRICE, Facet.LANGUAGE)


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


@dataclass(frozen=True, slots=True)
class Hit:
    """One row that answers: which room's, and its public code."""

    label: str
    key: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of one page, how many there are in all, and the counts beside each filter.

    `untold` counts, for each facet that narrows, the rows left out only because they don't say.
    """

    hits: tuple[Hit, ...] = ()
    count: int = 0
    facets: Mapping[Facet, Mapping[str, int]] = field(default_factory=dict)
    untold: Mapping[Facet, int] = field(default_factory=dict)


def cleaned(text: str) -> str:
    """Return what was typed as a query: composed, without control signs, cut, spaces single.

    Whatever people or machines send (NUL bytes, half an emoji, 100 kB) becomes something harmless.
    """
    head = unicodedata.normalize("NFC", text[: 4 * LONGEST_QUERY])
    visible = (" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in head)
    return " ".join("".join(visible).split())[:LONGEST_QUERY].rstrip()
