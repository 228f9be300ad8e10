"""What surrounds a list: columns that sort, filters with their counts, chosen filters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

SHOWN = 7


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its words; with an address it sorts (`ascending`, `descending`)."""

    label: str
    url: str = ""
    sorting: str = ""
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter: value, words, how many it would leave; `language` of the words."""

    value: str
    label: str
    count: int | None = None
    is_chosen: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """One filter: its question and choices; chosen ones are never hidden."""

    legend: str
    name: str
    options: tuple[Option, ...]
    is_single: bool = False

    @property
    def first(self) -> tuple[Option, ...]:
        """The choices shown at once: all when few, else the first ones and what is chosen."""
        if len(self.options) <= SHOWN + 2:
            return self.options
        return tuple(
            option for place, option in enumerate(self.options) if place < SHOWN or option.is_chosen
        )

    @property
    def rest(self) -> tuple[Option, ...]:
        """The choices behind `Näytä kaikki`."""
        shown = {option.value for option in self.first}
        return tuple(option for option in self.options if option.value not in shown)


class Fact(NamedTuple):
    """One fact of a card: its icon, what it is (heard only), its words."""

    icon: str
    label: str
    text: str


class Tag(NamedTuple):
    """A short word on a card: its role (`waiting`), language and icon."""

    text: str
    role: str = ""
    language: str = ""
    icon: str = ""


class Card(NamedTuple):
    """A card of a list: what it is and its address, by whom, in short, why, its facts and tags.

    `language` is the heading's, when it is not the page's; `by` and `summary` carry their own.
    """

    heading: str
    url: str
    by: str = ""
    summary: str = ""
    why: str = ""
    language: str = ""
    facts: tuple[Fact, ...] = ()
    tags: tuple[Tag, ...] = ()


class Row(NamedTuple):
    """A row of a list: its title and address, a sentence, what stands beneath in small."""

    title: str
    url: str
    text: str = ""
    meta: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A chosen filter as a link that removes it."""

    label: str
    url: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """The strip above every page of a demonstration."""

    sentence: str
    summary: str = ""
    links: tuple[tuple[str, str], ...] = ()
