"""Who takes the answers to a mail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Answers:
    """The job that takes what is answered, with its payload; without one coordination does."""

    job: str = ""
    payload: Mapping[str, Any] = field(default_factory=dict)
