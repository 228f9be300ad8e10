"""Small numbers as words, as people say them: `kaksi toimii etänä`."""

from __future__ import annotations

_WORDS = {
    "fi": "nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen",
    "sv": "noll en två tre fyra fem sex sju åtta nio tio",
    "en": "no one two three four five six seven eight nine ten",
}


def in_words(number: int, language: str) -> str:
    """Return a number up to ten as a word, a larger one in digits."""
    words = _WORDS[language].split()
    return words[number] if 0 <= number < len(words) else str(number)
