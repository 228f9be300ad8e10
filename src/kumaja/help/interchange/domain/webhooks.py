"""Telling other systems what has changed: what is told, how it is signed, when it is tried again.

The headers are those of Standard Webhooks, so that ready libraries can check them.
"""

from __future__ import annotations

import base64
import hmac
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any, Final

PREFIX: Final = "whsec_"
SECRET_BYTES: Final = 32
GIVES_UP_AFTER: Final = timedelta(days=5)
KEPT_FOR: Final = timedelta(days=30)
_WAITS: Final = (
    timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2),
    timedelta(hours=5), timedelta(hours=10), timedelta(hours=14), timedelta(hours=20),
    timedelta(hours=24),
)  # fmt: skip


class Kind(StrEnum):
    """Of what a change is told."""

    ORGANISATION = "organisation"
    ACTIVITY = "activity"
    NETWORK = "network"


LABELS: Final = {
    "registry.Organisation": Kind.ORGANISATION,
    "directory.Activity": Kind.ACTIVITY,
    "networks.Network": Kind.NETWORK,
}


class What(StrEnum):
    """What happened to it."""

    CREATED = "created"
    CHANGED = "changed"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one row: its kind and code, its names, where its page is, what happened."""

    kind: Kind
    code: str
    what: What
    name: dict[str, str]
    url: str
    at: datetime

    def payload(self) -> dict[str, Any]:
        """Return what is sent: only what anyone may read, and no more than leads there."""
        return {
            "type": f"{self.kind}.{self.what}",
            "timestamp": self.at.isoformat(),
            "data": {"kind": self.kind, "code": self.code, "name": self.name, "url": self.url},
        }


def what_happened(
    *, created_at: datetime, archived_at: datetime | None, changed_at: datetime
) -> What:
    """Return what a change of a row was, as the row stands now."""
    if archived_at is not None:
        return What.ARCHIVED
    return What.CREATED if created_at == changed_at else What.CHANGED


def secret_of(random: bytes) -> str:
    """Return a secret as it is handed over."""
    return PREFIX + base64.b64encode(random).decode()


def body_of(payload: dict[str, Any]) -> bytes:
    """Return what is sent, byte by byte: what is signed is what is sent."""
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()


def headers_of(message: str, body: bytes, secret: str, *, at: datetime) -> dict[str, str]:
    """Return the headers of one attempt: the id stays the same, time and signature are its own."""
    moment = str(int(at.timestamp()))
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = hmac.new(key, f"{message}.{moment}.".encode() + body, sha256).digest()
    return {
        "Content-Type": "application/json",
        "User-Agent": "Kumaja-Webhooks",
        "webhook-id": message,
        "webhook-timestamp": moment,
        "webhook-signature": f"v1,{base64.b64encode(signed).decode()}",
    }


def wait_after(attempts: int) -> timedelta | None:
    """Return how long to wait after so many attempts, None when it is given up."""
    return _WAITS[attempts - 1] if attempts <= len(_WAITS) else None


def is_given_up(failing_since: datetime | None, moment: datetime) -> bool:
    """Test whether a receiver has failed for so long that nothing more is sent to it."""
    return failing_since is not None and moment - failing_since >= GIVES_UP_AFTER
