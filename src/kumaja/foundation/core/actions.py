"""Saving a row so that a broken rule is told in words, and a kept one costs nothing."""

from __future__ import annotations

from collections.abc import Collection

from django.db import IntegrityError, models, transaction


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
