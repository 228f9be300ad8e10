"""Loading the words people use that come with the program."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from kumaja.foundation.index.actions import touch_all
from kumaja.foundation.places.actions import is_loaded, note_loaded
from kumaja.foundation.places.engine.shipped import checksum_of
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.directory.domain.spoken import SaidExpression, SaidVoice, first_of_each, merged
from kumaja.help.directory.engine import spoken
from kumaja.help.directory.models import Expression, Voice

LIST_NAME: Final = "spoken words"
LOAD_WORDS: Final = "directory.load_words"  # the job that does it
_BATCH: Final = 500
_TOLD: Final = {Expression: ["text", "words", "reason"], Voice: ["text", "words", "term"]}
_SCHEMES: Final = (Scheme.LIFE_SITUATION, Scheme.TARGET_GROUP, Scheme.THEME)


@transaction.atomic
def load_spoken_words(*, now: datetime) -> bool:
    """Load expressions and voices; False when they are loaded already.

    Those that a coordinator has changed or taken out of use stay as they are; those that ship no
    more go. Terms must be there: load the vocabulary first.
    """
    checksum = checksum_of(spoken.files())
    if is_loaded(LIST_NAME, checksum):
        return False
    terms = {str(term): term.pk for term in Term.objects.of(*_SCHEMES).current()}
    _load_expressions(merged(spoken.shipped_expressions()), terms, now)
    _load_voices(first_of_each(spoken.shipped_voices()), terms, now)
    note_loaded(name=LIST_NAME, checksum=checksum, now=now)
    return True


def _load_expressions(
    told: Mapping[tuple[str, str], SaidExpression], terms: Mapping[str, int], now: datetime
) -> None:
    standing = {(row.language, row.match_key): row for row in Expression.objects.all()}
    ours = {key: row for key, row in standing.items() if _is_as_shipped(row)}
    gone = [row for key, row in ours.items() if key not in told]
    Expression.objects.filter(pk__in=[row.pk for row in gone]).delete()
    written = [
        _expression(row, ours.get(key))
        for key, row in told.items()
        if key in ours or key not in standing
    ]
    _save(Expression, written)
    _tie(written, told, terms)
    touch_all("directory.Expression", [row.code for row in (*written, *gone)], now=now)


def _expression(told: SaidExpression, row: Expression | None) -> Expression:
    """Return the row with what is told of it."""
    row = row or Expression(language=told.language, match_key=told.key[1], is_shipped=True)
    row.text, row.words, row.reason = told.text, ", ".join(told.words), told.reason
    return row


def _tie(
    rows: Collection[Expression],
    told: Mapping[tuple[str, str], SaidExpression],
    terms: Mapping[str, int],
) -> None:
    """Let the rows lead to exactly what they are told to lead to."""
    links = Expression.terms.through
    links.objects.filter(expression__in=[row.pk for row in rows]).delete()
    links.objects.bulk_create(
        (
            links(expression_id=row.pk, term_id=terms[name])
            for row in rows
            for name in told[row.language, row.match_key].terms
            if name in terms
        ),
        batch_size=_BATCH,
    )


def _load_voices(
    told: Mapping[tuple[str, str], SaidVoice], terms: Mapping[str, int], now: datetime
) -> None:
    standing = {(row.language, row.match_key): row for row in Voice.objects.all()}
    ours = {key: row for key, row in standing.items() if _is_as_shipped(row)}
    gone = [row for key, row in ours.items() if key not in told]
    Voice.objects.filter(pk__in=[row.pk for row in gone]).delete()
    written = [
        _voice(row, terms, ours.get(key))
        for key, row in told.items()
        if key in ours or key not in standing
    ]
    _save(Voice, [row for row in written if row.term_id or row.words])
    touch_all("directory.Voice", [row.code for row in (*written, *gone)], now=now)


def _voice(told: SaidVoice, terms: Mapping[str, int], row: Voice | None) -> Voice:
    """Return the row with what is told of it."""
    row = row or Voice(language=told.language, match_key=told.key[1], is_shipped=True)
    row.term_id = terms.get(f"{Scheme.LIFE_SITUATION}:{told.situation}")
    row.text, row.words = told.text, told.words
    return row


def _is_as_shipped(row: Expression | Voice) -> bool:
    """Test whether nobody here has changed it or taken it out of use."""
    return row.is_shipped and not row.is_retired and row.edited_at is None


def _save(model: type[Expression | Voice], rows: Sequence[Expression | Voice]) -> None:
    """Write new rows, and the texts of those that stand."""
    manager: Any = model.objects
    standing = [row for row in rows if row.pk is not None]
    manager.bulk_create([row for row in rows if row.pk is None], batch_size=_BATCH)
    if standing:
        manager.bulk_update(standing, _TOLD[model], batch_size=_BATCH)
