"""By what the decision calendar is narrowed: a municipality, a body, a theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlencode

NAMES: Final = ("municipality", "body", "theme")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What one wants to see of the calendar; empty is all."""

    municipality: str = ""
    body: str = ""
    theme: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Narrowing:
        """Return what an address asks for; parameters of other kinds are left aside."""
        return cls(**{name: asked.get(name, "").strip() for name in NAMES})

    @classmethod
    def read(cls, query: str) -> Narrowing:
        """Return what was written by `query`."""
        return cls.of(dict(parse_qsl(query)))

    @property
    def query(self) -> str:
        """The same as part of an address, always in the same order; empty when all is wanted."""
        return urlencode([(name, value) for name in NAMES if (value := getattr(self, name))])
