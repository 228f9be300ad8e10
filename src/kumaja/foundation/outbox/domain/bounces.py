"""What a report of a mail server says: for good, for now, or nothing at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_FULL = "5.2.2"  # the mailbox is full: the address is right
_REASON = 300


class BounceKind(StrEnum):
    """The address takes no mail, or took none this time."""

    HARD = "hard"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class Bounce:
    """What came back: for good or for now, and the server's own words."""

    kind: BounceKind
    reason: str


def bounce_told(action: str, status: str, reason: str) -> Bounce | None:
    """Return what one recipient's part of a report says (RFC 3464); None when it arrived."""
    done, code = action.strip().casefold(), status.strip()
    if done not in {"failed", "delayed"}:
        return None
    is_hard = done == "failed" and code.startswith("5.") and not code.startswith(_FULL)
    kind = BounceKind.HARD if is_hard else BounceKind.SOFT
    return Bounce(kind, f"{code} {reason}".strip()[:_REASON])


def bounce_in_words(text: str) -> Bounce | None:
    """Return what an old server's letter says; None when no code of a failure stands in it."""
    found = _STATUS.search(text)
    if found is None or found[1] == "2":
        return None
    line = next(line for line in text.splitlines() if found[0] in line)
    action = "failed" if found[1] == "5" else "delayed"
    return bounce_told(action, found[0], line.replace(found[0], "").strip())


def worst(bounces: list[Bounce]) -> Bounce | None:
    """Return the hardest of what a report tells, None for none."""
    return min(bounces, key=lambda each: each.kind is not BounceKind.HARD, default=None)
