"""Writes last days as a calendar (iCalendar, RFC 5545) that programs can follow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from icalendar import Calendar, Event

_MADE_BY: Final = "-//Kumaja//Decision calendar//FI"
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class WholeDay:
    """One last day; `id` names it for good, `changes` counts how often it was moved."""

    id: str
    title: str
    text: str
    url: str
    day: date
    changed_at: datetime
    changes: int = 0


def calendar_of(days: Sequence[WholeDay], *, name: str, about: str, address: str) -> bytes:
    """Return the days as a calendar; programs are asked to look again after some hours."""
    calendar = Calendar()
    calendar.add("prodid", _MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", _line(name))
    calendar.add("x-wr-calname", _line(name))
    calendar.add("x-wr-caldesc", _line(about))
    calendar.add("source", address, parameters={"value": "URI"})
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for day in days:
        calendar.add_component(_event(day))
    written: bytes = calendar.to_ical()
    return written


def _event(day: WholeDay) -> Event:
    event = Event()
    event.add("uid", day.id)
    # Programs without METHOD of their own compare this to see what is newer (RFC 5545 3.8.7.2).
    event.add("dtstamp", day.changed_at.astimezone(UTC))
    event.add("last-modified", day.changed_at.astimezone(UTC))
    event.add("sequence", day.changes)
    event.add("dtstart", day.day)
    event.add("dtend", day.day + timedelta(days=1))
    event.add("summary", _line(day.title))
    event.add("description", _text(day.text))
    event.add("url", _line(day.url))
    event.add("transp", "TRANSPARENT")  # it takes no time of the reader's day
    return event


def _text(words: str) -> str:
    """Return text of one or more lines: what could end a line of the file is a plain line end."""
    return _UNSEEN.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))


def _line(words: str) -> str:
    return " ".join(_text(words).split())
