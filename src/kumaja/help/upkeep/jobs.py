"""Asking in September and in January, taking answers by mail, forgetting what is old."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from kumaja.foundation.outbox.actions import enqueue
from kumaja.foundation.outbox.domain.incoming import own_words
from kumaja.foundation.outbox.domain.schedules import Daily
from kumaja.foundation.outbox.models import IncomingMail
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.queries import list_regions
from kumaja.help.upkeep.actions.asking import TAKE_ANSWER, ask, repeat
from kumaja.help.upkeep.actions.reports import (
    Saying,
    TooManyReports,
    forget_settled_reports,
    report_wrong,
)
from kumaja.help.upkeep.domain.reports import LONGEST, Told
from kumaja.help.upkeep.domain.rounds import is_asked_on, round_on
from kumaja.help.upkeep.models import Asking
from kumaja.help.upkeep.queries.asked import to_ask, to_repeat
from kumaja.help.upkeep.queries.reach import addresses_of, broken_addresses, first_working
from kumaja.network.registry.domain.days import day_of

REMIND = "upkeep.remind"
KEEP_ASKED = timedelta(days=2 * 365)
# As many as one lease has time for; the rest goes on in a job of its own.
BATCH = 200


def remind(_payload: dict[str, Any], *, now: datetime) -> None:
    """Ask who is asked in this round, and once more who has not answered in two weeks."""
    day = day_of(now)
    found = round_on(day)
    if found is None or not is_asked_on(day):
        return
    left = BATCH
    for region in list_regions():
        if not region.is_open_at(now):
            continue
        for organisation, to in list(to_ask(region, found, now))[:left]:
            ask(organisation=organisation, region=region, found=found, to=to, now=now)
            left -= 1
        if day >= found.repeats_on:
            left -= _repeat(to_repeat(region, found, now)[:left], now)
    if left <= 0:
        enqueue(REMIND, {}, now=now, key="more")


def _repeat(askings: list[Asking], now: datetime) -> int:
    broken = broken_addresses()
    for asking in askings:
        addresses = addresses_of(asking.organisation, day_of(now))
        if to := first_working(addresses, broken):
            repeat(asking=asking, to=to, now=now)
    return len(askings)


def take_answer(payload: dict[str, Any], *, now: datetime) -> None:
    """Give what an association answered by mail to coordination, as its own word."""
    asking = Asking.objects.filter(code=payload.get("asking", "")).first()
    mail = IncomingMail.objects.filter(code=payload.get("incoming", "")).first()
    if asking is None or mail is None:
        return
    words = own_words(mail.text) or mail.subject
    saying = Saying(
        part=Told.OTHER, wrong=words[:LONGEST] or "–", language=asking.language, is_own=True
    )
    try:
        report_wrong(
            region=asking.region, organisation=asking.organisation, activity=None, saying=saying,
            now=now,
        )  # fmt: skip
    except (TooManyReports, RegionClosed):
        IncomingMail.objects.filter(pk=mail.pk).update(state="waiting")


def forget_old(_payload: dict[str, Any], *, now: datetime) -> None:
    """Delete reports that were answered long ago, and whom rounds of two years ago asked."""
    forget_settled_reports(now=now)
    Asking.objects.filter(asked_at__lt=now - KEEP_ASKED).delete()


JOBS = {REMIND: remind, TAKE_ANSWER: take_answer, "upkeep.forget_old": forget_old}
SCHEDULE = {REMIND: Daily(time(9, 0)), "upkeep.forget_old": Daily(time(3, 20))}
