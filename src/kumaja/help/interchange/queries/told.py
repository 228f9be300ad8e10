"""What a message tells of rows that changed: only what anyone may read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.db.models import QuerySet
from django.urls import get_script_prefix
from django.utils.translation import override

from kumaja.foundation.regions.models import Region
from kumaja.help.directory.models import Activity
from kumaja.help.interchange.domain.webhooks import LABELS, Kind, Told, what_happened
from kumaja.network.networks.models import Network
from kumaja.network.registry.models import Organisation

Rows = QuerySet[Any, Any]
_LANGUAGE: Final = "fi"


def told_of(region: Region, changed: Mapping[tuple[str, str], datetime]) -> Iterator[Told]:
    """Yield what is told of the changed rows of the region, in the order of their changes.

    Those of other regions are left out. One statement a kind.
    """
    found: dict[tuple[str, str], Any] = {}
    for label in LABELS:
        codes = [code for of_label, code in changed if of_label == label]
        if codes:
            rows = _rows(LABELS[label], region).filter(code__in=codes)
            found |= {(label, row.code): row for row in rows}
    for key, at in changed.items():
        if key in found:
            yield _told(LABELS[key[0]], found[key], region, at)


def _rows(kind: Kind, region: Region) -> Rows:
    """Return the rows of the region that anyone may know of, those taken away too."""
    match kind:
        case Kind.ACTIVITY:
            return Activity.objects.in_region(region)
        case Kind.ORGANISATION:
            return Organisation.objects.in_region(region)
        case Kind.NETWORK:
            return Network.objects.in_region(region)


def _told(kind: Kind, row: Any, region: Region, at: datetime) -> Told:  # noqa: ANN401 - three kinds
    with override(_LANGUAGE):
        path = row.get_absolute_url().removeprefix(get_script_prefix())
    what = what_happened(created_at=row.created_at, archived_at=row.archived_at, changed_at=at)
    names = {each: row.name.exactly(each) for each in row.name.languages}
    return Told(kind, row.code, what, names, f"{settings.PUBLIC_URL}/{region.slug}/{path}", at)
