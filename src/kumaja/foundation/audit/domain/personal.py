"""What a room says of the personal data it keeps: the rows of the record of processing.

Each room that keeps something about a person has a `personal.py` with `RECORD` (a tuple of
`PersonalData`), `export(user) -> dict` (what is theirs, JSON-ready) and `erase(user, *, now)`.
The types stand here, low in the house, so that the outbox can speak them too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol


class Basis(StrEnum):
    """Why the data may be kept (GDPR art. 6)."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_DUTY = "legal duty"
    PUBLIC_TASK = "public task"
    LEGITIMATE_INTEREST = "legitimate interest"


@dataclass(frozen=True, slots=True)
class PersonalData:
    """One entry of the record of processing (GDPR art. 30): fields, purpose, lifetime, basis.

    `fields` are `label.Model.field`. Purpose and lifetime are texts for people, translated when
    they are read: `str(entry.purpose)`.
    """

    room: str
    purpose: object
    lifetime: object
    basis: Basis
    fields: tuple[str, ...]


class PersonalRoom(Protocol):
    """A room's `personal.py`."""

    @property
    def RECORD(self) -> tuple[PersonalData, ...]:  # noqa: N802 - a module's constant
        """The rows of the record of processing."""
        ...

    def export(self, user: Any) -> dict[str, Any]:  # noqa: ANN401 - a User, which lies higher
        """Return what the room keeps about the person, JSON-ready."""
        ...

    def erase(self, user: Any, *, now: datetime) -> None:  # noqa: ANN401 - likewise
        """Empty or delete what the room keeps about the person."""
        ...
