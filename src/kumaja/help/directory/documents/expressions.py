"""Everyday expressions as the index hears them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from kumaja.foundation.index.domain.saying import EXPRESSIONS, Saying
from kumaja.help.directory.models import Expression

LABEL = EXPRESSIONS
_BATCH = 500


def documents(keys: Collection[str] | None, *, now: datetime) -> Iterator[Saying]:
    """Yield the expressions in use with these codes, all of them when None."""
    del now
    rows = Expression.objects.filter(is_retired=False)
    if keys is not None:
        rows = rows.filter(code__in=keys)
    for row in rows.prefetch_related("terms").order_by("pk").iterator(chunk_size=_BATCH):
        yield Saying(
            label=LABEL,
            key=row.code,
            language=row.language,
            text=row.text,
            terms=tuple(str(term) for term in row.terms.all()),
            words=tuple(filter(None, (word.strip() for word in row.words.split(",")))),
            reason=row.reason,
        )


def touched_by(label: str, key: str) -> Collection[str]:
    """Return the expression that changed, or those that lead to a term that changed."""
    if label == "directory.Expression":
        return [key]
    if label != "vocabulary.Term":
        return ()
    scheme, _, code = key.partition(":")
    rows = Expression.objects.filter(terms__scheme=scheme, terms__code=code)
    return list(rows.values_list("code", flat=True))
