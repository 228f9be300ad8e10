"""Organisations as a table for other systems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from django.utils import timezone

from kumaja.foundation.core.engine.addresses import addresses_of_rows
from kumaja.foundation.files.domain.cells import Cell
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation, OrganisationQuerySet
from kumaja.network.registry.policies import public_record

TABLE_COLUMNS: Final = (
    "code", "uuid", "kind", "name_fi", "name_sv", "name_en", "business_id", "summary_fi",
    "summary_sv", "summary_en", "municipalities", "whole_region", "languages", "website",
    "ended_on", "checked_on", "url",
)  # fmt: skip


def table_of(rows: OrganisationQuerySet, site: str) -> Iterator[Sequence[Cell]]:
    """Return the organisations as a table, as everyone may see them; they are read as it goes."""
    page, body = addresses_of_rows("registry:detail"), addresses_of_rows("registry:public_body")

    def url_of(row: Organisation) -> str:
        of_kind = body if row.kind == OrganisationKind.PUBLIC_BODY else page
        return f"{site}{of_kind(row.address)}"

    ordered = rows.for_others().order_by("sort_key", "code").iterator(chunk_size=500)
    return chain([TABLE_COLUMNS], (_table_row(row, url_of(row)) for row in ordered))


def _table_row(row: Organisation, url: str) -> Sequence[Cell]:
    seen = public_record(row)
    checked_on = timezone.localtime(row.checked_at).date() if row.checked_at else None
    return (
        row.code, str(row.uuid or ""), row.kind, row.name_fi, row.name_sv, row.name_en,
        seen.value("business_id"), row.summary_fi, row.summary_sv, row.summary_en,
        ",".join(sorted(area.code for area in row.areas.all())), row.is_region_wide,
        ",".join(row.languages), seen.value("website"), row.ended_on, checked_on, url,
    )  # fmt: skip
