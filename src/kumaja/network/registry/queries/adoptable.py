"""What other lists and systems tell of a record, for its own people to use and correct."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.imports.domain.merging import is_empty
from kumaja.foundation.imports.domain.records import Json
from kumaja.foundation.imports.models import ColumnMapping, ImportRow
from kumaja.network.registry.domain.masters import foreign_columns
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.queries.masters import owners_of
from kumaja.network.registry.queries.records import LABEL, table_values

_TEXTS = tuple(
    f"{name}_{language}"
    for name in ("name", "summary", "description", "represents")
    for language in LANGUAGES
)
_FACTS = ("register_number", "founded_year", "members", "website", "locality", "phone", "email")
OFFERED = (*_TEXTS, *_FACTS)
_ROWS_READ = 50


@dataclass(frozen=True, slots=True)
class Found:
    """A field as another source tells it, beside ours."""

    name: str
    ours: Json
    theirs: Json
    source: str
    told_at: datetime


def adoptable_of(organisation: Organisation) -> list[Found]:
    """Return what others told since the record was last checked and that is not so here.

    Of several sources the latest word counts. What another system owns is not offered: it is
    written there.
    """
    rows = ImportRow.objects.filter(object_label=LABEL, object_key=organisation.code)
    rows = rows.filter(undone_at=None).exclude(values=None).select_related("run")
    rows = rows.exclude(source_id=str(organisation.uuid))  # our own word, come back
    if organisation.checked_at is not None:
        rows = rows.filter(run__read_at__gt=organisation.checked_at)
    listed = list(rows.order_by("-run__read_at", "-pk")[:_ROWS_READ])
    if not listed:
        return []
    ours, found = table_values(organisation), dict[str, Found]()
    for row in listed:
        told = {name: value for name, value in (row.values or {}).items() if name in OFFERED}
        for name, value in told.items():
            if name not in found and not is_empty(value) and value != ours.get(name):
                found[name] = Found(name, ours.get(name), value, row.source, row.run.read_at)
    foreign = foreign_columns(found, owners_of(organisation), "")
    return [found[name] for name in OFFERED if name in found and name not in foreign]


def source_names(sources: set[str]) -> dict[str, str]:
    """Return what sources are called: the name under which a table was brought in."""
    rows = ColumnMapping.objects.filter(source__in=sources).order_by("pk")
    return dict(rows.values_list("source", "source_name"))
