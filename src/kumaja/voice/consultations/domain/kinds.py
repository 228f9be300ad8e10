"""What sorts of help, and how those who take part were reached."""

from __future__ import annotations

from enum import StrEnum


class HelpKind(StrEnum):
    """What made taking part possible (value 4): travel, interpreter, time, easy language, other."""

    TRAVEL = "travel"
    INTERPRETER = "interpreter"
    TIME = "time"
    EASY_LANGUAGE = "easy_language"
    OTHER = "other"
