"""The words people use as the desk lists them: in the reader's language, in their places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kumaja.foundation.design.domain.lists import Column
from kumaja.front.desk.queries.words import WRITTEN_LANGUAGES, Words
from kumaja.help.directory.models import Expression


@dataclass(frozen=True, slots=True)
class WordRow:
    """An expression of the list: what it leads to in one line."""

    code: str
    text: str
    language: str
    spoken: Words
    leads: str
    reason: str
    is_retired: bool
    is_ours: bool


def word_rows(rows: Iterable[Expression], language: str) -> list[WordRow]:
    """Return the expressions as rows; their terms must be at hand."""
    return [
        WordRow(
            code=row.code,
            text=row.text,
            language=row.language,
            spoken=WRITTEN_LANGUAGES[row.language],
            leads=_leads(row, language),
            reason=row.reason,
            is_retired=row.is_retired,
            is_ours=row.edited_at is not None or not row.is_shipped,
        )
        for row in rows
    ]


def _leads(row: Expression, language: str) -> str:
    """Return the names of the terms, then the words of records."""
    names = [term.name.in_language(language).value for term in row.terms.all()]
    return ", ".join(filter(None, (*names, row.words)))


def voice_columns() -> list[Column]:
    """Return the columns of life situations and their sentences."""
    spoken = (Column(str(words), is_number=True) for words in WRITTEN_LANGUAGES.values())
    return [Column(_("Life situation")), *spoken]
