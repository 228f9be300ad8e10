"""Phones, mail addresses, pages and places of packages, as they are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kumaja.help.interchange.domain.contact import mail_in, page_in, phone_in
from kumaja.help.interchange.domain.hsds import faults
from kumaja.help.interchange.domain.hsds.notes import Notes
from kumaja.help.interchange.domain.hsds.rows import Row
from kumaja.help.interchange.domain.known import Known
from kumaja.help.interchange.domain.wording import cut, one_line

_PHONE = re.compile(r"\+?[\d ()\-./]{3,39}", re.ASCII)
_FEWEST_DIGITS = 3
_LONGEST_STREET, _LONGEST_PHONE = 200, 40
_POSTAL_CODE = re.compile(r"\d{5}", re.ASCII)
_FINLAND = frozenset({"fi", "fin", "finland", "suomi"})
_NO_PHONES = frozenset({"fax", "pager", "modem"})
_EAST, _NORTH = 180, 90


def phone_of(row: Row, notes: Notes, name: str = "number") -> str:
    """Return a row's phone number; empty, with a note, when there is none in it."""
    told = row.text(name).replace('"', "").strip()
    if not told or row.text("type").lower() in _NO_PHONES:
        return ""
    if _PHONE.fullmatch(told) and sum(sign.isdigit() for sign in told) >= _FEWEST_DIGITS:
        return told
    found = phone_in(told)[:_LONGEST_PHONE]
    if not found:
        notes.add(row.where, name, faults.NO_NUMBER)
    return found


def mail_of(row: Row, notes: Notes, name: str = "email") -> str:
    """Return a row's mail address; the first of several; empty, with a note, when it is none."""
    told = [part for part in re.split(r"[,;\s]+", row.text(name)) if part]
    found = next((mail for part in told if (mail := mail_in(part))), "")
    if told and not found:
        notes.add(row.where, name, faults.NO_MAIL)
    return found


def page_of(row: Row, notes: Notes, name: str, longest: int) -> str:
    """Return a row's web address; empty, with a note, when it is none."""
    told = row.text(name)
    if not told:
        return ""
    found = page_in(told, longest) or page_in(f"http://{told}", longest)
    if not found:
        notes.add(row.where, name, faults.NO_PAGE)
    return found


def phones_of(rows: Iterable[Row], notes: Notes) -> Iterator[tuple[str, str]]:
    """Yield number and what is told of it, each number once."""
    seen: set[str] = set()
    for row in rows:
        phone = phone_of(row, notes)
        if phone and phone not in seen:
            seen.add(phone)
            extension = row.text("extension")
            words = row.text("description", "department")
            told = f"{words} (x{extension})" if words and extension else words
            yield phone, one_line(told or (f"x{extension}" if extension else ""), 120)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is, as we keep it; an address elsewhere in the world is one line."""

    street: str = ""
    postal_code: str = ""
    municipality: str = ""
    locality: str = ""


def place_in(rows: Iterable[Row], known: Known) -> Place:
    """Return the place that the first address tells; a visiting address before a postal one."""
    listed = sorted(rows, key=lambda row: row.text("address_type").lower() == "postal")
    return next((place for row in listed if (place := _place(row, known)) != Place()), Place())


def _place(row: Row, known: Known) -> Place:
    lines = [row.text(f"address_{number}") for number in range(1, 5)]
    street = ", ".join(line for line in lines if line)
    city, state, code = row.text("city"), row.text("state_province"), row.text("postal_code")
    municipality = _municipality(row, known)
    if municipality:
        kept = code if _POSTAL_CODE.fullmatch(code) else ""
        return Place(_line(street), kept, municipality, cut(city, 100))
    parts = (street, city, f"{state} {code}".strip(), row.text("country"))
    return Place(_line(", ".join(part for part in parts if part)), locality=cut(city, 100))


def _municipality(row: Row, known: Known) -> str:
    """Return the municipality of an address in Finland; a foreign postal code tells of none."""
    country, city = row.text("country").lower(), row.text("city")
    if country and country not in _FINLAND:
        return ""
    named = known.municipality(city) if city else ""
    is_ours = country in _FINLAND or not (city or row.text("state_province"))
    return named or (known.postal_codes.get(row.text("postal_code"), "") if is_ours else "")


def _line(text: str) -> str:
    return cut(one_line(text, 1000), _LONGEST_STREET)


def point_of(row: Row, notes: Notes) -> tuple[float | None, float | None]:
    """Return longitude and latitude; nothing, with a note, when it is no point on the earth."""
    told = row.text("longitude"), row.text("latitude")
    if not all(told):
        return None, None
    try:
        east, north = (float(part.replace(",", ".")) for part in told)
    except ValueError:
        notes.add(row.where, "latitude", faults.NO_POINT)
        return None, None
    if not (-_EAST <= east <= _EAST and -_NORTH <= north <= _NORTH):
        notes.add(row.where, "latitude", faults.NO_POINT)
        return None, None
    return east, north
