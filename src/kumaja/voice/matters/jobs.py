"""Reading the feeds that are watched, one job a feed; telling those who follow the calendar."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from kumaja.foundation.outbox.actions import enqueue
from kumaja.foundation.outbox.domain.schedules import Daily, Every
from kumaja.foundation.outbox.engine import fetch
from kumaja.foundation.regions.queries import list_regions
from kumaja.foundation.subscriptions.domain.frequencies import Frequency
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.matters.actions.telling import CALENDAR, tell_days
from kumaja.voice.matters.actions.watching import READ_FEED, note_failure, take_in
from kumaja.voice.matters.engine.feeds import NotAFeed, read_feed
from kumaja.voice.matters.models import WatchedFeed
from kumaja.voice.matters.queries.followers import days_untold

TELL_NOW, TELL_DAILY = "matters.tell_now", "matters.tell_daily"
# As many as one lease has time for; the rest goes on in a job of its own.
BATCH = 200
_OK = 200


def read_one(payload: dict[str, Any], *, now: datetime) -> None:
    """Read one feed into the queue of suggestions; what fails is noted, the next hour tries on."""
    rows = WatchedFeed.objects.select_related("region", "body")
    feed = rows.filter(code=payload.get("feed", ""), stopped_at=None).first()
    if feed is None or not feed.region.is_open_at(now):
        return
    try:
        page = fetch.get(feed.url, etag=feed.etag)
        if page.is_unchanged:
            take_in(feed=feed, found=(), etag=feed.etag, now=now)
        elif page.status != _OK:
            note_failure(feed=feed, why=f"HTTP {page.status}", now=now)
        else:
            take_in(feed=feed, found=read_feed(page.content), etag=page.etag, now=now)
    except (fetch.AddressRefused, fetch.CallFailed, NotAFeed) as why:
        note_failure(feed=feed, why=f"{type(why).__name__}: {why}", now=now)


def read_all(_payload: dict[str, Any], *, now: datetime) -> None:
    """Have each watched feed read."""
    for code in WatchedFeed.objects.filter(stopped_at=None).values_list("code", flat=True):
        enqueue(READ_FEED, {"feed": code}, now=now, key=code)


def tell_now(_payload: dict[str, Any], *, now: datetime) -> None:
    """Tell those who want to hear at once."""
    _tell(Frequency.NOW, TELL_NOW, now)


def tell_daily(_payload: dict[str, Any], *, now: datetime) -> None:
    """Tell those who want one mail a day, and on Mondays those who want one a week."""
    _tell(Frequency.DAILY, TELL_DAILY, now)
    if day_of(now).weekday() == 0:
        _tell(Frequency.WEEKLY, TELL_DAILY, now)


def _tell(frequency: Frequency, job: str, now: datetime) -> None:
    left = BATCH
    for region in list_regions():
        if not region.is_open_at(now):
            continue
        for whom, rows in days_untold(region, CALENDAR, frequency, now):
            if left <= 0:
                enqueue(job, {}, now=now, key="more")
                return
            left -= tell_days(region=region, whom=whom, rows=rows, now=now)


JOBS = {
    READ_FEED: read_one, "matters.read_feeds": read_all,
    TELL_NOW: tell_now, TELL_DAILY: tell_daily,
}  # fmt: skip
SCHEDULE = {
    "matters.read_feeds": Every(minutes=180),
    TELL_NOW: Every(minutes=15),
    TELL_DAILY: Daily(time(7, 30)),
}
