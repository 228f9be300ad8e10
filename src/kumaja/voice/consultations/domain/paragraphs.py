"""A consulted text in paragraphs, and where each went when a new version came."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What became of a paragraph."""

    SAME = "same"  # its own number may have changed
    REWORDED = "reworded"
    SPLIT = "split"
    MERGED = "merged"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, by the key that it keeps through all versions."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an old paragraph is now: places in the new text, in order; none when it is removed."""

    key: str
    fate: Fate
    at: tuple[int, ...]
    is_moved: bool = False
    sure: int = 0  # percent: how much of its words is there
    is_clear: bool = True  # no other place comes near


@dataclass(frozen=True, slots=True)
class Matched:
    """Both versions beside each other."""

    places: tuple[Place, ...]  # one an old paragraph, in the old order
    keys: tuple[str | None, ...]  # one a new paragraph: the key that it keeps, None when it is new
    olds: tuple[Paragraph, ...]
    news: tuple[str, ...]

    @property
    def new(self) -> tuple[int, ...]:
        """The new paragraphs to which nothing of the old text leads."""
        led_to = {at for place in self.places for at in place.at}
        return tuple(at for at in range(len(self.news)) if at not in led_to)
