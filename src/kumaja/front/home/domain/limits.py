"""How much feedback one network may send."""

from __future__ import annotations

from typing import Final

MOST_AN_HOUR: Final = 8
