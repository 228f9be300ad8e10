"""Activities as a table for other systems."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Final

from django.utils import timezone

from kumaja.foundation.core.engine.addresses import addresses_of_rows
from kumaja.foundation.files.domain.cells import Cell
from kumaja.help.directory.models import Activity, ActivityQuerySet

TABLE_COLUMNS: Final = (
    "code", "uuid", "kind", "name_fi", "name_sv", "name_en", "organisation_code", "organisation",
    "summary_fi", "summary_sv", "summary_en", "municipalities", "whole_region", "remote",
    "languages", "price_kind", "price", "way_in", "ended_on", "checked_on", "url",
)  # fmt: skip


def table_of(rows: ActivityQuerySet, site: str) -> Iterator[Sequence[Cell]]:
    """Return the activities as a table; they are read as it goes."""
    row_of = rows_of_table(site)
    told = rows.for_others().prefetch_related("areas").order_by("sort_key", "code")
    return chain([TABLE_COLUMNS], (row_of(row) for row in told.iterator(chunk_size=500)))


def rows_of_table(site: str) -> Callable[[Activity], Sequence[Cell]]:
    """Return what makes a row of the table of an activity loaded `for_others` with its areas."""
    url_of = addresses_of_rows("directory:detail")
    return lambda row: _table_row(row, f"{site}{url_of(row.address)}")


def _table_row(row: Activity, url: str) -> Sequence[Cell]:
    checked_on = timezone.localtime(row.checked_at).date() if row.checked_at else None
    return (
        row.code, str(row.uuid or ""), row.kind, row.name_fi, row.name_sv, row.name_en,
        row.organisation.code, str(row.organisation), row.summary_fi, row.summary_sv,
        row.summary_en, ",".join(sorted(area.code for area in row.areas.all())),
        row.is_region_wide, row.is_remote, ",".join(row.languages), row.price_kind, row.price,
        row.way_in, row.ended_on, checked_on, url,
    )  # fmt: skip
