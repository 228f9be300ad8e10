"""Who follows the decision calendar, and what of it they have not been told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kumaja.foundation.regions.models import Region
from kumaja.foundation.subscriptions.domain.frequencies import Frequency, Way
from kumaja.foundation.subscriptions.models import Subscription
from kumaja.foundation.subscriptions.queries import Delivery, deliveries
from kumaja.voice.matters.domain.narrowing import Narrowing
from kumaja.voice.matters.models import Matter, ToldDay
from kumaja.voice.matters.queries.calendar import CalendarRow
from kumaja.voice.matters.queries.following import followed_days
from kumaja.voice.matters.queries.narrowing import UnknownChoice, chosen


def days_untold(
    region: Region, kind: str, frequency: Frequency, now: datetime
) -> Iterator[tuple[Delivery, tuple[CalendarRow, ...]]]:
    """Yield each follower with the last days ahead, when there is one they were not told of.

    The calendar is read once for all who narrowed it alike. Who follows all of it and a part too
    is told by the whole.
    """
    wishes = Subscription.objects.confirmed().filter(
        kind=kind, frequency=frequency, wanted_by__region=region
    )
    for about in wishes.order_by("about").values_list("about", flat=True).distinct():
        rows = _days(region, about, now)
        told = _told(rows)
        for each in deliveries(region=region, kind=kind, frequency=frequency, about=about):
            known = told.get(each.subscription.pk, set())
            is_new = any(row.stage.pk not in known for row in rows)
            if each.subscription.about == about and each.way != Way.POST and is_new:
                yield each, rows


def _days(region: Region, about: str, now: datetime) -> tuple[CalendarRow, ...]:
    try:
        rows = chosen(Narrowing.read(about)).narrowed(Matter.objects.in_region(region))
    except UnknownChoice:  # the municipality was merged, the theme dropped
        return ()
    return tuple(each.row for each in followed_days(rows.filter(archived_at=None), now))


def _told(rows: tuple[CalendarRow, ...]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    told = ToldDay.objects.filter(stage__in=[row.stage.pk for row in rows])
    for subscription, stage in told.values_list("subscription", "stage"):
        found.setdefault(subscription, set()).add(stage)
    return found
