"""Which searches may be kept though nobody knows whose they were."""

from __future__ import annotations

import re
from typing import Final

SHOWN_FROM: Final = 5  # times: what fewer have searched is shown to nobody
LONGEST: Final = 60
MOST_WORDS: Final = 6
MOST_DIGITS: Final = 4
_NAME: Final = range(2, 4)  # words of a person's name
_IDENTITY = re.compile(r"\d{6}\s?[-+a-y]\s?\d{2,3}", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")


def is_countable(text: str) -> bool:
    """Test whether what was typed can be kept: a few words that point to nobody.

    Refused are long texts, mail addresses, numbers by which people are known (a phone number is
    written with spaces as often as without: more than four digits in all are too many) and what
    looks like a name: two or three words, each with a capital. No dictionary helps with names,
    since it has the common ones; a title that is lost costs less than a name that is kept.
    """
    words = text.split()
    return (
        0 < len(text) <= LONGEST
        and 0 < len(words) <= MOST_WORDS
        and _LETTER.search(text) is not None
        and "@" not in text
        and sum(sign.isdecimal() for sign in text) <= MOST_DIGITS
        and not _IDENTITY.search(text)
        and not _looks_like_name(words)
    )


def _looks_like_name(words: list[str]) -> bool:
    """Test whether there are as many words as in a name, each with a capital as names have."""
    return len(words) in _NAME and all(word.istitle() for word in words)
