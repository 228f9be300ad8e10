"""Changes of everyday expressions: each in one transaction, with its row in the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.directory.actions.keeping import TOLD, save_once, set_retired, tell
from kumaja.help.directory.models import Expression


@dataclass(frozen=True, slots=True)
class Wording:
    """An expression as a coordinator writes it, and what it leads to."""

    language: str
    text: str
    terms: tuple[Term, ...] = ()
    words: str = ""
    reason: str = ""


@transaction.atomic
def add_expression(
    *, wording: Wording, region: Region, actor: object | None, now: datetime
) -> Expression:
    """Keep an expression; raises KeptAlready when the language has it.

    Expressions are common to all regions; the region is the one from which somebody writes.
    """
    require_open(region, now)
    row = Expression()
    _write(row, wording, now)
    tell(row, region, actor, now, before=None, after=_state(row))
    return row


@transaction.atomic
def change_expression(
    *, expression: Expression, wording: Wording, region: Region, actor: object | None, now: datetime
) -> Expression:
    """Write an expression anew; raises KeptAlready when another says the same."""
    require_open(region, now)
    row = Expression.objects.select_for_update().get(pk=expression.pk)
    before = _state(row)
    _write(row, wording, now)
    tell(row, region, actor, now, before=before, after=_state(row))
    return row


def retire_expression(
    *, expression: Expression, region: Region, actor: object | None, now: datetime
) -> None:
    """Take an expression out of use; it is kept, so that no new version brings it back."""
    set_retired(expression, region, actor, now, is_retired=True)


def restore_expression(
    *, expression: Expression, region: Region, actor: object | None, now: datetime
) -> None:
    """Take an expression into use again."""
    set_retired(expression, region, actor, now, is_retired=False)


def _write(row: Expression, wording: Wording, now: datetime) -> None:
    row.language, row.text = wording.language, wording.text
    row.words, row.reason = wording.words, wording.reason
    save_once(row, Expression.objects.filter(language=row.language), now)
    row.terms.set(wording.terms)


def _state(row: Expression) -> dict[str, Any]:
    """Return the expression as the log keeps it, its terms by their codes."""
    terms = sorted(str(term) for term in row.terms.all())
    return state_of(row, *TOLD, "words", "reason") | {"terms": terms}
