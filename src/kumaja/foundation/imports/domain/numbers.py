"""Numbers, phone numbers and postal codes, also those whose zero a spreadsheet has eaten."""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date, time
from decimal import Decimal, InvalidOperation

from kumaja.foundation.imports.domain.cells import (
    Cell,
    Read,
    Unread,
    require_whole,
    shown,
    text_of,
)
from kumaja.foundation.imports.domain.sentences import Sentence, gettext_noop

NO_NUMBER = gettext_noop("“%(value)s” can't be read as a number. Write digits only, like 12,50.")
NOT_WHOLE = gettext_noop("“%(value)s” is not a whole number.")
NEGATIVE = gettext_noop("“%(value)s” is less than nothing.")
TWO_NUMBERS = gettext_noop(
    "“%(value)s” can be read in two ways: is the point a decimal point? Write it with a comma."
)
NO_PHONE = gettext_noop("“%(value)s” can't be read as a phone number.")
ZERO_GIVEN_BACK = gettext_noop(
    "The phone number had lost its first zero: it was read as %(value)s."
)
NO_POSTAL_CODE = gettext_noop("“%(value)s” is not a postal code: five digits, like 04400.")
POSTAL_ZERO = gettext_noop("The postal code had lost its zeros: it was read as %(value)s.")

_UNITS = re.compile(r"\s*(?:€|eur|euroa?|euro)$", re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}(?: \d{3})+(?:,\d+)?")
_POINTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_PLAIN = re.compile(r"-?\d+(?:[.,]\d+)?")
_POINTED_DECIMAL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+")
_MOST = Decimal(10) ** 9
_PHONE = re.compile(r"\+?\d[\d \-()]{2,37}")
_SERVICE = re.compile(r"11[2-8]\d{0,4}")  # 112, 116 117: begin with no zero
_HAD_ZERO = re.compile(r"(?:4\d|50)\d{5,8}|(?:[23568]|9|1[3-9]|10|20|29|30|60|7[0135]|80)\d{5,8}")
_FOREIGN = re.compile(r"358\d{6,10}")
_POSTAL = re.compile(r"(?:FI-?\s?|FIN-)?(\d{1,5})", re.IGNORECASE)
_CODE_LENGTH = 5


def read_amount(cell: Cell) -> Read:
    """Return a number with at most two decimals, as text with a point."""
    number = _number(cell)
    if number != number.quantize(Decimal("0.01")):
        raise Unread(NO_NUMBER, value=shown(cell))
    return Read(str(number.quantize(Decimal("0.01"))))


def read_whole(cell: Cell) -> Read:
    """Return a whole number."""
    number = _number(cell)
    if number != number.to_integral_value():
        raise Unread(NOT_WHOLE, value=shown(cell))
    return Read(int(number))


def _number(cell: Cell) -> Decimal:
    """Return a number that is not less than nothing."""
    require_whole(cell)
    if isinstance(cell, bool | date | time):
        raise Unread(NO_NUMBER, value=shown(cell))
    text = _UNITS.sub("", text_of(cell)).replace("−", "-")
    if isinstance(cell, str) and _POINTED.fullmatch(text):
        raise Unread(TWO_NUMBERS, value=shown(cell))
    if _GROUPED.fullmatch(text) or _POINTED_DECIMAL.fullmatch(text):
        text = text.replace(" ", "").replace(".", "") if "," in text else text.replace(" ", "")
    if not _PLAIN.fullmatch(text):
        raise Unread(NO_NUMBER, value=shown(cell))
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation as wrong:
        raise Unread(NO_NUMBER, value=shown(cell)) from wrong
    if number < 0:
        raise Unread(NEGATIVE, value=shown(cell))
    if number >= _MOST:
        raise Unread(NO_NUMBER, value=shown(cell))
    return number


def read_phone(cell: Cell) -> Read:
    """Return a phone number; a zero that a spreadsheet has eaten is given back, with a remark."""
    require_whole(cell)
    text = re.sub(r"^(?:puh|p|tel|tfn|phone)\.?:?\s*", "", text_of(cell), flags=re.IGNORECASE)
    text = re.sub(r"\(0\)", "", re.sub(r"[–—−‑]", "-", text)) if text.startswith("+") else text
    text = re.sub(r"\s+", " ", re.sub(r"[–—−‑]", "-", text)).strip()
    if isinstance(cell, date | time) or not _PHONE.fullmatch(text):
        raise Unread(NO_PHONE, value=shown(cell))
    digits = re.sub(r"\D", "", text)
    if text.startswith(("+", "0")) or _SERVICE.fullmatch(digits):
        return Read(text)
    if _FOREIGN.fullmatch(digits):
        return _mended(f"+{text}")
    if _HAD_ZERO.fullmatch(digits):
        return _mended(f"0{text}")
    raise Unread(NO_PHONE, value=shown(cell))


def _mended(number: str) -> Read:
    return Read(number, Sentence(ZERO_GIVEN_BACK, {"value": number}))


def read_postal_code(cell: Cell, known: Container[str]) -> Read:
    """Return a postal code; zeros that a spreadsheet has eaten are given back, with a remark."""
    require_whole(cell)
    found = _POSTAL.fullmatch(text_of(cell))
    if found is None or isinstance(cell, bool | date | time):
        raise Unread(NO_POSTAL_CODE, value=shown(cell))
    digits = found[1]
    if len(digits) == _CODE_LENGTH:
        return Read(digits)
    whole = digits.zfill(_CODE_LENGTH)
    if whole not in known:
        raise Unread(NO_POSTAL_CODE, value=shown(cell))
    return Read(whole, Sentence(POSTAL_ZERO, {"value": whole}))
