"""Reading a long list page by page, so that a row that comes or goes shifts nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

from kumaja.foundation.core.domain.cursors import cursor_of, keys_in

Row = TypeVar("Row", bound=Model)
LARGEST = 100


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Rows in order, and the cursor of the next page; empty when this is the last."""

    rows: list[Row]
    after: str


def page_after(
    rows: QuerySet[Row, Any], *, order: str, after: str = "", limit: int = 20
) -> Page[Row]:
    """Return the rows after the cursor, by `order` and code; raises CursorRefused.

    One statement, whatever the place in the list: the cursor is compared, nothing is skipped.
    """
    limit = max(1, min(limit, LARGEST))
    if after:
        key, code = keys_in(after, 2)
        rows = rows.filter(Q(**{f"{order}__gt": key}) | Q(**{order: key, "code__gt": code}))
    found = list(rows.order_by(order, "code")[: limit + 1])
    if len(found) <= limit:
        return Page(found, "")
    last: Any = found[limit - 1]
    return Page(found[:limit], cursor_of(getattr(last, order), last.code))
