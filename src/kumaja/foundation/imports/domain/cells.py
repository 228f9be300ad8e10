"""A cell of a table, and what reading one comes to: a value, or a plain sentence."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time

from kumaja.foundation.imports.domain.records import Json
from kumaja.foundation.imports.domain.sentences import Sentence, gettext_noop

Cell = str | int | float | bool | date | datetime | time | None

CELL_HAS_ERROR = gettext_noop("The spreadsheet itself says that this cell is wrong: %(value)s.")
TOO_LONG = gettext_noop("The text is too long: at most %(most)s characters fit.")
NOT_CALCULATED = gettext_noop(
    "The formula of this cell has no value. Open the file in a spreadsheet program and save it."
)
UNCALCULATED = "#FORMULA!"  # what the reader gives for a formula whose value was never saved
_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"})
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_KEPT = frozenset("\n\t")
_SHOWN = 60


class Unread(Exception):
    """A cell can't be read; its sentence says why, and what to write instead."""

    def __init__(self, text: str, **details: str | int) -> None:
        self.sentence = Sentence(text, details)
        super().__init__(str(self.sentence))


@dataclass(frozen=True, slots=True)
class Read:
    """What a cell tells; a remark when it was mended on the way."""

    value: Json
    remark: Sentence | None = None


def text_of(cell: Cell) -> str:
    """Return a cell as text: whole numbers without a point, days as people write them."""
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell).replace(".", ",")
    if isinstance(cell, time | date):
        return _clock_or_day(cell)
    return "" if cell is None else str(cell)


def _clock_or_day(cell: time | date) -> str:
    if isinstance(cell, time):
        return f"{cell.hour}.{cell.minute:02}"
    return f"{cell.day}.{cell.month}.{cell.year}"


def clean(text: str) -> str:
    """Return the text without signs that nobody sees, its letters composed."""
    if text.isprintable() and "_x000D_" not in text:  # nearly all cells: nothing to look for
        return unicodedata.normalize("NFC", text).strip()
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")
    plain = re.sub(r"[\u00a0\u2007\u202f]", " ", plain)
    seen = (sign for sign in plain if sign in _KEPT or unicodedata.category(sign) not in _UNSEEN)
    return unicodedata.normalize("NFC", "".join(seen)).strip()


def shown(cell: Cell) -> str:
    """Return the cell as a sentence quotes it."""
    text = " ".join(text_of(cell).split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def is_blank(cell: Cell) -> bool:
    """Test whether nothing is told: empty, or a dash alone."""
    if isinstance(cell, str) and cell[:1].isalnum():
        return False
    return not isinstance(cell, bool) and text_of(cell) in {"", "-", "–", "—"}


def require_whole(cell: Cell) -> None:
    """Refuse what a spreadsheet writes where a formula failed."""
    text = cell if isinstance(cell, str) else ""
    if text == UNCALCULATED:
        raise Unread(NOT_CALCULATED)
    if text in _ERRORS:
        raise Unread(CELL_HAS_ERROR, value=text)


def read_line(cell: Cell, longest: int) -> Read:
    """Return one line of text."""
    require_whole(cell)
    return Read(_fitting(" ".join(text_of(cell).split()), longest))


def read_text(cell: Cell, longest: int) -> Read:
    """Return text of several lines."""
    require_whole(cell)
    return Read(_fitting(text_of(cell), longest))


def _fitting(text: str, longest: int) -> str:
    if len(text) > longest:
        raise Unread(TOO_LONG, most=longest)
    return text
