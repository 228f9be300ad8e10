"""A form that was sent when the session had ended: kept until its writer has signed in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

MOST_BYTES = 100_000
LIFE_SECONDS = 60 * 60
_NOT_TEXT = frozenset({"csrfmiddlewaretoken", "form_key"})


@dataclass(frozen=True, slots=True)
class KeptForm:
    """What was typed, and the address to which it was sent."""

    path: str
    pairs: list[list[str]]
    kept_at: float

    @classmethod
    def of(cls, path: str, lists: Iterable[tuple[str, list[str]]], moment: float) -> KeptForm:
        """Keep the pairs of a posted form, without its tokens."""
        pairs = [[n, value] for n, values in lists if n not in _NOT_TEXT for value in values]
        return cls(path, pairs, moment)

    @classmethod
    def from_session(cls, kept: object, moment: float) -> KeptForm | None:
        """Return what the session holds, None when it is nothing or older than an hour."""
        if not isinstance(kept, dict):
            return None
        form = cls(**kept)
        return form if 0 <= moment - form.kept_at < LIFE_SECONDS else None

    def for_session(self) -> dict[str, Any]:
        """Return it as the session keeps it."""
        return asdict(self)

    @property
    def texts(self) -> list[str]:
        """What its writer would recognise: the texts, not the choices."""
        return [value for _, value in self.pairs if " " in value.strip()]
