"""Pages of a list: which numbers are offered around the one that is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageLink:
    """One page: its number and address; `is_near` ones are offered on a phone too."""

    number: int
    url: str
    is_current: bool = False
    is_near: bool = False
    skips: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    """The way through a list: before, numbers, after."""

    links: tuple[PageLink, ...]
    before: str = ""
    after: str = ""

    def __bool__(self) -> bool:
        return len(self.links) > 1


def pages_of(current: int, last: int, address: Callable[[int], str]) -> Pages:
    """Return links to the first, the last and those around the current page."""
    near = range(max(1, current - 1), min(last, current + 1) + 1)
    offered = sorted({1, last, *near, *range(max(1, current - 2), min(last, current + 2) + 1)})
    links = tuple(
        PageLink(
            number,
            address(number),
            is_current=number == current,
            is_near=number in near,
            skips=place > 0 and number - offered[place - 1] > 1,
        )
        for place, number in enumerate(offered)
        if number >= 1
    )
    before = address(current - 1) if current > 1 else ""
    return Pages(links, before, address(current + 1) if current < last else "")
