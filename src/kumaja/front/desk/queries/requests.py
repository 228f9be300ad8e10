"""Requests on the desk, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext_lazy as _

from kumaja.foundation.regions.models import Region
from kumaja.front.desk.queries.words import ROLE_WORDS, Words
from kumaja.network.registry.domain.requests import RequestState, Wish
from kumaja.network.registry.models import JoiningRequest, JoiningRequestQuerySet, Organisation
from kumaja.network.registry.policies import Visitor, requests_seen_by
from kumaja.network.registry.queries.requests import Checks, IdVerdict, checks_of

WISHES: Final[dict[str, Words]] = {
    Wish.JOIN: _("Wants to join"),
    Wish.ACT: _("Asks to act for an association"),
    Wish.CLAIM: _("Wants to take the page into care"),
}
STATES: Final[dict[str, Words]] = {
    RequestState.WAITING: _("Waits for an answer"),
    RequestState.ASKED: _("Waits for the asker"),
    RequestState.ACCEPTED: _("Accepted"),
    RequestState.DECLINED: _("Not accepted"),
}
_IDS: Final[dict[str, Words]] = {
    IdVerdict.MISSING: _("No business id was told."),
    IdVerdict.RIGHT: _("The business id is in order: its check digit is right."),
    IdVerdict.WRONG_DIGIT: _("The check digit of the business id is wrong."),
    IdVerdict.NO_ID: _("What was told is no business id."),
    IdVerdict.TAKEN: _("The business id is another organisation's here."),
}


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request in a list: what is asked, and for how long it has waited."""

    request: JoiningRequest
    wish: Words
    state: Words
    days: int


@dataclass(frozen=True, slots=True)
class RequestTold:
    """One request with what was checked of it."""

    request: JoiningRequest
    wish: Words
    role: Words
    state: Words
    checks: Checks
    id_words: Words


def request_rows(
    user: Visitor, region: Region, day: date, *, is_settled: bool
) -> JoiningRequestQuerySet:
    """Return the requests that wait, the oldest first, or those that were answered."""
    rows = requests_seen_by(user, region, day).select_related("organisation")
    if is_settled:
        return rows.exclude(settled_at=None).order_by("-settled_at", "pk")
    return rows.unsettled().oldest_first()


def requests_for(
    user: Visitor, organisation: Organisation, region: Region, day: date
) -> JoiningRequestQuerySet:
    """Return who waits to act for an association, for those who may answer."""
    rows = requests_seen_by(user, region, day).filter(organisation=organisation)
    return rows.waiting().oldest_first()


def request_row(row: JoiningRequest, now: datetime) -> RequestRow:
    """Return a request of a list in words."""
    return RequestRow(row, WISHES[row.wish], STATES[row.state], row.waits_since(now))


def request_told(row: JoiningRequest, day: date) -> RequestTold:
    """Return one request with what was checked of it, in words."""
    checks = checks_of(row, day)
    return RequestTold(
        row, WISHES[row.wish], ROLE_WORDS[row.role], STATES[row.state], checks,
        _IDS[checks.id_verdict],
    )  # fmt: skip
