"""Declaring in which system fields of a record are written."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.audit.actions import record
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.domain.masters import OWNABLE
from kumaja.network.registry.models import MasterSystem, Organisation
from kumaja.network.registry.queries.masters import owners_of

DECLARED = "declared a master"


class OwnedByAnother(ValidationError):
    """A field has one master: another system owns it already."""


@transaction.atomic
def declare_master(
    *,
    organisation: Organisation,
    region: Region,
    source: str,
    name: str,
    fields: Collection[str],
    actor: object | None,
    now: datetime,
    url: str = "",
) -> MasterSystem | None:
    """Let a system own these fields from now on; with none it owns nothing more (None).

    Raises OwnedByAnother where a third system owns one of them.
    """
    require_open(region, now)
    held = Organisation.objects.select_for_update().get(pk=organisation.pk)
    owners = owners_of(held)
    if any(owners.get(each, source) != source for each in fields):
        raise OwnedByAnother(_("Another system owns one of these fields already."))
    wanted = [each for each in OWNABLE if each in set(fields)]
    row = MasterSystem.objects.filter(organisation=held, source=source).first()
    before = _state(source, row.name, row.fields) if row else {"masters": {}}
    after = _state(source, name, wanted) if wanted else {"masters": {}}
    record(actor, DECLARED, held, now=now, region=region, before=before, after=after)
    if not wanted:
        MasterSystem.objects.filter(organisation=held, source=source).delete()
        return None
    row = row or MasterSystem(organisation=held, source=source, since_on=day_of(now))
    row.name, row.url, row.fields = name, url, wanted
    row.full_clean()
    row.save()
    return row


def _state(source: str, name: str, fields: Collection[str]) -> dict[str, Any]:
    return {"masters": {source: {"name": name, "fields": list(fields)}}}
