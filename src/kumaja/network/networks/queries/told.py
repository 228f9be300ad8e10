"""Networks as a table for other systems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from kumaja.foundation.core.engine.addresses import addresses_of_rows
from kumaja.foundation.files.domain.cells import Cell
from kumaja.network.networks.models import Network, NetworkQuerySet

TABLE_COLUMNS: Final = (
    "code", "kind", "name_fi", "name_sv", "name_en", "purpose_fi", "purpose_sv", "purpose_en",
    "starts_on", "last_on", "convener_code", "convener", "municipalities", "whole_region",
    "locality", "url",
)  # fmt: skip


def table_of(rows: NetworkQuerySet, site: str) -> Iterator[Sequence[Cell]]:
    """Return the networks as a table, the ended ones too; they are read as it goes."""
    url_of = addresses_of_rows("networks:detail")
    told = rows.for_others().order_by("sort_key", "code").iterator(chunk_size=500)
    return chain([TABLE_COLUMNS], (_table_row(row, f"{site}{url_of(row.address)}") for row in told))


def _table_row(row: Network, url: str) -> Sequence[Cell]:
    convener = row.convener
    return (
        row.code, row.kind, row.name_fi, row.name_sv, row.name_en, row.purpose_fi,
        row.purpose_sv, row.purpose_en, row.starts_on, row.last_on,
        convener.code if convener else "", str(convener or ""),
        ",".join(place.code for place in row.municipalities.all()), row.is_region_wide,
        row.locality, url,
    )  # fmt: skip
