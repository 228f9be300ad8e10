"""The record of processing (GDPR art. 30): what each room says of the personal data it keeps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kumaja.foundation.accounts.domain.personal import Basis, PersonalData, PersonalRoom
from kumaja.foundation.design.domain.lists import Column
from kumaja.foundation.regions.models import Controller, Region

# What only sounds personal: contacts of the coordination and of controllers, which are no people's.
NOT_PERSONAL: Final = frozenset(
    {
        "directory.Activity.age_to",
        "directory.Activity.is_address_secret",
        "echo.Weighing.belongs_to",
        "outbox.Mail.sender",
        "regions.Controller.address",
        "regions.Controller.email",
        "regions.Controller.phone",
        "regions.Region.email",
        "regions.Region.phone",
        "regions.Region.sender",
    }
)


@dataclass(frozen=True, slots=True)
class ProcessingRow:
    """One purpose in words: why, how long, on what ground, and which fields."""

    purpose: str
    lifetime: str
    basis: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProcessingRoom:
    """What one part of the service keeps."""

    name: str
    rows: tuple[ProcessingRow, ...]


def list_records(rooms: Sequence[PersonalRoom]) -> Iterator[PersonalData]:
    """Yield every entry of the record, as the rooms wrote it, from the account upwards."""
    for room in reversed(rooms):
        yield from room.RECORD


def list_processing(rooms: Sequence[PersonalRoom]) -> list[ProcessingRoom]:
    """Return the record in words, a part for each room that keeps something."""
    names = _room_names()
    parts: dict[str, list[ProcessingRow]] = {}
    for entry in list_records(rooms):
        parts.setdefault(names.get(entry.room, entry.room), []).append(_row(entry))
    return [ProcessingRoom(name, tuple(rows)) for name, rows in parts.items()]


def processing_columns() -> tuple[Column, ...]:
    """Return the columns of the record."""
    labels = (_("Purpose"), _("Lifetime"), _("Legal basis"), _("Fields of the program"))
    return tuple(Column(label) for label in labels)


def list_controllers(region: Region) -> list[Controller]:
    """Return who is responsible in the region, in the order in which they were named."""
    return list(region.controllers.order_by("pk"))


def _row(entry: PersonalData) -> ProcessingRow:
    bases = _basis_names()
    return ProcessingRow(str(entry.purpose), str(entry.lifetime), bases[entry.basis], entry.fields)


def _room_names() -> dict[str, str]:
    return {
        "accounts": pgettext("part of the service", "Accounts and signing in"),
        "registry": pgettext("part of the service", "Roles, and contacts of associations"),
        "networks": pgettext("part of the service", "Networks"),
        "directory": pgettext("part of the service", "Activities"),
        "files": pgettext("part of the service", "Files"),
        "audit": pgettext("part of the service", "Log of acts"),
        "outbox": pgettext("part of the service", "Mail"),
        "upkeep": pgettext("part of the service", "Checking whether it is still true"),
        "partners": pgettext("part of the service", "Requests to partners"),
        "imports": pgettext("part of the service", "Imports"),
        "subscriptions": pgettext("part of the service", "Subscriptions"),
        "desk": pgettext("part of the service", "Desks"),
        "home": pgettext("part of the service", "Feedback"),
        "consultations": pgettext("part of the service", "Views in hearings"),
        "relay": pgettext("part of the service", "Questions to members"),
    }


def _basis_names() -> dict[Basis, str]:
    return {
        Basis.CONSENT: pgettext("legal basis", "Consent (GDPR art. 6.1 a)"),
        Basis.CONTRACT: pgettext("legal basis", "Contract (GDPR art. 6.1 b)"),
        Basis.LEGAL_DUTY: pgettext("legal basis", "Legal duty (GDPR art. 6.1 c)"),
        Basis.PUBLIC_TASK: pgettext("legal basis", "Public task (GDPR art. 6.1 e)"),
        Basis.LEGITIMATE_INTEREST: pgettext("legal basis", "Legitimate interest (GDPR art. 6.1 f)"),
    }
