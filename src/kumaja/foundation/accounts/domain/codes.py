"""The code that is mailed and typed: 8 signs, 3 tries, 5 minutes."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, replace
from typing import Any

from kumaja.foundation.core.domain.codes import ALPHABET

LENGTH = 8
TRIES = 3
LIFE_SECONDS = 5 * 60
_NOT_A_SIGN = re.compile(f"[^{ALPHABET}]")


def normal_code(typed: str) -> str:
    """Return the signs of a code as it was typed or pasted: no case, spaces or dashes."""
    return _NOT_A_SIGN.sub("", typed[:100].casefold())


def readable_code(code: str) -> str:
    """Return the code as a mail shows it: capitals in two groups."""
    return f"{code[:4]}-{code[4:]}".upper()


@dataclass(frozen=True, slots=True)
class AskedCode:
    """A code that one browser asked for; it is kept as a digest, in that browser's session."""

    email: str
    digest: str
    asked_at: float
    failures: int = 0
    next_url: str = ""

    @classmethod
    def from_session(cls, kept: object) -> AskedCode | None:
        """Return what the session holds, or None when it holds none."""
        if not isinstance(kept, dict):
            return None
        try:
            return cls(**kept)
        except TypeError:
            return None

    def for_session(self) -> dict[str, Any]:
        """Return it as the session keeps it."""
        return asdict(self)

    def is_open_at(self, moment: float) -> bool:
        """Test whether the code may still be typed: in time, and with a try left."""
        return 0 <= moment - self.asked_at < LIFE_SECONDS and self.failures < TRIES

    def tries_left(self) -> int:
        """Return how many more times one may type it."""
        return TRIES - self.failures

    def failed(self) -> AskedCode:
        """Return it with one more failure."""
        return replace(self, failures=self.failures + 1)
