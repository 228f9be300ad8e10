"""Saving a row so that a broken rule is told in words, and a kept one costs nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeVar

from django.db import IntegrityError, models, transaction

_Row = TypeVar("_Row", bound=models.Model)


def add_clean(rows: Sequence[_Row], *, exclude: Collection[str] = ()) -> None:
    """Add rows of one table at once; raises ValidationError as `save_clean` does."""
    for row in rows:
        row.full_clean(exclude=exclude, validate_unique=False, validate_constraints=False)
    if not rows:
        return
    try:
        with transaction.atomic():
            _rows_of(rows[0]).bulk_create(rows)
    except IntegrityError:
        for row in rows:
            row.full_clean(exclude=exclude)
        raise


def _rows_of(row: _Row) -> models.QuerySet[_Row]:
    return models.QuerySet(model=type(row))


def save_clean(
    row: models.Model, *, exclude: Collection[str] = (), force_insert: bool = False
) -> None:
    """Save the row; raises ValidationError when a field or a rule of the table is broken.

    The database holds the rules anyway. Asking it beforehand, rule by rule, costs more statements
    than the save; so it is asked only when it has refused, to say which rule it was.
    """
    row.full_clean(exclude=exclude, validate_unique=False, validate_constraints=False)
    try:
        with transaction.atomic():
            row.save(force_insert=force_insert)
    except IntegrityError:
        row.full_clean(exclude=exclude)
        raise
