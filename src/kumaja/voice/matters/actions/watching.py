"""Watching what public bodies publish, and settling what it suggests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import save_clean
from kumaja.foundation.core.domain.dates import day_text
from kumaja.foundation.outbox.actions import enqueue
from kumaja.foundation.outbox.engine.fetch import checked_url
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.days import HELSINKI
from kumaja.network.registry.models import Organisation
from kumaja.voice.matters.actions.opening import (
    MatterLinks,
    Owner,
    begin_matter,
    hold,
    publish_matter,
)
from kumaja.voice.matters.actions.stages import add_stage
from kumaja.voice.matters.domain.kinds import MatterObject, OwnerPart, StageKind
from kumaja.voice.matters.domain.watching import FeedKind, Found, SuggestionState
from kumaja.voice.matters.models import Matter, Suggestion, WatchedFeed

READ_FEED: Final = "matters.read_feed"
_OPENS, _CLOSES = time(9), time(16)
_AGENDA = {
    "fi": "Esityslistalta %s", "sv": "Ur föredragningslistan %s", "en": "From the agenda of %s"
}  # fmt: skip


class SuggestionSettled(Exception):
    """Somebody has settled this suggestion already."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What coordination makes of a suggestion: a title, what happens, and on which days."""

    title: Mapping[str, str]
    summary: Mapping[str, str]
    kind: StageKind
    starts_on: date
    ends_on: date  # its last day


@transaction.atomic
def watch_feed(
    *, region: Region, body: Organisation, kind: FeedKind, url: str, language: str,
    actor: User | str, now: datetime,
) -> WatchedFeed:  # fmt: skip
    """Watch a feed of a body from now on; raises AddressRefused for what may not be fetched."""
    require_open(region, now)
    checked_url(url)
    feed = WatchedFeed(
        region=region, body=body, kind=kind, url=url, language=language, added_at=now
    )
    save_clean(feed, exclude=("region", "body"), force_insert=True)
    told = state_of(feed, "body", "kind", "language", "url")
    record(actor, "watches", feed, now=now, region=region, after=told)
    enqueue(READ_FEED, {"feed": feed.code}, now=now, key=feed.code)
    return feed


@transaction.atomic
def stop_watching(*, feed: WatchedFeed, actor: User | str, now: datetime) -> None:
    """Watch a feed no longer; what it suggested stays. Harmless twice."""
    require_open(feed.region, now)
    if WatchedFeed.objects.filter(pk=feed.pk, stopped_at=None).update(stopped_at=now):
        record(actor, "stopped", feed, now=now, region=feed.region, after={"stopped_at": now})


@transaction.atomic
def take_in(*, feed: WatchedFeed, found: Sequence[Found], etag: str, now: datetime) -> int:
    """Put what is new into the queue; returns how much. What was settled is not told again."""
    known = set(feed.suggestions.values_list("uid", flat=True))
    fresh = {each.uid: each for each in found if each.uid not in known}
    rows = [
        Suggestion(
            feed=feed, uid=each.uid, title=each.title, summary=each.summary, url=each.url,
            day=each.day, found_at=now,
        )
        for each in fresh.values()
    ]  # fmt: skip
    Suggestion.objects.bulk_create(rows, ignore_conflicts=True)
    told = {"read_at": now, "failed_at": None, "failure": "", "etag": etag}
    WatchedFeed.objects.filter(pk=feed.pk).update(**told)
    return len(rows)


def note_failure(*, feed: WatchedFeed, why: str, now: datetime) -> None:
    """Note that a feed could not be read: coordination sees it beside the feed."""
    WatchedFeed.objects.filter(pk=feed.pk).update(failed_at=now, failure=why[:300])


@transaction.atomic
def accept_suggestion(
    *, suggestion: Suggestion, taken: Taken, actor: User | str, now: datetime
) -> Matter:
    """Make a matter of it that everyone sees, with its day; raises SuggestionSettled."""
    row = _settle(suggestion, SuggestionState.ACCEPTED, now)
    owner = Owner(organisation=row.feed.body, values={"part": OwnerPart.ORGANISER})
    matter = begin_matter(
        region=row.feed.region, owners=[owner], links=MatterLinks(), actor=actor, now=now,
        values={"object": MatterObject.PLAN, **taken.title, **taken.summary},
    )  # fmt: skip
    _add_stage(matter, row, taken, actor, now)
    published = publish_matter(matter=matter, actor=actor, now=now)
    return _tie(row, published, "accepted", actor, now)


@transaction.atomic
def join_suggestion(
    *, suggestion: Suggestion, matter: Matter, taken: Taken | None, actor: User | str,
    now: datetime,
) -> Matter:  # fmt: skip
    """Say that it is about a matter that stands, and add its day; raises SuggestionSettled."""
    row = _settle(suggestion, SuggestionState.JOINED, now)
    held = hold(matter, now)
    if taken is not None:
        _add_stage(held, row, taken, actor, now)
    return _tie(row, held, "joined", actor, now)


@transaction.atomic
def drop_suggestion(*, suggestion: Suggestion, actor: User | str, now: datetime) -> None:
    """Say that it is nothing for the calendar; raises SuggestionSettled."""
    row = _settle(suggestion, SuggestionState.DROPPED, now)
    told = {"state": SuggestionState.DROPPED}
    record(actor, "dropped", row, now=now, region=row.feed.region, after=told)


def _settle(suggestion: Suggestion, state: SuggestionState, now: datetime) -> Suggestion:
    rows = Suggestion.objects.select_related("feed__region", "feed__body")
    row = rows.get(pk=suggestion.pk)
    require_open(row.feed.region, now)
    if not rows.waiting().filter(pk=row.pk).update(state=state, settled_at=now):
        raise SuggestionSettled(row.code)
    return row


def _tie(row: Suggestion, matter: Matter, verb: str, actor: User | str, now: datetime) -> Matter:
    Suggestion.objects.filter(pk=row.pk).update(matter=matter)
    region = row.feed.region
    record(actor, verb, row, now=now, region=region, after={"matter": matter.code})
    return matter


def _add_stage(
    matter: Matter, row: Suggestion, taken: Taken, actor: User | str, now: datetime
) -> None:
    language = row.feed.language
    found = day_text(row.found_at.astimezone(HELSINKI).date(), language, with_weekday=False)
    starts = datetime.combine(taken.starts_on, _OPENS, HELSINKI)
    ends = datetime.combine(taken.ends_on, _CLOSES, HELSINKI)
    values = {
        "kind": taken.kind, "starts_at": starts, "ends_at": max(ends, starts + timedelta(hours=1)),
        "source": _AGENDA[language] % found, "source_url": row.url,
    }  # fmt: skip
    add_stage(matter=matter, values=values, actor=actor, now=now)
