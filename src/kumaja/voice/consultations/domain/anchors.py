"""Where comments hang when a new version came: each keeps its place, or is listed for a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kumaja.voice.consultations.domain.likeness import bag_of, stems
from kumaja.voice.consultations.domain.paragraphs import Fate, Matched, Place

_SURE_ENOUGH: Final = 38  # percent
_PHRASE: Final = 0.6  # so many of a phrase's words stand in the part of a split that has it
_TELLING: Final = 4  # words: a shorter phrase stands in many places


class Why(StrEnum):
    """Why a comment hangs where it hangs, or why it can't be said where."""

    SAME = "same"
    REWORDED = "reworded"
    PART = "part"  # its phrase stands in this part of what was split
    SPLIT = "split"  # it is about the whole of what was split
    MERGED = "merged"
    PHRASE_MOVED = "phrase_moved"  # its phrase stands in another paragraph now
    REMOVED = "removed"
    UNSURE = "unsure"
    SEVERAL = "several"  # more than one place comes as near


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment by its code: on a paragraph, maybe on a phrase of it."""

    code: str
    key: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where the comment hangs now: one place, or all parts of what was split."""

    comment: Comment
    at: tuple[int, ...]
    why: Why
    sure: int
    phrase: tuple[int, int] | None = None  # where the quoted words stand in the first place
    is_moved: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """A comment for which a person chooses the place; `perhaps` are places to look at first."""

    comment: Comment
    why: Why
    perhaps: tuple[int, ...] = ()


def reanchor(comments: Iterable[Comment], matched: Matched) -> list[Anchored | Lost]:
    """Return where each comment hangs now, in their order; never a guess."""
    places = {place.key: place for place in matched.places}
    return [_settle(comment, places.get(comment.key), matched) for comment in comments]


def find_phrase(quote: str, text: str) -> tuple[int, int] | None:
    """Return where the quoted words stand; spaces, case and signs make no difference."""
    words = re.findall(r"\w+", quote)
    if not words:
        return None
    found = re.search(r"\b" + r"\W+".join(map(re.escape, words)) + r"\b", text, re.IGNORECASE)
    return found.span() if found else None


def _settle(comment: Comment, place: Place | None, matched: Matched) -> Anchored | Lost:
    at = place.at if place else ()
    if not any(find_phrase(comment.quote, matched.news[one]) for one in at):
        elsewhere = _only_home(comment.quote, matched)
        if elsewhere is not None:
            phrase = find_phrase(comment.quote, matched.news[elsewhere])
            return Anchored(comment, (elsewhere,), Why.PHRASE_MOVED, 100, phrase, is_moved=True)
    if place is None or not at:
        return Lost(comment, Why.REMOVED)
    if not place.is_clear:
        return Lost(comment, Why.SEVERAL, at)
    if place.sure < _SURE_ENOUGH:
        return Lost(comment, Why.UNSURE, at)
    return _anchor(comment, place, matched.news)


def _anchor(comment: Comment, place: Place, news: Sequence[str]) -> Anchored | Lost:
    at, why = place.at, Why(place.fate.value)
    if place.fate is Fate.SPLIT and comment.quote:
        at, why = _parts_with(comment.quote, at, news), Why.PART
        if len(at) != 1:
            return Lost(comment, Why.SEVERAL, place.at)
    phrase = find_phrase(comment.quote, news[at[0]])
    return Anchored(comment, at, why, place.sure, phrase, place.is_moved)


def _parts_with(quote: str, at: Sequence[int], news: Sequence[str]) -> tuple[int, ...]:
    """Return the parts that have the phrase; if none has, those with most of its words."""
    exact = tuple(one for one in at if find_phrase(quote, news[one]))
    asked = set(stems(quote))
    shares = {one: len(asked & bag_of(news[one]).keys()) for one in at}
    most = max(shares.values())
    is_enough = most >= _PHRASE * len(asked)
    return exact or tuple(one for one in at if is_enough and shares[one] == most)


def _only_home(quote: str, matched: Matched) -> int | None:
    """Return the one new paragraph that has a telling phrase which only one old paragraph had."""
    if len(stems(quote)) < _TELLING:
        return None
    before = [paragraph for paragraph in matched.olds if find_phrase(quote, paragraph.text)]
    after = [at for at, text in enumerate(matched.news) if find_phrase(quote, text)]
    return after[0] if len(before) == len(after) == 1 else None
