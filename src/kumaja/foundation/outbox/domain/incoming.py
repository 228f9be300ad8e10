"""What is read of a mail that came in, and what becomes of it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum

from kumaja.foundation.outbox.domain.bounces import Bounce

LONGEST_MAIL = 10_000_000  # bytes; what comes after is not read
LONGEST_TEXT = 20_000  # letters
_QUOTED_FROM = re.compile(
    r"^\s*(-{3,}\s*(original message|alkuperäinen viesti|ursprungligt meddelande)\s*-{3,}"
    r"|_{20,})\s*$",
    re.IGNORECASE,
)
_SAYS = re.compile(r"^.{0,200}(wrote|kirjoitti|skrev)\W{0,20}$", re.IGNORECASE)


class IncomingState(StrEnum):
    """What became of a mail: it waits, a room took it, it was answered, dismissed, a machine's."""

    WAITING = "waiting"
    TAKEN = "taken"
    ANSWERED = "answered"
    DISMISSED = "dismissed"
    AUTOMATIC = "automatic"


@dataclass(frozen=True, slots=True)
class ReadMail:
    """A mail as it was read; whatever it holds, it is plain text."""

    message_id: str
    recipients: tuple[str, ...]
    sender: str
    subject: str
    text: str
    attachments: int
    is_automatic: bool
    bounce: Bounce | None = None

    @property
    def print(self) -> str:
        """What tells whether the same mail came before: its Message-ID and what it says."""
        said = (self.message_id, self.sender, self.subject, self.text, sorted(self.recipients))
        return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()


def own_words(text: str) -> str:
    """Return what the sender wrote, without the mail that is quoted beneath."""
    kept: list[str] = []
    for line in text.splitlines():
        if _QUOTED_FROM.match(line):
            break
        if line.lstrip().startswith(">"):
            if kept and _SAYS.match(kept[-1]):
                kept.pop()
            continue
        kept.append(line)
    return "\n".join(kept).strip()
