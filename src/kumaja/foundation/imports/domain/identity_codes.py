"""Personal identity codes (henkilötunnus): they are recognised so that they are never kept."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kumaja.foundation.imports.domain.cells import Cell, text_of
from kumaja.foundation.imports.domain.sentences import gettext_noop

HAS_IDENTITY_CODE = gettext_noop(
    "There is a personal identity code in this cell. Take it out of the table; it is not kept."
)
COLUMN_OF_IDENTITY_CODES = gettext_noop(
    "This column seems to hold personal identity codes. It is not read."
)
_CODE = re.compile(r"(?<!\d)(\d{6})[-+A-FU-Y](\d{3})([0-9A-Y])(?![0-9A-Za-z])", re.IGNORECASE)
_CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_TITLES = re.compile(
    r"henkilötun|hetu\b|personbeteckning|personnummer|identity code|\bsotu\b", re.IGNORECASE
)


def has_identity_code(cell: Cell) -> bool:
    """Test whether a text holds a personal identity code, by its form and its check sign."""
    if not isinstance(cell, str):
        return False
    return any(
        _CHECKS[int(found[1] + found[2]) % 31] == found[3].upper()
        for found in _CODE.finditer(text_of(cell))
    )


def is_identity_column(title: str, cells: Iterable[Cell]) -> bool:
    """Test whether a column is one of identity codes: it says so, or a cell of it is one."""
    return bool(_TITLES.search(title)) or any(has_identity_code(cell) for cell in cells)
