"""Cells of tables that no spreadsheet takes for a formula."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal

Cell = str | int | float | Decimal | date | None

_BEGINS_FORMULA = frozenset("=+-@")
_BEGINS_CELL_ANEW = frozenset("\t\r\n")
_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_GUARD = "'"


def begins_formula(text: str) -> bool:
    """Test whether a spreadsheet may run the text: also full-width signs, also after blanks."""
    if text[:1] in _BEGINS_CELL_ANEW and text:
        return True
    seen = next((sign for sign in text if unicodedata.category(sign) not in _UNSEEN), "")
    return unicodedata.normalize("NFKC", seen)[:1] in _BEGINS_FORMULA and bool(seen)


def guarded(text: str) -> str:
    """Return the text as it may stand in CSV; `unguarded` gives it back as it was."""
    return _GUARD + text if begins_formula(text.lstrip(_GUARD)) else text


def unguarded(text: str) -> str:
    """Return the text of a cell that `guarded` made, any other as it is."""
    if text.startswith(_GUARD) and begins_formula(text.lstrip(_GUARD)):
        return text[1:]
    return text


def cell_text(cell: Cell) -> str:
    """Return a cell as CSV has it: numbers with a point, days as ISO, texts guarded."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(cell.replace("\x00", ""))
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)
