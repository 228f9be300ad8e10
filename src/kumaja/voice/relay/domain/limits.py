"""How long a member's answer is, and how long it is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

LONGEST_ANSWER: Final = 2_000
LONGEST_QUESTION: Final = 600
LONGEST_SUMMARY: Final = 8_000
KEEP_ANSWERS: Final = timedelta(days=730)
