"""Reading imports: what was last written, who has touched it, what a report says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from django.db.models import Q, QuerySet

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.imports.domain.columns import Known
from kumaja.foundation.imports.domain.records import Values
from kumaja.foundation.imports.domain.verdicts import RunState, Verdict
from kumaja.foundation.imports.models import (
    ColumnMapping,
    ImportRow,
    ImportRowQuerySet,
    ImportRun,
    SheetImport,
    told,
)
from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.places.models import Municipality, PostalCode
from kumaja.foundation.places.queries import successor_in
from kumaja.foundation.regions.models import Region


def last_written(source: str, kind: str, source_ids: Collection[str]) -> dict[str, Values]:
    """Return for each record what the last import in force wrote."""
    rows = ImportRow.objects.in_force().filter(source=source, kind=kind, source_id__in=source_ids)
    return {row.source_id: row.values or {} for row in rows.order_by("pk")}


def taken_back(source: str, kind: str, source_ids: Collection[str]) -> set[str]:
    """Return the records whose row an undone import had made."""
    rows = ImportRow.objects.filter(source=source, kind=kind, source_id__in=source_ids)
    made = rows.filter(verdict=Verdict.NEW, undone_at__isnull=False)
    return set(made.values_list("source_id", flat=True))


def touched_since(rows: Iterable[ImportRow]) -> set[int]:
    """Return the rows whose object people have acted on since the import wrote it.

    What imports of the source did at their own moments doesn't count: values tell of that.
    """
    wanted = [row for row in rows if row.applied_at is not None]
    if not wanted:
        return set()
    moments = _moments(wanted[0].source)
    objects = Q()
    for label in {row.object_label for row in wanted}:
        keys = [row.object_key for row in wanted if row.object_label == label]
        objects |= Q(object_label=label, object_key__in=keys)
    acts = AuditRow.objects.filter(objects).exclude(at__in=moments)
    latest = {
        (label, key): at
        for label, key, at in acts.order_by("at").values_list("object_label", "object_key", "at")
    }
    return {row.pk for row in wanted if _is_after(row, latest)}


def _is_after(row: ImportRow, latest: Mapping[tuple[str, str], datetime]) -> bool:
    acted_at = latest.get((row.object_label, row.object_key))
    return acted_at is not None and row.applied_at is not None and acted_at > row.applied_at


def _moments(source: str) -> list[datetime]:
    """Return when imports of the source wrote and took back."""
    runs = ImportRun.objects.filter(source=source, applied_at__isnull=False)
    pairs = runs.values_list("applied_at", "undone_at")
    return [moment for pair in pairs for moment in pair if moment is not None]


def run_coded(code: str) -> ImportRun | None:
    """Return the import with the code, or None."""
    return ImportRun.objects.filter(code=code).select_related("region").first()


def rows_to_tell(run: ImportRun) -> ImportRowQuerySet:
    """Return the records about which the report has a sentence, in the order of the source."""
    return run.rows.exclude(sentence="").order_by("pk")


def remarks_of(run: ImportRun) -> list[tuple[str, int]]:
    """Return what was left out of records, in the reader's language, and of how many."""
    rows = run.rows.exclude(remarks=[]).values_list("remarks", flat=True)
    counts = Counter(text for remarks in rows.iterator() for text, _ in remarks)
    return [(told(text, {}), count) for text, count in counts.most_common()]


def list_runs(region: Region) -> QuerySet[ImportRun]:
    """Return the imports of a region, latest first."""
    return ImportRun.objects.filter(region=region).order_by("-read_at", "-pk")


def last_told(source: str, kind: str, source_ids: Collection[str]) -> dict[str, Values]:
    """Return for each row of a source's tables all that applied tables told of it, latest last."""
    rows = ImportRow.objects.filter(source=source, run__kind=kind, source_id__in=source_ids)
    rows = rows.filter(run__state=RunState.APPLIED).exclude(verdict=Verdict.REFUSED)
    found: dict[str, Values] = {}
    for source_id, values in rows.order_by("pk").values_list("source_id", "values"):
        found[source_id] = {**found.get(source_id, {}), **(values or {})}
    return found


def known_keys(source: str, kind: str, source_ids: Collection[str]) -> dict[str, str]:
    """Return for each row of a source's tables the key of the row here that it was before."""
    rows = ImportRow.objects.filter(source=source, run__kind=kind, source_id__in=source_ids)
    rows = rows.filter(applied_at__isnull=False).exclude(object_key="")
    return dict(rows.order_by("pk").values_list("source_id", "object_key"))


def municipalities_by_name(year: int) -> dict[str, str]:
    """Return code and every name of each municipality → code of the one it is that year."""
    found: dict[str, str] = {}
    for row in Municipality.objects.select_related("successor__successor").order_by("valid_from"):
        code = successor_in(row, year).code
        found[row.code] = code
        for name in (row.name_fi, row.name_sv, row.name_en):
            if name and (row.exists_in(year) or match_key(name) not in found):
                found[match_key(name)] = code
    return found


def known_places(day: date) -> Known:
    """Return what places are called, and which postal codes there are."""
    codes = PostalCode.objects.values_list("code", flat=True)
    return Known(municipalities_by_name(day.year), frozenset(codes))


def sheets_in(region: Region) -> QuerySet[SheetImport]:
    """Return the tables that were brought into a region, latest first."""
    rows = SheetImport.objects.filter(region=region).select_related("mapping", "run", "file")
    return rows.order_by("-received_at", "-pk")


def sources_of(region: Region) -> list[str]:
    """Return what the sources of the region's tables are called, each once."""
    rows = ColumnMapping.objects.filter(region=region).order_by("source_name")
    return list(dict.fromkeys(rows.values_list("source_name", flat=True)))
