"""Lines of a sheet, and the header among the first of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kumaja.foundation.imports.domain.cells import Cell, is_blank, text_of
from kumaja.foundation.imports.domain.columns import Titles
from kumaja.foundation.imports.domain.sentences import Sentence

LOOKED_AT = 30  # lines in which a header is looked for
_LONGEST_TITLE = 80
_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet: its number as the spreadsheet shows it, its cells."""

    number: int
    cells: tuple[Cell, ...] = ()
    fault: Sentence | None = None  # the line itself can't be read
    spans: tuple[tuple[int, int], ...] = ()  # cells that were merged sideways, from and to

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written on it."""
        return self.fault is None and all(is_blank(cell) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Header:
    """The titles of the columns, and on which lines they stand."""

    first: int
    last: int
    titles: tuple[str, ...]


def find_header(lines: Sequence[Line], titles: Titles) -> Header | None:
    """Return the header among the first lines: one line or two, the one whose words are known.

    When no word is known, the first line with several texts.
    """
    usable = [line for line in lines[:LOOKED_AT] if line.fault is None and not line.is_blank]
    best, most = None, 0
    for place, line in enumerate(usable):
        single = _texts(line)
        found = titles.count(single)
        if found > most:
            best, most = Header(line.number, line.number, named(single)), found
        below = usable[place + 1] if place + 1 < len(usable) else None
        if below is None or below.number != line.number + 1:
            continue
        both = _joined(line, below)
        if titles.count(both) > max(most, titles.count(_texts(below))):
            best, most = Header(line.number, below.number, named(both)), titles.count(both)
    if best is None:
        return _guessed(usable)
    return _with_second_language(best, usable, titles)


def _texts(line: Line) -> list[str]:
    return [" ".join(text_of(cell).split())[:_LONGEST_TITLE] for cell in line.cells]


def _joined(above: Line, below: Line) -> list[str]:
    """Return titles of two lines: `Yhteystiedot › Puhelin`; a merged one stands over several."""
    upper, lower = _texts(above), _texts(below)
    width = max(len(upper), len(lower))
    upper += [""] * (width - len(upper))
    lower += [""] * (width - len(lower))
    for first, last in above.spans:
        upper[first : last + 1] = [upper[first]] * (min(last, width - 1) - first + 1)
    return [
        f"{one} › {other}" if one and other else one or other
        for one, other in zip(upper, lower, strict=True)
    ]


def _with_second_language(found: Header, lines: Sequence[Line], titles: Titles) -> Header:
    """Let the header end after a second line of titles, which tells the same in other words."""
    below = next((line for line in lines if line.number == found.last + 1), None)
    if below is None:
        return found
    own, others = titles.fields_of(found.titles), titles.fields_of(_texts(below))
    same = {field for field in own.values() if field} & {
        field for field in others.values() if field
    }
    known = sum(1 for field in own.values() if field)
    if len(same) * 2 > known and len(same) > 1:
        return Header(found.first, below.number, found.titles)
    return found


def _guessed(lines: Sequence[Line]) -> Header | None:
    for line in lines:
        texts = [text for text in _texts(line) if text]
        if len(set(texts)) > 1:
            return Header(line.number, line.number, named(_texts(line)))
    only = lines[0] if lines else None
    return Header(only.number, only.number, named(_texts(only))) if only else None


def letter_of(place: int) -> str:
    """Return the letter of a column as spreadsheets call it: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def named(titles: Sequence[str]) -> tuple[str, ...]:
    """Return the titles so that each is there and once: `Puhelin`, `Puhelin (C)`."""
    found: list[str] = []
    for place, title in enumerate(titles):
        told = title or f"({letter_of(place)})"
        found.append(f"{told} ({letter_of(place)})" if told in found else told)
    return tuple(found)
