"""The people one can try to be, told in a line each."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kumaja.demo.content import entries
from kumaja.foundation.accounts.models import User

TOLD = {
    "editor": _("keeps the record of Vierellä Jokelassa"),
    "spokesperson": _("keeps the record and invites people"),
    "secretary": _("serves three associations with one sign-in"),
    "swedish_editor": _("keeps a Swedish association's record"),
    "coordinator": _("looks after the region's records"),
    "official": _("keeps the record of a municipality"),
    "adviser": _("finds activities for clients"),
    "programme_coordinator": _("looks at regions side by side"),
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


def people() -> tuple[Person, ...]:
    """Return all people of the demonstration in the order of their telling."""
    return tuple(
        Person(row["key"], row["name"], row["email"], TOLD[row["key"]])
        for row in entries("people", "person")
    )


def user_of(key: str) -> User | None:
    """Return the account of one of them, None for an unknown key."""
    email = next((person.email for person in people() if person.key == key), "")
    return User.objects.filter(email=email, is_active=True).first()
