"""The Finnish business id (Y-tunnus): seven digits, a dash and a check digit.

The rule is the Finnish Patent and Registration Office's: weights 7, 9, 10, 5, 8, 4, 2 modulo 11;
a remainder of 1 is never given out.
"""

from __future__ import annotations

import re
import unicodedata

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2)
_FORM = re.compile(r"(\d{6,7})-?(\d)", re.ASCII)
_DASHES = re.compile(r"[‐‑‒–—―−]")
_MODULUS = 11


def normal_business_id(text: str) -> str | None:
    """Return the id as `1234567-8`, or None when its form or its check digit is wrong."""
    match = _parts(text)
    if match is None:
        return None
    digits = match[1].zfill(7)
    return f"{digits}-{match[2]}" if check_digit(digits) == int(match[2]) else None


def has_form(text: str) -> bool:
    """Test whether the text looks like an id, whatever its check digit."""
    return _parts(text) is not None


def _parts(text: str) -> re.Match[str] | None:
    """Return the digits of an id, however its dash and spaces were typed."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text))
    return _FORM.fullmatch("".join(plain.split()).upper().removeprefix("FI"))


def check_digit(digits: str) -> int | None:
    """Return the check digit of seven digits, or None where no id can be given out."""
    rest = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
    remainder = rest % _MODULUS
    if remainder == 1:
        return None
    return 0 if remainder == 0 else _MODULUS - remainder
