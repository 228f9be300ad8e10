"""Asking to be let in, showing whose mail it is, and the answers."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from kumaja.foundation.accounts.actions import open_account
from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import empty_rows_about, record
from kumaja.foundation.audit.queries import key_of, label_of
from kumaja.foundation.core.engine.html import cleaned
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.actions.letters import REQUEST_MAIL, mail_keepers, mail_link, mail_news
from kumaja.network.registry.actions.records import RecordLinks, create_organisation
from kumaja.network.registry.actions.roles import RoleHeldAlready, grant_role
from kumaja.network.registry.domain.days import day_of, end_after
from kumaja.network.registry.domain.kinds import OrganisationKind, RoleKind
from kumaja.network.registry.domain.requests import (
    KEEP_SETTLED,
    KEEP_UNCONFIRMED,
    MOST_A_DAY,
    OPEN,
    USUAL_TERM,
    RequestState,
    Wish,
)
from kumaja.network.registry.models import JoiningRequest, Organisation

VISITOR = "visitor"  # whose mail it is is not known yet
_DAY = timedelta(days=1)


class RequestSettled(Exception):
    """Somebody has answered the request already, or it waits for something else."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks for, and who they say they are."""

    wish: Wish
    email: str
    language: str = "fi"
    role: RoleKind = RoleKind.SPOKESPERSON
    name: str = ""
    business_id: str = ""
    website: str = ""
    person_name: str = ""
    post: str = ""
    words: str = ""


@transaction.atomic
def ask_in(
    *,
    region: Region,
    asked: Asked,
    now: datetime,
    organisation: Organisation | None = None,
    domicile: Municipality | None = None,
    user: User | None = None,
) -> JoiningRequest:
    """Take a wish in; its mail shows whose address it is, unless its writer is signed in.

    Asked again while it waits, it is the same request; nothing that the visitor wrote is mailed
    to the address that the visitor gave.
    """
    require_open(region, now)
    email = asked.email.strip().lower()
    same = JoiningRequest.objects.select_for_update().filter(
        region=region, email=email, wish=asked.wish, organisation=organisation,
        name=asked.name, state__in=sorted(OPEN),
    )  # fmt: skip
    found = same.order_by("pk").first()
    if found is None:
        row = JoiningRequest(
            **{**asdict(asked), "email": email, "words": cleaned(asked.words)}, region=region,
            organisation=organisation, domicile=domicile, user=user, asked_at=now,
        )  # fmt: skip
        found = _added(row, user or VISITOR, now)
    if user is not None and user.email.lower() == email:
        if found.state == RequestState.UNCONFIRMED:
            confirm_request(request=found, now=now)
    elif _mails_today(email, now) < MOST_A_DAY:
        mail_link(found, now=now)
    return found


def _added(row: JoiningRequest, actor: User | str, now: datetime) -> JoiningRequest:
    row.full_clean()
    row.save(force_insert=True)
    record(actor, "asked in", row, now=now, region=row.region)
    return row


def _mails_today(email: str, now: datetime) -> int:
    return Mail.objects.filter(to=email, kind=REQUEST_MAIL, created_at__gt=now - _DAY).count()


@transaction.atomic
def confirm_request(*, request: JoiningRequest, now: datetime) -> None:
    """Take it that the address is the asker's, and tell who acts for the organisation already."""
    row = _held(request, RequestState.UNCONFIRMED, now)
    _turn(row, RequestState.WAITING)
    record(VISITOR, "confirmed", row, now=now, region=row.region)
    if row.organisation is not None:
        mail_keepers(row, now=now)


@transaction.atomic
def ask_more(*, request: JoiningRequest, question: str, actor: User, now: datetime) -> None:
    """Ask the asker something; the request waits for their answer."""
    row = _held(request, RequestState.WAITING, now)
    row.question, row.answer = cleaned(question), ""
    _turn(row, RequestState.ASKED, "question", "answer")
    record(actor, "asked more", row, now=now, region=row.region)
    mail_news(row, now=now)


