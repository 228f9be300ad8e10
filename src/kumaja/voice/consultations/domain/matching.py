"""Where each paragraph went: it goes where most of its words are.

It may have been split, merged, moved or reworded; what shares too little is removed on one side
and new on the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from kumaja.voice.consultations.domain.likeness import Bag, Sheets, sheets_of, without_number
from kumaja.voice.consultations.domain.pairing import Pairing, moved, pair_up
from kumaja.voice.consultations.domain.paragraphs import Fate, Matched, Paragraph, Place

_PART: Final = 0.5  # so much of a part comes from what was split, or goes into what was merged
_FULL: Final = 100

Kin = tuple[int, int]  # an old paragraph, and a new one that has words of it


@dataclass(frozen=True, slots=True)
class _Found:
    """All that is known when the places are told."""

    sheets: Sheets
    pairing: Pairing
    kin: tuple[Kin, ...]


def match(old: Sequence[Paragraph], new: Sequence[str]) -> Matched:
    """Return where each old paragraph went, and which key each new one keeps.

    A part of a split paragraph keeps its key if it has the most of it; a merged one keeps the key
    of whom it has the most.
    """
    sheets = sheets_of([paragraph.text for paragraph in old], new)
    pairing = pair_up(sheets.pairs())
    kin = {*pairing.new_of.items(), *_parts(sheets, pairing), *_merged(sheets, pairing)}
    found = _Found(sheets, pairing, tuple(sorted(kin)))
    heirs = (pairing.old_of.get(at) for at in range(len(new)))
    return Matched(
        places=tuple(_places(found, old, new)),
        keys=tuple(None if one is None else old[one].key for one in heirs),
        olds=tuple(old),
        news=tuple(new),
    )


def _parts(sheets: Sheets, pairing: Pairing) -> Iterator[Kin]:
    """Yield the further parts of split paragraphs: what the first part has is not counted again."""
    for at, olds in pairing.olds_near.items():
        if at not in pairing.old_of:
            bag = sheets.news[at]
            left = {
                one: _left(sheets.olds[one], pairing.new_of.get(one), sheets.news) for one in olds
            }
            best = max(olds, key=lambda one: sheets.within(bag, left[one]))
            if best in pairing.new_of and sheets.within(bag, left[best]) >= _PART:
                yield best, at


def _merged(sheets: Sheets, pairing: Pairing) -> Iterator[Kin]:
    """Yield the paragraphs that went into another's place: what that brought is not counted."""
    for one, news in pairing.news_near.items():
        if one not in pairing.new_of:
            bag = sheets.olds[one]
            left = {at: _left(sheets.news[at], pairing.old_of.get(at), sheets.olds) for at in news}
            best = max(news, key=lambda at: sheets.within(bag, left[at]))
            if best in pairing.old_of and sheets.within(bag, left[best]) >= _PART:
                yield one, best


def _left(bag: Bag, partner: int | None, others: Sequence[Bag]) -> Bag:
    """Return what of a bag its partner does not account for."""
    return bag if partner is None else bag - others[partner]


def _places(found: _Found, old: Sequence[Paragraph], new: Sequence[str]) -> Iterator[Place]:
    ats = {one: tuple(at for _, at in rows) for one, rows in groupby(found.kin, lambda row: row[0])}
    away = moved(found.pairing)
    for one, paragraph in enumerate(old):
        at = ats.get(one, ())
        yield Place(
            key=paragraph.key,
            fate=_fate(found, paragraph.text, [new[place] for place in at], at),
            at=at,
            is_moved=one in away,
            sure=_sure(found, one, at),
            is_clear=all(found.pairing.is_clear(one, place, found.kin) for place in at),
        )


def _fate(found: _Found, text: str, texts: Sequence[str], at: tuple[int, ...]) -> Fate:
    if not at:
        return Fate.REMOVED
    if len(at) > 1:
        return Fate.SPLIT
    if sum(place == at[0] for _, place in found.kin) > 1:
        return Fate.MERGED
    is_same = without_number(text) == without_number(texts[0])
    return Fate.SAME if is_same else Fate.REWORDED


def _sure(found: _Found, one: int, at: tuple[int, ...]) -> int:
    """Return the likeness of a pair in percent; of what was split or merged, how much is there."""
    if not at:
        return 0
    if len(at) == 1 and sum(place == at[0] for _, place in found.kin) == 1:
        return min(_FULL, round(_FULL * found.pairing.score(one, at[0])))
    together: Bag = sum((found.sheets.news[place] for place in at), Bag())
    return min(_FULL, round(_FULL * found.sheets.within(found.sheets.olds[one], together)))
