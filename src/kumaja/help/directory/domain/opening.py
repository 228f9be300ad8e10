"""When a line answers: spans of the week, as they are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta
from typing import Any

from kumaja.help.directory.domain.occurrences import HELSINKI

Spans = Iterable[Mapping[str, Any]]


def is_open_at(spans: Spans, moment: datetime) -> bool:
    """Test whether one of the spans holds the moment; times are Helsinki's, half-open.

    A span that ends no later than it begins goes on after midnight (22:00–02:00, 18:00–24:00).
    """
    local = moment.astimezone(HELSINKI)
    return any(_holds(span, local) for span in spans)


def _holds(span: Mapping[str, Any], local: datetime) -> bool:
    days, at = span["days"], local.time()
    starts, ends = _time(span["from"]), _time(span["until"])
    today, yesterday = local.weekday(), (local - timedelta(days=1)).weekday()
    if starts < ends:
        return today in days and starts <= at < ends
    return (today in days and at >= starts) or (yesterday in days and at < ends)


def _time(text: str) -> time:
    return time() if text == "24:00" else time.fromisoformat(text)
