"""Telling that a practice was tried or taken up, and taking back what was told by mistake."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import save_clean
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.index.actions import touch
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.network.networks.models import Network
from kumaja.network.practices.actions.practices import LABEL, require_current
from kumaja.network.practices.domain.uses import UseState
from kumaja.network.practices.models import Practice, PracticeUse
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation

_NOTHING = Trilingual()
_SETTLED = ("practice", "region", "organisation", "network", "municipality")


class NotPublicYet(Exception):
    """The practice waits for coordination: nobody can have taken it up from here."""


class UseWithdrawn(Exception):
    """What was told was taken back already."""


@dataclass(frozen=True, slots=True)
class Users:
    """Who used a practice, and where; one of the three at least."""

    organisation: Organisation | None = None
    network: Network | None = None
    municipality: Municipality | None = None


@dataclass(frozen=True, slots=True)
class Experience:
    """How it went: tried, in use or given up, since when, and what was learnt."""

    state: UseState
    since_on: date
    learnt: Trilingual = _NOTHING


@transaction.atomic
def tell_use(
    *,
    practice: Practice,
    region: Region,
    users: Users,
    experience: Experience,
    actor: object | None,
    now: datetime,
) -> PracticeUse:
    """Tell how a practice fared with somebody; who told before amends what it told."""
    held = _held(practice, region, now)
    if users == Users():
        raise ValidationError({"organisation": _("Choose who has tried it.")})
    if experience.since_on > day_of(now):
        raise ValidationError({"since_on": _("This day has not come yet.")})
    row = _told_before(held, users) or PracticeUse(practice=held, region=region)
    before = state_of(row) if row.pk else None
    row.organisation, row.network = users.organisation, users.network
    row.municipality, row.told_on = users.municipality, day_of(now)
    row.state, row.since_on = experience.state, experience.since_on
    told = experience.learnt
    row.learnt_fi, row.learnt_sv, row.learnt_en = told.fi, told.sv, told.en
    save_clean(row, exclude=_SETTLED)
    record(actor, "told", row, now=now, region=region, before=before, after=state_of(row))
    touch(LABEL, held.code, now=now)
    return row


@transaction.atomic
def withdraw_use(*, use: PracticeUse, actor: object | None, now: datetime) -> None:
    """Take back what was told by mistake; what did not work is told as given up instead."""
    require_current(use.practice, use.region, now)
    row = PracticeUse.objects.select_for_update().get(pk=use.pk)
    if row.withdrawn_on is not None:
        raise UseWithdrawn(row.code)
    row.withdrawn_on = day_of(now)
    save_clean(row, exclude=_SETTLED)
    record(actor, "withdrew a use", row, now=now, region=use.region,
           before={"withdrawn_on": None}, after={"withdrawn_on": row.withdrawn_on})  # fmt: skip
    touch(LABEL, use.practice.code, now=now)


def _held(practice: Practice, region: Region, now: datetime) -> Practice:
    """Return the practice, held until the transaction ends: of two that tell the second waits."""
    row = Practice.objects.select_for_update().get(pk=practice.pk)
    require_current(row, region, now)
    if row.published_at is None:
        raise NotPublicYet(row.code)
    return row


def _told_before(practice: Practice, users: Users) -> PracticeUse | None:
    """Return what the organisation, else the network, else the municipality has told already."""
    rows = practice.uses.current().select_for_update()
    if users.organisation is not None:
        return rows.filter(organisation=users.organisation).first()
    rows = rows.filter(organisation__isnull=True)
    if users.network is not None:
        return rows.filter(network=users.network).first()
    return rows.filter(network__isnull=True, municipality=users.municipality).first()
