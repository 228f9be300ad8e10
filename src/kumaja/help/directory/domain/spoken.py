"""What ships of the words people use, as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kumaja.foundation.language.domain.keys import match_key

MOST_WORDS = 300


@dataclass(frozen=True, slots=True)
class SaidExpression:
    """An everyday expression: its language, what it leads to (`scheme:code`), words of records."""

    language: str
    text: str
    terms: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    reason: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What makes it one: a language and the same words."""
        return self.language, match_key(self.text)


@dataclass(frozen=True, slots=True)
class SaidVoice:
    """A sentence that people say in a life situation, or of a topic known by words of records."""

    language: str
    text: str
    situation: str = ""
    words: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What makes it one: a language and the same words."""
        return self.language, match_key(self.text)


def merged(expressions: Iterable[SaidExpression]) -> Mapping[tuple[str, str], SaidExpression]:
    """Return each expression once: told twice, it leads to all that it was told to lead to."""
    found: dict[tuple[str, str], SaidExpression] = {}
    for row in expressions:
        first = found.get(row.key)
        found[row.key] = row if first is None else _both(first, row)
    return found


def first_of_each(voices: Iterable[SaidVoice]) -> Mapping[tuple[str, str], SaidVoice]:
    """Return each voice once; told of two things, it tells of the first."""
    found: dict[tuple[str, str], SaidVoice] = {}
    for row in voices:
        found.setdefault(row.key, row)
    return found


def _both(first: SaidExpression, second: SaidExpression) -> SaidExpression:
    return SaidExpression(
        language=first.language,
        text=first.text,
        terms=_once(first.terms, second.terms),
        words=_once(first.words, second.words),
        reason=first.reason or second.reason,
    )


def _once(*lists: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for some in lists for each in some))
