"""Addresses, numbers and pages as they are kept: only what can be one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from kumaja.foundation.imports.domain.records import Json
from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.help.interchange.domain.coordinates import is_in_finland, to_wgs84
from kumaja.help.interchange.domain.faults import ADDRESS_WRONG, COORDINATES_WRONG
from kumaja.help.interchange.domain.ptv import Address

_MAIL = re.compile(
    r"[a-z0-9._%+-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}", re.ASCII
)
_PATTERN_MAIL = re.compile(r"(?:etunimi|firstname|förnamn|fornamn)[._]", re.IGNORECASE)
_URL = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}(?::\d{2,5})?(?:[/?#][^\s<>\"]*)?",
    re.IGNORECASE | re.ASCII,
)
_PHONE = re.compile(r"(?:\+|\b|\()\d[\d ()\-/]{1,37}\d", re.ASCII)
_LONGEST_MAIL = 254
_POSTAL_CODE = re.compile(r"\d{5}", re.ASCII)


def mail_in(told: str) -> str:
    """Return the mail address; empty when it is none, or a pattern such as first.last@."""
    plain = "".join(sign for sign in told if unicodedata.category(sign) != "Cf")
    address = plain.strip().lower().replace("(at)", "@")
    is_one = _MAIL.fullmatch(address) and ".." not in address and not address.startswith(".")
    is_whole = is_one and ".@" not in address and len(address) <= _LONGEST_MAIL
    return address if is_whole and not _PATTERN_MAIL.match(address) else ""


def phone_in(told: str) -> str:
    """Return the first phone number in the text, with its spaces; empty when there is none."""
    found = _PHONE.search(re.sub(r"\s+", " ", told))
    return found[0].strip() if found else ""


def page_in(told: str, longest: int) -> str:
    """Return the web address with its scheme; empty when it is none."""
    address = told.strip()
    if address.lower().startswith("www."):
        address = f"http://{address}"
    return address if _URL.fullmatch(address) and len(address) <= longest else ""


def postal_code_in(told: str) -> str:
    """Return the postal code; empty when it is none of Finland's."""
    return told if _POSTAL_CODE.fullmatch(told) else ""


def first_of(told: Iterable[str], reads: Callable[[str], str]) -> tuple[str, list[Sentence]]:
    """Return the first that can be read, and a remark when something was told but none can."""
    values = [value for value in told if value.strip()]
    found = next((read for value in values if (read := reads(value))), "")
    remarks = [] if found or not values else [Sentence(ADDRESS_WRONG, {"value": values[0][:100]})]
    return found, remarks


def point_of(address: Address) -> tuple[dict[str, Json], list[Sentence]]:
    """Return longitude and latitude of an address, empty (with a remark) when not in Finland."""
    nowhere: dict[str, Json] = {"longitude": None, "latitude": None}
    if not address.north and not address.east:
        return nowhere, []
    try:
        north, east = float(address.north), float(address.east)
    except ValueError:
        return nowhere, [Sentence(COORDINATES_WRONG)]
    if not is_in_finland(north, east):
        return nowhere, [Sentence(COORDINATES_WRONG)]
    longitude, latitude = to_wgs84(north, east)
    return {"longitude": longitude, "latitude": latitude}, []
