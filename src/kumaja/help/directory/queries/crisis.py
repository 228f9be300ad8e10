"""Which help must not wait, by what was typed; and the lines to call, in a statement each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Final

from django.db.models import TextField
from django.db.models.functions import Cast

from kumaja.foundation.core.domain.text import LANGUAGES, Trilingual
from kumaja.foundation.core.engine.prepared import Prepared, Values
from kumaja.foundation.language.engine.analysers import analyse
from kumaja.help.directory.domain.crisis import CrisisLine, CrisisTopic, lines_for
from kumaja.help.directory.domain.opening import is_open_at
from kumaja.help.directory.domain.triggers import (
    Listed,
    by_first_word,
    read_question,
    read_trigger,
    topics_told,
)
from kumaja.help.directory.models import CrisisContact, CrisisTrigger

_REMEMBERED: Final = 4  # the triggers as they stand now, and as they stood before a change
_TRIGGERS: Final = Prepared(
    lambda: (
        CrisisTrigger.objects.filter(is_retired=False)
        .order_by("pk")
        .values_list("topic", "language", "text")
    )
)
_LISTS: Final = ("opening", "languages", "topics")
_LINES: Final = Prepared(
    lambda: (
        CrisisContact.objects.filter(is_retired=False)
        .annotate(**{f"{name}_told": Cast(name, TextField()) for name in _LISTS})
        .order_by("position", "pk")
        .values_list(
            "number", "is_always", "checked_on", *(f"{name}_told" for name in _LISTS),
            "name_fi", "name_sv", "name_en", "hours_fi", "hours_sv", "hours_en",
        )
    )
)  # fmt: skip


def topics_in(text: str) -> tuple[CrisisTopic, ...]:
    """Return what a search tells of that must not wait, in whichever language it is typed.

    Nothing is asked of the database when nothing was typed.
    """
    asked = read_question(text, LANGUAGES, analyse)
    if not asked[LANGUAGES[0]]:
        return ()
    return topics_told(_triggers(tuple(_TRIGGERS.rows())), asked)


def crisis_lines(
    topics: Sequence[CrisisTopic], language: str, moment: datetime
) -> tuple[CrisisLine, ...]:
    """Return at most three lines for a reader of the language, the emergency number first."""
    return lines_for(topics, list_lines(language, moment), language) if topics else ()


def list_lines(language: str, moment: datetime) -> tuple[CrisisLine, ...]:
    """Return all lines in use, in their order."""
    return tuple(_line(row, language, moment) for row in _LINES.rows())


@lru_cache(maxsize=_REMEMBERED)
def _triggers(rows: tuple[Values, ...]) -> Listed:
    """Return the triggers of the rows; read anew when a row is another than before."""
    return by_first_word(
        read_trigger(CrisisTopic(topic), language, text, analyse) for topic, language, text in rows
    )


def _line(row: Values, language: str, moment: datetime) -> CrisisLine:
    number, is_always, checked_on, *rest = row
    opening, languages, topics = map(json.loads, rest[: len(_LISTS)])
    texts = rest[len(_LISTS) :]
    return CrisisLine(
        number=number,
        name=Trilingual(*texts[: len(LANGUAGES)]).in_language(language),
        hours=Trilingual(*texts[len(LANGUAGES) :]).in_language(language),
        languages=tuple(languages),
        topics=tuple(topics),
        checked_on=checked_on,
        is_open=True if is_always else is_open_at(opening, moment) if opening else None,
    )
