"""What a leaf of the log commits to: salted, so that it tells nothing once the salt is gone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Final

LEAF: Final = b"\x00"  # RFC 9162 § 2.1.1: leaves and nodes are hashed apart
ERASURE: Final = "erasure"
Value = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a leaf commits to: the kind of row, its columns as they were, and a salt."""

    kind: str
    salt: str
    fields: Mapping[str, Value]

    @property
    def content(self) -> bytes:
        """Return its one way of writing: JSON with sorted names and no spaces, in UTF-8."""
        told = {"fields": dict(self.fields), "kind": self.kind, "salt": self.salt}
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()

    @property
    def leaf(self) -> str:
        """Return the leaf's hash (SHA-256 over a zero byte and the content), in hex."""
        return sha256(LEAF + self.content).hexdigest()


def erasure_of(position: int) -> Commitment:
    """Return what is committed to when the row at a position was erased."""
    return Commitment(ERASURE, "", {"position": position})


def plain(value: object) -> Value:
    """Return a column's value as a leaf writes it: days and moments (UTC) by ISO 8601."""
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
