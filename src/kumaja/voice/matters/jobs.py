"""Reading the feeds that are watched: one job a feed, so that one that hangs stops no other."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kumaja.foundation.outbox.actions import enqueue
from kumaja.foundation.outbox.domain.schedules import Every
from kumaja.foundation.outbox.engine import fetch
from kumaja.voice.matters.actions.watching import READ_FEED, note_failure, take_in
from kumaja.voice.matters.engine.feeds import NotAFeed, read_feed
from kumaja.voice.matters.models import WatchedFeed

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


JOBS = {READ_FEED: read_one, "matters.read_feeds": read_all}
SCHEDULE = {"matters.read_feeds": Every(minutes=180)}
