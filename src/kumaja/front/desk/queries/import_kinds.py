"""What can be brought in: each kind of import and the mapping that its room gives."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kumaja.foundation.imports.actions import Mapping
from kumaja.help.directory.actions.tables import ActivityTable
from kumaja.help.interchange.actions import HsdsMapping, PtvMapping
from kumaja.network.registry.actions.tables import OrganisationTable

MAPPINGS: dict[str, Callable[[date], Mapping]] = {"ptv": PtvMapping, "hsds": HsdsMapping}
# Tables that people keep: their columns are chosen, and kept for the next one of the same source.
TABLES: dict[str, type[OrganisationTable | ActivityTable]] = {
    OrganisationTable.kind: OrganisationTable,
    ActivityTable.kind: ActivityTable,
}
# Read and written whole: a vocabulary has no stages, and is not undone but read anew.
VOCABULARIES = ("ptv-terms",)
KINDS = (*MAPPINGS, *TABLES, *VOCABULARIES)
