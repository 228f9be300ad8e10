"""What an invitation to act for an organisation holds until it is taken."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who is asked to do what for which organisation, until when, and who asks."""

    organisation: str
    kind: str
    email: str
    last_on: str
    inviter: str

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> Invitation:
        """Return what a link keeps."""
        return cls(**{name: str(payload.get(name, "")) for name in cls.__dataclass_fields__})

    def payload(self) -> dict[str, Any]:
        """Return it as a link keeps it."""
        return asdict(self)

    @property
    def last_day(self) -> date | None:
        """The last day of the role, None when it is not limited."""
        return date.fromisoformat(self.last_on) if self.last_on else None
