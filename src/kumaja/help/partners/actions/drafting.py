"""Writing a request down and choosing whom it goes to; nobody gets anything yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import save_clean
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.partners.domain.kinds import MOST_INVITED, RequestState
from kumaja.help.partners.domain.reasons import Reason, stored
from kumaja.help.partners.models import PartnerInvitation, PartnerRequest
from kumaja.help.partners.queries.facts import partners_in
from kumaja.network.networks.models import Network
from kumaja.network.registry.models import Organisation

_TOLD = ("title", "need", "kind", "wants_experience", "answer_by_on", "hurry_reason", "state")
_GIVEN = ("region", "body", "network", "asked_by")


class RequestNotDraft(Exception):
    """The request has been sent already, or thrown away."""


class TooManyInvited(Exception):
    """More associations than one asks at once; a network is asked as a whole."""


class NotOfTheRegion(Exception):
    """An association that does not act in the region, or has ended its work."""


@dataclass(frozen=True, slots=True)
class RequestLinks:
    """The terms and the municipalities of a need; none of the latter is the whole region."""

    terms: Sequence[Term] = ()
    areas: Sequence[Municipality] = ()


@dataclass(frozen=True, slots=True)
class Invited:
    """One association to invite, and why."""

    organisation: Organisation
    reasons: tuple[Reason, ...] = ()


@transaction.atomic
def begin_request(
    *, body: Organisation, region: Region, network: Network | None, values: Mapping[str, Any],
    links: RequestLinks, actor: User | str, now: datetime,
) -> PartnerRequest:  # fmt: skip
    """Write a request down."""
    require_open(region, now)
    request = PartnerRequest(
        region=region, body=body, network=network, created_at=now,
        asked_by=actor if isinstance(actor, User) else None, **values,
    )  # fmt: skip
    save_clean(request, exclude=_GIVEN, force_insert=True)
    _link(request, links)
    record(actor, "began", request, now=now, region=region, after=state_of(request, *_TOLD))
    return request


@transaction.atomic
def change_request(
    *, request: PartnerRequest, values: Mapping[str, Any], links: RequestLinks, actor: User,
    now: datetime,
) -> PartnerRequest:  # fmt: skip
    """Word a draft anew; raises RequestNotDraft."""
    row = hold(request, now, RequestState.DRAFT)
    before = state_of(row, *_TOLD)
    for name, value in values.items():
        setattr(row, name, value)
    save_clean(row, exclude=_GIVEN)
    _link(row, links)
    after = state_of(row, *_TOLD)
    record(actor, "changed", row, now=now, region=row.region, before=before, after=after)
    return row


def _link(request: PartnerRequest, links: RequestLinks) -> None:
    request.terms.set(links.terms)
    request.areas.set(links.areas)


@transaction.atomic
def choose_invited(
    *, request: PartnerRequest, invited: Sequence[Invited], actor: User | str, now: datetime
) -> None:
    """Say whom a draft goes to; raises RequestNotDraft, TooManyInvited, NotOfTheRegion."""
    row = hold(request, now, RequestState.DRAFT)
    if row.network_id is None and len(invited) > MOST_INVITED:
        raise TooManyInvited(row.code)
    row.invitations.all().delete()
    add_invitations(row, invited)
    told = {"invited": [one.organisation.code for one in invited]}
    record(actor, "chose whom to ask", row, now=now, region=row.region, after=told)


def add_invitations(request: PartnerRequest, invited: Iterable[Invited]) -> list[PartnerInvitation]:
    """Write invitations; who was invited already is left alone. Raises NotOfTheRegion."""
    known = set(request.invitations.values_list("organisation", flat=True))
    new = {one.organisation.pk: one for one in invited if one.organisation.pk not in known}
    if partners_in(request.region).filter(pk__in=new).count() != len(new):
        raise NotOfTheRegion(request.code)
    rows = [
        PartnerInvitation(
            request=request, organisation=one.organisation, reasons=stored(one.reasons)
        )
        for one in new.values()
    ]
    return PartnerInvitation.objects.bulk_create(rows)


@transaction.atomic
def drop_draft(*, request: PartnerRequest, actor: User | str, now: datetime) -> None:
    """Throw a draft away; raises RequestNotDraft."""
    row = hold(request, now, RequestState.DRAFT)
    record(actor, "threw away", row, now=now, region=row.region)
    row.delete()


def hold(request: PartnerRequest, now: datetime, *states: RequestState) -> PartnerRequest:
    """Return the row as it stands, held to the end of the transaction; raises RequestNotDraft."""
    rows = PartnerRequest.objects.select_for_update(of=("self",)).select_related("region", "body")
    row = rows.filter(pk=request.pk, state__in=states).first()
    if row is None:
        raise RequestNotDraft(request.code)
    require_open(row.region, now)
    return row