@transaction.atomic
def answer_question(*, request: JoiningRequest, answer: str, now: datetime) -> None:
    """Take what the asker answered; the request waits for us again."""
    row = _held(request, RequestState.ASKED, now)
    row.answer = cleaned(answer)
    _turn(row, RequestState.WAITING, "answer")
    record(VISITOR, "answered", row, now=now, region=row.region)


@transaction.atomic
def accept_request(*, request: JoiningRequest, actor: User, by: str, now: datetime) -> Organisation:
    """Let them in: the organisation is added when it is new, and the asker gets the role.

    Raises RequestSettled; ValidationError when the organisation cannot be added as it is told.
    """
    row = _held(request, RequestState.WAITING, now)
    organisation = row.organisation or _new_organisation(row, actor, now)
    if organisation.archived_at is not None:
        raise ValidationError({"organisation": "archived"})
    user = open_account(email=row.email, now=now, language=row.language, name=row.person_name)
    day = day_of(now)
    with suppress(RoleHeldAlready):
        grant_role(
            user=user, kind=RoleKind(row.role), organisation=organisation, actor=actor, now=now,
            starts_on=day, ends_on=end_after(day + USUAL_TERM),
        )  # fmt: skip
    row.organisation = organisation
    row.state = RequestState.ACCEPTED
    _settle(row, by, actor, now)
    return organisation


@transaction.atomic
def decline_request(
    *, request: JoiningRequest, reason: str, actor: User, by: str, now: datetime
) -> None:
    """Say no, and why. Raises RequestSettled."""
    row = _held(request, RequestState.WAITING, now)
    row.state, row.reason = RequestState.DECLINED, cleaned(reason)
    _settle(row, by, actor, now)


def _held(request: JoiningRequest, state: RequestState, now: datetime) -> JoiningRequest:
    """Hold the request in the state that it must have; raises RequestSettled, RegionClosed."""
    rows = JoiningRequest.objects.select_related("region", "organisation", "domicile")
    row = rows.select_for_update(of=("self",)).get(pk=request.pk)
    require_open(row.region, now)
    if row.state != state:
        raise RequestSettled(row.code)
    return row


def _turn(row: JoiningRequest, state: RequestState, *columns: str) -> None:
    row.state = state
    row.full_clean(validate_unique=False)
    row.save(update_fields=["state", *columns])


def _settle(row: JoiningRequest, by: str, actor: User, now: datetime) -> None:
    row.settled_at, row.settled_by = now, by[:200]
    state = RequestState(row.state)
    _turn(row, state, "reason", "settled_at", "settled_by", "organisation")
    record(actor, state.value, row, now=now, region=row.region)
    mail_news(row, now=now)


def _new_organisation(row: JoiningRequest, actor: User, now: datetime) -> Organisation:
    values: Mapping[str, Any] = {
        f"name_{row.language}": row.name, "kind": OrganisationKind.ASSOCIATION,
        "business_id": row.business_id or None, "domicile": row.domicile, "website": row.website,
        "languages": [row.language],
    }  # fmt: skip
    links = RecordLinks(areas=[row.domicile] if row.domicile else [])
    return create_organisation(region=row.region, values=values, links=links, actor=actor, now=now)


@transaction.atomic
def forget_old_requests(*, now: datetime) -> int:
    """Delete what nobody confirmed in a week, and what was answered half a year ago."""
    never = JoiningRequest.objects.filter(
        state=RequestState.UNCONFIRMED, asked_at__lt=now - KEEP_UNCONFIRMED
    )
    old = JoiningRequest.objects.filter(settled_at__lt=now - KEEP_SETTLED)
    return int(never.delete()[0] + old.delete()[0])


@transaction.atomic
def forget_requests_of(address: str) -> None:
    """Delete the requests of an address, also from the log."""
    for row in JoiningRequest.objects.filter(email=address.lower()):
        empty_rows_about(label=label_of(row), key=key_of(row))
        row.delete()
