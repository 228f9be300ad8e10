"""Telling those who follow the calendar of last days, each once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils.translation import ngettext, override

from kumaja.foundation.outbox.actions import post
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.foundation.subscriptions.actions import unsubscribe_address
from kumaja.foundation.subscriptions.models import Subscription
from kumaja.foundation.subscriptions.queries import Delivery
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.policies import acted_for_by
from kumaja.voice.matters.models import Matter, ToldDay
from kumaja.voice.matters.queries.calendar import CalendarRow, concerning
from kumaja.voice.matters.queries.telling import headline_of, lines_of

CALENDAR: Final = "matters.calendar"
_LISTED: Final = 40  # of one mail; the page has the rest


@transaction.atomic
def tell_days(
    *, region: Region, whom: Delivery, rows: Sequence[CalendarRow], now: datetime
) -> bool:
    """Mail a follower the last days that they were not told of; returns whether there were any.

    The row of the subscription is held, so that two workers never tell the same.
    """
    require_open(region, now)
    held = Subscription.objects.select_for_update().filter(pk=whom.subscription.pk)
    if not held.confirmed().exists():
        return False
    known = ToldDay.objects.filter(subscription=whom.subscription)
    told = set(known.values_list("stage", flat=True))
    fresh = [row for row in rows if row.stage.pk not in told]
    if not fresh:
        return False
    ToldDay.objects.bulk_create(
        ToldDay(subscription=whom.subscription, stage=row.stage, told_at=now) for row in fresh
    )
    _mail(region, whom, _own_first(fresh, whom, region, now), now)
    return True


def _own_first(
    rows: Sequence[CalendarRow], whom: Delivery, region: Region, now: datetime
) -> tuple[list[CalendarRow], list[CalendarRow]]:
    """Part the rows: what concerns the associations that the follower acts for, and the rest."""
    user = whom.subscription.wanted_by.user
    own: set[int] = set()
    if user is not None:
        matters = Matter.objects.in_region(region).filter(pk__in=[row.matter.pk for row in rows])
        own = concerning(matters, acted_for_by(user, day_of(now)))
    first = [row for row in rows if row.matter.pk in own]
    return first, [row for row in rows if row.matter.pk not in own]


def _mail(
    region: Region, whom: Delivery, rows: tuple[list[CalendarRow], list[CalendarRow]],
    now: datetime,
) -> None:  # fmt: skip
    first, rest = rows
    end = unsubscribe_address(subscription=whom.subscription, now=now)
    with override(whom.language):
        listed = [_told(row, region, whom.language) for row in [*first, *rest][:_LISTED]]
        own = min(len(first), _LISTED)
        told = {
            "own": listed[:own], "others": listed[own:], "end": end, "name": region.name,
            "more": max(len(first) + len(rest) - _LISTED, 0),
        }  # fmt: skip
        post(
            to=whom.email, subject=_subject([*first, *rest], whom.language),
            body=render_to_string("matters/mail/calendar.txt", told), region=region,
            language=whom.language, kind=CALENDAR, now=now, unsubscribe_url=end,
            link=listed[0]["link"], reply_to=region.email,
        )  # fmt: skip


def _subject(rows: Sequence[CalendarRow], language: str) -> str:
    nearest = headline_of(rows[0], language, with_day=True)
    others = len(rows) - 1
    if not others:
        return nearest
    words = ngettext(
        "%(nearest)s, and %(number)s other last day",
        "%(nearest)s, and %(number)s other last days", others,
    )  # fmt: skip
    return words % {"nearest": nearest, "number": others}


def _told(row: CalendarRow, region: Region, language: str) -> dict[str, str]:
    path = row.matter.get_absolute_url().removeprefix(get_script_prefix())
    return {
        "headline": headline_of(row, language, with_day=True),
        "lines": "\n".join(lines_of(row, language)),
        "link": f"{settings.PUBLIC_URL}/{region.slug}/{path}",
    }
