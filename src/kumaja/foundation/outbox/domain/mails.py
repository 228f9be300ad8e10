"""What a mail must and must not hold."""

from __future__ import annotations

import re
from enum import StrEnum

_BREAKS = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
_SUBJECT = 200


class MailState(StrEnum):
    """Where a mail is on its way; `doubtful` may have been sent: a person decides."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    KEPT = "kept"
    DOUBTFUL = "doubtful"
    FAILED = "failed"


def header_text(text: str) -> str:
    """Return a text as one header line: line breaks and control signs become a space."""
    return _BREAKS.sub(" ", text).strip()[:_SUBJECT]
