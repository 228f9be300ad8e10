"""What can be found of a receipt or of a printed line, and how a printed line is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from kumaja.foundation.ledger.domain.receipts import Receipt

_GROUP: Final = "[0-9a-f]{4}"
_LINE: Final = re.compile(rf"(?<!\d)(\d{{1,12}})\W{{0,5}}({_GROUP}(?:\W?{_GROUP}){{4}})\W*")
_LONGEST_LINE: Final = 200


class Finding(StrEnum):
    """What was found, each told in a sentence of its own."""

    HOLDS = "holds"
    ERASED = "erased"  # holds, and what it says was erased here since
    CONTENT = "content"
    PATH = "path"
    SIGNATURE = "signature"
    LOG_CHANGED = "log changed"  # holds in itself, and the log here is another one
    LINE_HOLDS = "line holds"
    LINE_CHANGED = "line changed"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found, and of what."""

    finding: Finding
    receipt: Receipt | None = None
    size: int = 0
    signed_at: datetime | None = None

    @property
    def is_good(self) -> bool:
        """Test whether nothing is wrong."""
        return self.finding in {Finding.HOLDS, Finding.ERASED, Finding.LINE_HOLDS}

    @property
    def is_genuine(self) -> bool:
        """Test whether it is a receipt that this service gave, and so may be shown as one."""
        return self.finding in {Finding.HOLDS, Finding.ERASED, Finding.LOG_CHANGED}


def read_line(text: str) -> tuple[int, str] | None:
    """Return size and code of a printed line, however it was typed; None for any other text."""
    if len(text) > _LONGEST_LINE:
        return None
    found = _LINE.search(text.lower())
    return (int(found[1]), re.sub(r"\W", "", found[2])) if found else None
