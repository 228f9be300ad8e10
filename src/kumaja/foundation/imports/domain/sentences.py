"""Sentences that are kept untranslated and told in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Detail = str | int


def gettext_noop(text: str) -> str:
    """Mark a sentence for the catalogues; it is translated when it is told."""
    return text


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English sentence with places for details, `%(name)s`, and those details."""

    text: str
    details: Mapping[str, Detail] = field(default_factory=dict)

    @property
    def as_json(self) -> list[object]:
        """The sentence as a row keeps it."""
        return [self.text, dict(self.details)]

    def __str__(self) -> str:
        return self.text % self.details if self.details else self.text
