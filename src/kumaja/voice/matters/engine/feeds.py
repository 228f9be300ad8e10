"""Reads agendas and requests that public bodies publish: RSS, Atom, iCalendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from html import unescape
from typing import Any, Final

import feedparser
import icalendar

from kumaja.voice.matters.domain.watching import Found

MOST: Final = 300  # of one feed at one reading: more is an archive, no news
_TAGS: Final = re.compile(r"<[^>]*>")
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f\u200b\u2028\u2029\ufeff]+")
_LONGEST: Final = {"uid": 300, "title": 200, "summary": 2000, "url": 500}


class NotAFeed(ValueError):
    """What stands at the address is none of the formats that are read."""


def read_feed(content: bytes) -> tuple[Found, ...]:
    """Return what a feed tells, as far as it has a title; raises NotAFeed."""
    is_calendar = content.lstrip().startswith(b"BEGIN:VCALENDAR")
    rows = _calendar(content) if is_calendar else _news(content)
    return tuple(row for row in rows if row.title)[:MOST]


def _news(content: bytes) -> Iterator[Found]:
    # The content alone is given, so that the library fetches nothing by itself.
    read = feedparser.parse(content, response_headers={"content-type": "application/xml"})
    if not read.get("version"):
        raise NotAFeed
    for entry in read.entries[: MOST + 1]:
        moment = entry.get("published_parsed") or entry.get("updated_parsed")
        url = _address(entry.get("link", ""))
        yield Found(
            uid=_plain(entry.get("id") or url or entry.get("title", ""), "uid"),
            title=_plain(entry.get("title", ""), "title"),
            summary=_plain(entry.get("summary", ""), "summary"),
            url=url, day=date(*moment[:3]) if moment else None,
        )  # fmt: skip


def _calendar(content: bytes) -> Iterator[Found]:
    try:
        read: Any = icalendar.Calendar.from_ical(content)
    except ValueError as wrong:
        raise NotAFeed from wrong
    for event in read.walk("VEVENT"):
        starts = getattr(event.get("DTSTART"), "dt", None)
        yield Found(
            uid=_plain(str(event.get("UID", "")) or str(event.get("SUMMARY", "")), "uid"),
            title=_plain(str(event.get("SUMMARY", "")), "title"),
            summary=_plain(str(event.get("DESCRIPTION", "")), "summary"),
            url=_address(str(event.get("URL", ""))),
            day=starts.date() if isinstance(starts, datetime) else starts,
        )  # fmt: skip


def _plain(text: str, name: str) -> str:
    """Return the text without marks of HTML and without signs that nobody sees."""
    words = unescape(_TAGS.sub(" ", text))
    return " ".join(_UNSEEN.sub(" ", words).split())[: _LONGEST[name]]


def _address(url: str) -> str:
    """Return an address that a reader may open, nothing for any other kind."""
    found = _UNSEEN.sub("", url).strip()
    is_web = found.lower().startswith(("https://", "http://"))
    return found if is_web and len(found) <= _LONGEST["url"] else ""
