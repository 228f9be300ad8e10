"""A source of organisations and activities: written, compared and taken back in one way."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection
from datetime import date, datetime

from kumaja.foundation.imports.domain.records import Standing, StillNeeded, Values
from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.foundation.regions.models import Region
from kumaja.help.directory.actions.activities import archive_activity
from kumaja.help.directory.models import Activity
from kumaja.help.interchange.actions.writing import Writer
from kumaja.help.interchange.domain import faults, organisations
from kumaja.network.registry.actions.records import archive_organisation
from kumaja.network.registry.models import Organisation

UNDONE = "Tuonti peruttiin · Importen ångrades · The import was undone"


class RegionNeeded(ValueError):
    """Activities belong to a region: say which."""


class SourceMapping(ABC):
    """Writes by the actions that people use; a subclass says how to read, and what stands here."""

    kind: str
    source: str

    def __init__(self, day: date) -> None:
        self._day = day
        self._registered: dict[str, Standing] = {}
        self._writer: Writer | None = None

    @abstractmethod
    def standings(
        self, kind: str, source_ids: Collection[str], region: Region | None
    ) -> dict[str, Standing]:
        """Return how records of one kind stand here as rows of this source."""

    def current(
        self, kind: str, source_ids: Collection[str], region: Region | None
    ) -> dict[str, Standing]:
        """Return how the records stand here; those that are others' rows too."""
        found = self.standings(kind, source_ids, region)
        if kind == organisations.KIND:
            others = {
                name: self._registered[name] for name in source_ids if name in self._registered
            }
            return others | found
        return found

    def apply(
        self,
        kind: str,
        source_id: str,
        values: Values,
        *,
        standing: Standing | None,
        region: Region | None,
        actor: object | None,
        now: datetime,
    ) -> tuple[str, str]:
        """Write one record; raises ValidationError."""
        writer = self._writer_for(region, actor=actor, now=now)
        if kind == organisations.KIND:
            return "registry.Organisation", writer.organisation(source_id, values, standing).code
        return "directory.Activity", writer.activity(source_id, values, standing).code

    def undo(
        self,
        kind: str,
        standing: Standing,
        before: Values | None,
        *,
        region: Region | None,
        actor: object | None,
        now: datetime,
    ) -> None:
        """Give back the fields, or archive the row that the import made; raises StillNeeded."""
        writer = self._writer_for(region, actor=actor, now=now)
        if kind == organisations.KIND:
            if before is not None:
                writer.organisation("", before, standing)
                return
            row = Organisation.objects.get(code=standing.key)
            _require_free(row)
            archive_organisation(
                organisation=row, region=writer.region, reason=UNDONE, actor=actor, now=now
            )
        elif before is not None:
            writer.activity("", before, standing)
        else:
            row_of = Activity.objects.get(code=standing.key)
            archive_activity(activity=row_of, reason=UNDONE, actor=actor, now=now)

    def _writer_for(self, region: Region | None, *, actor: object | None, now: datetime) -> Writer:
        """Return the writer of this run: it keeps the places it has looked up."""
        if region is None:
            raise RegionNeeded
        kept = self._writer
        if kept is None or (kept.region, kept.actor, kept.now) != (region, actor, now):
            kept = self._writer = Writer(region, actor=actor, now=now, source=self.source)
        return kept


def _require_free(row: Organisation) -> None:
    """Refuse to archive an organisation on which people's rows stand."""
    if row.activities.filter(archived_at__isnull=True).exists():
        raise StillNeeded(Sentence(faults.HAS_ACTIVITIES))
    if row.roles.exists():
        raise StillNeeded(Sentence(faults.HAS_PEOPLE))
    if row.branches.filter(archived_at__isnull=True).exists():
        raise StillNeeded(Sentence(faults.HAS_BRANCHES))
