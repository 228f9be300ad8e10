"""How a person's name is kept."""

from __future__ import annotations

import re
import unicodedata

_BREAKS = re.compile(r"[\x01-\x1f\x7f\u2028\u2029]+")


def one_line(text: str) -> str:
    """Return the text on one line, its letters composed (NFC): names stand in mails and rows."""
    return unicodedata.normalize("NFC", _BREAKS.sub(" ", text)).strip()
