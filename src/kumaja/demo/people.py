"""The people one can try to be, told in a line each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kumaja.demo.content import entries
from kumaja.foundation.accounts.models import User

# The folder of each region's people.
PLACES: Final = {"uusimaa": "people", "etela-pohjanmaa": "etela-pohjanmaa/people"}
EVERYWHERE: Final = frozenset({"programme_coordinator", "administrator", "resident"})

TOLD = {
    "editor": _("keeps the record of Vierellä Jokelassa"),
    "spokesperson": _("keeps the record and invites people"),
    "secretary": _("serves three associations with one sign-in"),
    "swedish_editor": _("keeps a Swedish association's record"),
    "coordinator": _("looks after the region's records"),
    "official": _("keeps the record of a municipality"),
    "county_official": _("answers what associations have said"),
    "adviser": _("finds activities for clients"),
    "programme_coordinator": _("looks at regions side by side"),
    "ep_editor": _("speaks for Kauhajoen Kahvipannu"),
    "ep_coordinator": _("looks after the records of Etelä-Pohjanmaa"),
    "ep_official": _("works for a wellbeing services county"),
    "ep_adviser": _("finds activities for clients"),
    "administrator": _("gives roles and looks after the service"),
    "resident": _("has an account and no role"),
}


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person: key, name, what they do here."""

    key: str
    name: str
    email: str
    told: str | Promise


def people(region: str = "") -> tuple[Person, ...]:
    """Return the people that one can try to be in a region, in the order of their telling.

    Without a region all of them. Who has a role of the whole service is there in every region.
    """
    known = {place: tuple(_people_in(place)) for place in PLACES}
    if region not in known:
        return tuple(person for rows in known.values() for person in rows)
    elsewhere = (person for place, rows in known.items() if place != region for person in rows)
    return (*known[region], *(person for person in elsewhere if person.key in EVERYWHERE))


def _people_in(place: str) -> Iterator[Person]:
    for row in entries(PLACES[place], "person"):
        yield Person(row["key"], row["name"], row["email"], TOLD[row["key"]])


def user_of(key: str) -> User | None:
    """Return the account of one of them, None for an unknown key."""
    email = next((person.email for person in people() if person.key == key), "")
    return User.objects.filter(email=email, is_active=True).first()
