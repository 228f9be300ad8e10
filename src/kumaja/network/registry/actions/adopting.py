"""Using what is known elsewhere: the chosen words become the record's own."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.actions.records import RecordLinks, update_record
from kumaja.network.registry.actions.tables import CONTACT, first_contact
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.queries.adoptable import adoptable_of


@transaction.atomic
def adopt_words(
    *,
    organisation: Organisation,
    region: Region,
    taken: Collection[str],
    values: dict[str, Any],
    actor: object,
    now: datetime,
) -> Organisation:
    """Take the named fields over; what was looked at is not offered again.

    `values` go into the record besides, such as its being taken into care.
    """
    row = Organisation.objects.select_for_update().get(pk=organisation.pk)
    found = {each.name: each.theirs for each in adoptable_of(row) if each.name in taken}
    reached = {name: str(found.pop(name)) for name in tuple(found) if name in CONTACT}
    links = RecordLinks(contacts=first_contact(reached, row) if reached else None)
    return update_record(
        organisation=row, region=region, values={**found, **values}, links=links, actor=actor,
        now=now,
    )  # fmt: skip
