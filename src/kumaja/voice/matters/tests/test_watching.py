"""Feeds of our own making are read into a queue; coordination decides what they become."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kumaja.foundation.outbox.engine import fetch
from kumaja.foundation.outbox.engine.fetch import AddressRefused, CallFailed, Page
from kumaja.foundation.outbox.models import Job
from kumaja.foundation.regions.models import Region
from kumaja.voice.matters.actions.watching import (
    SuggestionSettled,
    Taken,
    accept_suggestion,
    drop_suggestion,
    join_suggestion,
    stop_watching,
    take_in,
    watch_feed,
)
from kumaja.voice.matters.domain.kinds import StageKind
from kumaja.voice.matters.domain.watching import FeedKind, Found, SuggestionState
from kumaja.voice.matters.engine.feeds import MOST, NotAFeed, read_feed
from kumaja.voice.matters.jobs import read_all, read_one
from kumaja.voice.matters.models import Matter, Stage, Suggestion, WatchedFeed
from kumaja.voice.matters.tests.rows import DAY, NOW, a_body, a_matter

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Esityslistat</title>
<item><guid>lista-7</guid><title>Aluehallitus 1.12.</title><link>https://kunta.example/7</link>
<description>&lt;b&gt;Avustukset&lt;/b&gt; ja tilat</description>
<pubDate>Fri, 20 Nov 2026 09:00:00 +0200</pubDate></item>
<item><guid>lista-8</guid><title></title></item>
<item><guid>x</guid><title>Skripti</title><link>javascript:alert(1)</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Begäran</title><entry><id>urn:1</id>
<title>Begäran om utlåtande</title><updated>2026-11-19T08:00:00Z</updated>
<link href="https://staden.example/1"/></entry></feed>"""
ICS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//fi
BEGIN:VEVENT
UID:k-1
DTSTART;VALUE=DATE:20261208
SUMMARY:Valtuusto kokoontuu
END:VEVENT
END:VCALENDAR
"""
BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><rss version="2.0"><channel><item><title>&a;</title>'
    "</item></channel></rss>"
)
URL = "https://kunta.example/esityslistat.rss"


def watched(region: Region) -> WatchedFeed:
    return watch_feed(
        region=region, body=a_body(region), kind=FeedKind.AGENDAS, url=URL, language="fi",
        actor="test", now=NOW,
    )  # fmt: skip


def suggested(region: Region) -> Suggestion:
    feed = watched(region)
    take_in(feed=feed, found=read_feed(RSS.encode()), etag="", now=NOW)
    return Suggestion.objects.get(uid="lista-7")


TAKEN = Taken(
    {"title_fi": "Avustukset"}, {"summary_fi": "Mitä jaetaan."}, StageKind.HEARING,
    date(2026, 11, 23), date(2027, 1, 8),
)  # fmt: skip


def test_rss_atom_and_calendars_are_read_as_plain_words() -> None:
    rss, atom, ics = (read_feed(text.encode()) for text in (RSS, ATOM, ICS))

    assert rss[0] == Found(
        "lista-7", "Aluehallitus 1.12.", "Avustukset ja tilat", "https://kunta.example/7",
        date(2026, 11, 20),
    )  # fmt: skip
    assert [row.url for row in rss] == ["https://kunta.example/7", ""]
    assert (atom[0].title, atom[0].day) == ("Begäran om utlåtande", date(2026, 11, 19))
    assert (ics[0].title, ics[0].day) == ("Valtuusto kokoontuu", date(2026, 12, 8))


@pytest.mark.parametrize(
    "content", [b"", b"<html><p>Hei</p></html>", b"\x00\xff", b"BEGIN:VCALENDAR\r\nX"]
)
def test_what_is_no_feed_is_refused(content: bytes) -> None:
    with pytest.raises(NotAFeed):
        read_feed(content)


def test_a_feed_can_not_flood_the_queue() -> None:
    items = "".join(f"<item><guid>{n}</guid><title>Lista {n}</title></item>" for n in range(900))
    found = read_feed(f'<rss version="2.0"><channel>{items}</channel></rss>'.encode())

    assert len(found) == MOST


def test_an_entity_is_not_unfolded() -> None:
    assert all("aaaa" not in row.title for row in read_feed(BOMB.encode()))


@pytest.mark.parametrize(
    "url", ["http://kunta.example/", "https://u:p@kunta.example/", "file:///x"]
)
def test_only_plain_public_addresses_are_watched(region: Region, url: str) -> None:
    with pytest.raises(AddressRefused):
        watch_feed(
            region=region, body=a_body(region), kind=FeedKind.AGENDAS, url=url, language="fi",
            actor="test", now=NOW,
        )  # fmt: skip

    assert not WatchedFeed.objects.exists()


def test_the_same_is_suggested_once_though_it_was_dropped(region: Region) -> None:
    row = suggested(region)
    drop_suggestion(suggestion=row, actor="test", now=NOW)

    assert take_in(feed=row.feed, found=read_feed(RSS.encode()), etag="e", now=NOW + DAY) == 0
    assert not Suggestion.objects.waiting().filter(uid="lista-7").exists()


def test_what_is_accepted_stands_in_the_calendar_with_its_source(region: Region) -> None:
    matter = accept_suggestion(suggestion=suggested(region), taken=TAKEN, actor="test", now=NOW)

    stage = Stage.objects.get()
    assert matter.published_at == NOW
    assert (stage.kind, stage.source) == (StageKind.HEARING, "Esityslistalta 21.11.2026")
    assert Suggestion.objects.get(uid="lista-7").matter == matter


def test_two_who_settle_at_once_don_t_both_make_a_matter(region: Region) -> None:
    row = suggested(region)
    join_suggestion(suggestion=row, matter=a_matter(region), taken=None, actor="test", now=NOW)

    with pytest.raises(SuggestionSettled):
        accept_suggestion(suggestion=row, taken=TAKEN, actor="test", now=NOW)

    assert Matter.objects.count() == 1
    assert Suggestion.objects.get(uid="lista-7").state == SuggestionState.JOINED


def test_the_job_reads_each_feed_and_notes_what_fails(
    region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = watched(region)
    answers: list[Any] = [CallFailed("nobody"), Page(404, b""), Page(200, RSS.encode(), "e1"),
                          Page(304, b"")]  # fmt: skip
    asked: list[str] = []

    def get(url: str, *, etag: str = "") -> Page:
        asked.append(etag)
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer  # type: ignore[no-any-return]

    monkeypatch.setattr(fetch, "get", get)
    for day in range(2):
        read_one({"feed": feed.code}, now=NOW + day * DAY)
        feed.refresh_from_db()
        assert feed.failed_at == NOW + day * DAY
    assert feed.failure == "HTTP 404"
    for _ in range(2):
        read_one({"feed": feed.code}, now=NOW + 3 * DAY)
    feed.refresh_from_db()
    assert (feed.failure, feed.etag, asked[-1]) == ("", "e1", "e1")
    assert Suggestion.objects.count() == 2


def test_a_feed_that_was_stopped_is_read_no_more(
    region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = watched(region)
    stop_watching(feed=feed, actor="test", now=NOW)
    Job.objects.all().delete()
    monkeypatch.setattr(fetch, "get", lambda *_: pytest.fail("it was fetched"))

    read_all({}, now=NOW)
    read_one({"feed": feed.code}, now=NOW)

    assert not Job.objects.exists()
