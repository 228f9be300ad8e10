"""Keys by which texts are put in order and held to be the same, alike on every database."""

from __future__ import annotations

import re
import unicodedata

KEY_LENGTH = 250
_NUMBER_LENGTH = 9

# The key is written in a–z and 0–9 only, which every collation orders alike: a space is 0, a number
# is 1, its length and its digits, z is "za", and the letters after z begin with z as well.
_AFTER_Z = {"z": "za", "å": "zb", "ä": "zc", "æ": "zc", "ö": "zd", "ø": "zd"}
_AS_OTHERS = {"ü": "y", "ð": "d", "þ": "th", "đ": "d", "ł": "l", "œ": "oe", "ı": "i", "ŋ": "n"}
_NORTHERN = {**_AS_OTHERS, **_AFTER_Z}
_ENGLISH = {**_AS_OTHERS, "ü": "u", "z": "za", "å": "a", "ä": "a", "æ": "ae", "ö": "o", "ø": "o"}

_WORD_OR_NUMBER = re.compile(r"\d+|[^\W\d_]+")

# Letters of other scripts that look like Latin ones: a name is not new because one letter of it is.
_LOOK_ALIKES = str.maketrans("авеёзкмнорстухіјѕԁһԛԝαεικνορτυχ", "abee3kmhopctyxijsdhqwaeikvoptux")


def sort_key(text: str, language: str = "fi") -> str:
    """Return the key that puts texts in the reader's order: å ä ö last, 2 before 10, case alike."""
    letters = _ENGLISH if language == "en" else _NORTHERN
    plain = unicodedata.normalize("NFC", _composed(text).casefold())
    parts = (_part_key(part, letters) for part in _WORD_OR_NUMBER.findall(plain))
    return "0".join(parts)[:KEY_LENGTH]


def match_key(text: str) -> str:
    """Return the key that is equal for texts a reader takes as the same name.

    Case, punctuation, spaces, invisible signs and letters that only look Latin make no difference;
    å ä ö do.
    """
    plain = unicodedata.normalize("NFC", _composed(text).casefold()).translate(_LOOK_ALIKES)
    return " ".join(_WORD_OR_NUMBER.findall(plain))[:KEY_LENGTH].rstrip()


def _composed(text: str) -> str:
    """Return the text in one form, without signs that cannot be seen (control, format)."""
    whole = unicodedata.normalize("NFKC", text)
    if whole.isprintable():
        return whole
    return "".join(
        sign
        for sign in whole
        if sign in "\t\n\r" or unicodedata.category(sign) not in {"Cc", "Cf", "Cs"}
    )


def _part_key(part: str, letters: dict[str, str]) -> str:
    """Return the key of one word or number."""
    if part.isdecimal():
        digits = str(int(part[:KEY_LENGTH]))
        return f"1{min(len(digits), _NUMBER_LENGTH)}{digits}"
    return "".join(_letter_key(letter, letters) for letter in part)


def _letter_key(letter: str, letters: dict[str, str]) -> str:
    """Return the key of one letter; other scripts come after the Latin one."""
    if letter in letters:
        return letters[letter]
    base = unicodedata.normalize("NFKD", letter)[0]
    if "a" <= base <= "z":
        return letters.get(base, base)
    return f"zz{ord(letter):06x}"
