"""What a row of a list shows of an organisation: long texts stay in the database."""

from __future__ import annotations

from typing import Final

from django.db.models import Prefetch

from kumaja.foundation.places.models import Municipality
from kumaja.network.registry.models import OrganisationQuerySet

_COLUMNS: Final = (
    "code", "kind", "name_fi", "name_sv", "name_en", "summary_fi", "summary_sv", "summary_en",
    "is_region_wide", "sort_key",
)  # fmt: skip


def as_rows(organisations: OrganisationQuerySet) -> OrganisationQuerySet:
    """Return the organisations with what their rows show, areas too, in two statements."""
    names = Municipality.objects.only("name_fi", "name_sv", "name_en").order_by("sort_key_fi", "pk")
    return organisations.only(*_COLUMNS).prefetch_related(Prefetch("areas", names))
