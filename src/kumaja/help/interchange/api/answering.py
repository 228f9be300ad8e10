"""How lists of HSDS are answered: a page as JSON, or all of them line by line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from ninja.errors import HttpError

from kumaja.foundation.core.engine.interface import BadParameters, json_of
from kumaja.foundation.index.engine.folders import IndexMissing
from kumaja.foundation.regions.models import Region
from kumaja.help.interchange.api.shapes import Paging
from kumaja.help.interchange.domain.hsds.nesting import Entry
from kumaja.help.interchange.domain.hsds.paging import Slice
from kumaja.help.interchange.queries.asked import found_by_words

NDJSON = "application/x-ndjson"
_AT_ONCE = 200
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_Row = TypeVar("_Row", bound=Model)
Tell = Callable[[Sequence[int]], list[Entry]]


def rows_answer(rows: QuerySet[Any], asked: Paging, tell: Tell) -> HttpResponseBase:
    """Answer a page of rows, or all of them by line; `tell` makes records of keys, in order."""
    if asked.format == "ndjson":
        return streamed(_told_by_line(list(rows.values_list("pk", flat=True)), tell))
    wanted = Slice(asked.page, asked.per_page)
    total = rows.count()
    keys = list(rows.values_list("pk", flat=True)[wanted.start : wanted.stop])
    return json_of(wanted.told(total, tell(keys) if keys else []))


def list_answer(entries: list[Entry], asked: Paging) -> HttpResponseBase:
    """Answer a page of records that are all at hand, or all of them by line."""
    if asked.format == "ndjson":
        return streamed(entries)
    wanted = Slice(asked.page, asked.per_page)
    return json_of(wanted.told(len(entries), entries[wanted.start : wanted.stop]))


def streamed(entries: Iterable[Entry]) -> StreamingHttpResponse:
    """Answer records one a line."""
    lines = (json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
    return StreamingHttpResponse(lines, content_type=NDJSON)


def _told_by_line(keys: list[int], tell: Tell) -> Iterator[Entry]:
    for start in range(0, len(keys), _AT_ONCE):
        yield from tell(keys[start : start + _AT_ONCE])


def one_or_404(entries: Sequence[Entry], what: str) -> HttpResponse:
    """Answer the one record there is; 404 when there is none."""
    if not entries:
        raise HttpError(404, f"There is no such {what}, or it is not public.")
    return json_of(entries[0])


def narrowed_by_words(
    region: Region, rows: QuerySet[_Row], label: str, text: str
) -> QuerySet[_Row]:
    """Keep the rows that answer to the words, when there are any."""
    if not text.strip():
        return rows
    try:
        return rows.filter(code__in=found_by_words(region, label, text))
    except IndexMissing as missing:
        raise HttpError(503, "Search does not answer just now. Try again in a moment.") from missing


def moment_in(text: str) -> datetime:
    """Return the moment that a parameter tells, a day being its beginning in Helsinki."""
    try:
        found = parse_datetime(text) or _beginning(parse_date(text))
    except ValueError:
        found = None
    if found is None:
        fault = "Write a time like 2026-11-21T10:00:00Z, or a day like 2026-11-21."
        raise BadParameters({"modified_after": [fault]})
    found = found.replace(year=min(max(found.year, _FIRST_YEAR), _LAST_YEAR), fold=0)
    return timezone.make_aware(found) if timezone.is_naive(found) else found


def _beginning(day: date | None) -> datetime | None:
    return datetime.combine(day, time()) if day else None
