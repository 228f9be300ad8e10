"""Activities of the region by their name, or by whose they are."""

from __future__ import annotations

from typing import Final

from django.db.models import Q

from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.regions.models import Region
from kumaja.help.directory.models import Activity
from kumaja.help.directory.policies import visible_in

SHOWN: Final = 20


def activities_called(region: Region, words: str) -> list[Activity]:
    """Return the activities that everyone may know of, one more than are shown at once."""
    key = match_key(words)
    if not key:
        return []
    called = Q(match_key__contains=key) | Q(organisation__match_key__contains=key)
    for column in ("name_sv", "organisation__name_sv"):
        called |= Q(**{f"{column}__icontains": words})
    rows = visible_in(region).filter(called).in_lists()
    return list(rows.order_by("sort_key", "pk")[: SHOWN + 1])
