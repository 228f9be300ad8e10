"""Taking a gap on together, and telling what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import save_clean
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.gaps.domain.structures import MOST_OWNERS, StructureState
from kumaja.help.gaps.models import SharedStructure, StructureOwner
from kumaja.network.networks.models import Network
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation


class GapTaken(Exception):
    """Somebody has taken this gap on already."""


class StructureEnded(Exception):
    """The structure came to nothing: the gap waits for somebody again."""


@dataclass(frozen=True, slots=True)
class MissingHere:
    """A word of the lists that has no group in a municipality."""

    municipality: Municipality
    term: Term


@dataclass(frozen=True, slots=True)
class Owners:
    """Who takes it on: one to five organisations in their order, a network, or both."""

    organisations: Sequence[Organisation] = ()
    network: Network | None = None


@transaction.atomic
def take_on_gap(
    *,
    region: Region,
    gap: MissingHere,
    owners: Owners,
    agreed: Trilingual,
    since_on: date,
    actor: object | None,
    now: datetime,
) -> SharedStructure:
    """Write who takes a gap on and what was agreed; raises GapTaken when somebody has it."""
    require_open(region, now)
    _require_some(owners, since_on, now)
    _hold(gap, region)
    row = SharedStructure(
        region=region, municipality=gap.municipality, term=gap.term, network=owners.network,
        agreed_fi=agreed.fi, agreed_sv=agreed.sv, agreed_en=agreed.en, since_on=since_on,
    )  # fmt: skip
    save_clean(row, exclude=["region", "municipality", "term", "network"], force_insert=True)
    for position, organisation in enumerate(owners.organisations):
        one = StructureOwner(structure=row, organisation=organisation, position=position)
        save_clean(one, exclude=["structure", "organisation"], force_insert=True)
    record(actor, "took on", row, now=now, region=region, after=_told(row, owners))
    return row


@transaction.atomic
def tell_outcome(
    *,
    structure: SharedStructure,
    state: StructureState,
    outcome: Trilingual,
    actor: object | None,
    now: datetime,
) -> SharedStructure:
    """Tell how a structure fares; once it came to nothing the gap is free to be taken on anew."""
    require_open(structure.region, now)
    row = SharedStructure.objects.select_for_update().get(pk=structure.pk)
    if row.state == StructureState.CAME_TO_NOTHING:
        raise StructureEnded(row.code)
    if not outcome:
        raise ValidationError({"outcome_fi": _("Tell in a sentence what has happened.")})
    before = state_of(row)
    row.state, row.told_on = state, day_of(now)
    row.outcome_fi, row.outcome_sv, row.outcome_en = outcome.fi, outcome.sv, outcome.en
    save_clean(row, exclude=["region", "municipality", "term", "network"])
    record(actor, "told the outcome", row, now=now, region=structure.region, before=before,
           after=state_of(row))  # fmt: skip
    return row


def _require_some(owners: Owners, since_on: date, now: datetime) -> None:
    count = len({row.pk for row in owners.organisations})
    if count != len(owners.organisations) or count > MOST_OWNERS:
        raise ValidationError({"owners": _("Name one to five associations, each once.")})
    if not count and owners.network is None:
        raise ValidationError({"owners": _("Name who takes this on: associations or a network.")})
    if since_on > day_of(now):
        raise ValidationError({"since_on": _("This day has not come yet.")})


def _hold(gap: MissingHere, region: Region) -> None:
    """Refuse what is taken; of two that come at once the second waits at the municipality."""
    Municipality.objects.select_for_update().get(pk=gap.municipality.pk)
    rows = SharedStructure.objects.in_region(region).standing()
    if rows.filter(municipality=gap.municipality, term=gap.term).exists():
        raise GapTaken(str(gap.term))


def _told(row: SharedStructure, owners: Owners) -> dict[str, Any]:
    return state_of(row) | {"owners": [one.code for one in owners.organisations]}
