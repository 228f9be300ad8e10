"""Help that must not wait: the lines that stand above the results, and the page of all lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from kumaja.foundation.core.domain.text import Text
from kumaja.front.search.queries.names import language_names
from kumaja.help.directory.domain.crisis import (
    TOPICS_OF_SITUATIONS,
    CrisisLine,
    CrisisTopic,
)
from kumaja.help.directory.queries.crisis import crisis_lines, list_lines, topics_in


@dataclass(frozen=True, slots=True)
class UrgentLine:
    """A line to call: its number and name, when and in which languages it answers."""

    number: str
    name: Text
    hours: Text
    is_closed: bool
    languages: str
    checked_on: date | None


def get_urgent(
    text: str, situations: Collection[str], language: str, moment: datetime
) -> tuple[UrgentLine, ...]:
    """Return the lines that the words or the life situations call for; none for most searches.

    It needs no index: who is in danger gets the numbers when the search is silent, too.
    """
    told = {TOPICS_OF_SITUATIONS[code] for code in situations if code in TOPICS_OF_SITUATIONS}
    told |= set(topics_in(text))
    topics = [topic for topic in CrisisTopic if topic in told]
    return _shown(crisis_lines(topics, language, moment))


def list_urgent(language: str, moment: datetime) -> tuple[UrgentLine, ...]:
    """Return all lines, the number for danger first."""
    return _shown(list_lines(language, moment))


def _shown(lines: Iterable[CrisisLine]) -> tuple[UrgentLine, ...]:
    names = language_names()
    return tuple(
        UrgentLine(
            number=line.number,
            name=line.name,
            hours=line.hours,
            is_closed=line.is_open is False,
            languages=", ".join(names.get(code, code) for code in line.languages),
            checked_on=line.checked_on,
        )
        for line in lines
    )
