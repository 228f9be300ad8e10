"""Dividing what is said into points: proposed here, settled by the one who speaks.

The words are never changed: points are pieces of the text in its own order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from kumaja.voice.contributions.domain.kinds import LONGEST_POINT, MOST_POINTS

_PARTS: Final = re.compile(r"\n[ \t]*\n+")
_ITEM: Final = re.compile(r"^\s*(?:[-–•*]|\(?\d{1,2}[.)])\s+", re.MULTILINE)
_END: Final = re.compile(r"(?<=[.!?…])[”\"')]*\s+(?=[”\"'(]*[A-ZÅÄÖ0-9])")
# Abbreviations after which a sentence goes on.
_SHORT: Final = re.compile(r"(?:^|[\s(])(?:esim|mm|ns|ks|klo|kl|nro|nr|t\.ex|bl\.a|s\.k|\d)\.$")


@dataclass(frozen=True, slots=True)
class Piece:
    """One point as it is settled: its words, and where it hangs (a key that its room knows)."""

    text: str
    place: str = ""


def sentences_of(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, in order; joined by a space they are the text again."""
    found: list[str] = []
    for part in _END.split(text.strip()):
        if found and _SHORT.search(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        elif part.strip():
            found.append(part.strip())
    return tuple(found)


def proposed(*texts: str) -> tuple[Piece, ...]:
    """Propose points: one a paragraph and one an item of a list; each text begins anew.

    What is left over beyond the most that is taken stays in the last one.
    """
    found = [piece for text in texts for piece in _pieces(text)]
    if len(found) > MOST_POINTS:
        rest = "\n\n".join(found[MOST_POINTS - 1 :])
        found = [*found[: MOST_POINTS - 1], rest]
    return tuple(Piece(each) for each in found)


def _pieces(text: str) -> list[str]:
    return [item for part in _PARTS.split(text.strip()) for item in _items(part)]


def _items(part: str) -> list[str]:
    """Return the items of a part that is a list, else the part itself, cut where it is too long."""
    starts = [found.start() for found in _ITEM.finditer(part)]
    if len(starts) < 2:  # noqa: PLR2004 - one item is no list
        return _cut(part.strip())
    edges = [*([0] if starts[0] else []), *starts, len(part)]
    items = [part[one:other].strip() for one, other in pairwise(edges)]
    return [piece for item in items for piece in _cut(_ITEM.sub("", item, count=1))]


def _cut(text: str) -> list[str]:
    """Cut a text at its sentences where it is longer than a point may be."""
    if len(text) <= LONGEST_POINT:
        return [text] if text else []
    found = [""]
    for sentence in sentences_of(text):
        longer = f"{found[-1]} {sentence}".strip()
        if len(longer) <= LONGEST_POINT:
            found[-1] = longer
        else:
            found.append(sentence[:LONGEST_POINT])
    return [each for each in found if each]


def joined(pieces: Sequence[Piece], at: int) -> tuple[Piece, ...]:
    """Join the piece with the one before it, whose place it takes; harmless elsewhere."""
    if not 0 < at < len(pieces):
        return tuple(pieces)
    before, this = pieces[at - 1], pieces[at]
    both = replace(before, text=f"{before.text} {this.text}", place=before.place or this.place)
    return (*pieces[: at - 1], both, *pieces[at + 1 :])


def split(pieces: Sequence[Piece], at: int, before: int) -> tuple[Piece, ...]:
    """Split the piece before its sentence of that number; both keep its place."""
    if not 0 <= at < len(pieces) or len(pieces) >= MOST_POINTS:
        return tuple(pieces)
    sentences = sentences_of(pieces[at].text)
    if not 0 < before < len(sentences):
        return tuple(pieces)
    halves = (" ".join(sentences[:before]), " ".join(sentences[before:]))
    return (*pieces[:at], *(replace(pieces[at], text=half) for half in halves), *pieces[at + 1 :])
