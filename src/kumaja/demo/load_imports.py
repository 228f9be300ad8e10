"""Loads a table that waits in its preview: an invented list of a municipality, with its faults."""

from __future__ import annotations

from kumaja.demo.content import DATA
from kumaja.demo.load_network import Ground
from kumaja.foundation.imports.actions.sheets import (
    choose_columns,
    mapping_for,
    read_sheet,
    receive_sheet,
)
from kumaja.foundation.imports.domain.columns import Titles
from kumaja.network.registry.actions.tables import OrganisationTable

FILE = DATA / "imports" / "tuusulan-yhdistykset.csv"
SOURCE = "Tuusulan kunta"


def load_waiting_table(ground: Ground) -> None:
    """Bring the table in as far as its preview; a coordinator decides on it."""
    now = ground.now
    mapping = mapping_for(
        region=ground.region, kind=OrganisationTable.kind, source_name=SOURCE, now=now
    )
    sheet = receive_sheet(
        content=FILE.read_bytes(), name=FILE.name, mapping=mapping,
        titles=Titles(OrganisationTable.columns), actor=None, now=now,
    )  # fmt: skip
    chosen = {seen["title"]: seen["field"] for seen in sheet.seen}
    choose_columns(sheet=sheet, columns=chosen, job="desk.read_sheet", actor=None, now=now)
    mapping.refresh_from_db()
    table = OrganisationTable(mapping, sheet.file_name, now.date())
    read_sheet(sheet=sheet, mapping=table, now=now)
