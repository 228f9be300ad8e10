"""What a writer is warned of before a word is sent: details of others, and danger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from kumaja.help.directory.domain.crisis import CrisisLine
from kumaja.help.directory.queries.crisis import crisis_lines, topics_in
from kumaja.voice.observations.domain.identifying import identifying
from kumaja.voice.observations.queries.words import DETAIL_WORDS, Words


@dataclass(frozen=True, slots=True)
class Detail:
    """What could tell who somebody is, and which detail it is."""

    found: str
    word: Words


@dataclass(frozen=True, slots=True)
class Warned:
    """What was found in a text; `seen` is its print, so that a changed text is looked at anew."""

    details: tuple[Detail, ...]
    lines: tuple[CrisisLine, ...]
    seen: str

    def __bool__(self) -> bool:
        return bool(self.details or self.lines)


def warned_of(texts: Sequence[str], language: str, now: datetime) -> Warned:
    """Return what the writer should look at before it is sent."""
    details = tuple(
        Detail(text[each.start : each.end], DETAIL_WORDS[each.kind])
        for text in texts
        for each in identifying(text)
    )
    whole = "\n".join(texts)
    return Warned(details, danger_in(whole, language, now), print_of(whole))


def print_of(text: str) -> str:
    """Return the print of a text."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def danger_in(text: str, language: str, now: datetime) -> tuple[CrisisLine, ...]:
    """Return whom to call when the words tell of danger, nothing for most texts."""
    return crisis_lines(topics_in(text), language, now)
