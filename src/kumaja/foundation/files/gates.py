"""Handing a file out, saved and never shown; and lists as tables, so many an hour."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from typing import Any, Final

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from kumaja.foundation.core.engine.floods import is_flooding
from kumaja.foundation.files.domain.cells import Cell
from kumaja.foundation.files.domain.kinds import CONTENT_TYPES, FileKind
from kumaja.foundation.files.domain.tables import FORMAT, TABLES
from kumaja.foundation.files.engine.csv_tables import csv_lines
from kumaja.foundation.files.engine.store import path_of
from kumaja.foundation.files.engine.xlsx_tables import xlsx_chunks
from kumaja.foundation.files.models import StoredFile

TOO_MANY, HOUR = 429, 60 * 60
MOST_AN_HOUR: Final = 200  # of one network, where many may sit
View = Callable[..., HttpResponseBase]


def attachment(file: StoredFile) -> FileResponse:
    """Answer with the file as something to save, which no browser opens or guesses at."""
    path = path_of(file.code)
    if not path.is_file():
        raise Http404
    answer = FileResponse(
        path.open("rb"), as_attachment=True, filename=file.name,
        content_type=CONTENT_TYPES[FileKind(file.kind)],
    )  # fmt: skip
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer


def limiting_tables(view: View) -> View:
    """Refuse who takes too many whole lists as tables (429), and say when to come again.

    Pages are never refused: a list read on a page costs little, a whole one is written anew.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401
        if table_asked(request) and is_flooding("tables", _address(request), most=MOST_AN_HOUR):
            refused = render(request, "429.html", status=TOO_MANY)
            refused["Retry-After"] = str(HOUR)
            return refused
        return view(request, *args, **kwargs)

    return answer


def _address(request: HttpRequest) -> str:
    """Return from where it is asked; behind a socket without addresses all are one."""
    try:
        return str(get_adapter(request).get_client_ip(request))
    except PermissionDenied:
        return ""


def table_asked(request: HttpRequest) -> FileKind | None:
    """Return as which table a list is asked for, None when it is asked for as a page."""
    return TABLES.get(request.GET.get(FORMAT, ""))


def table(rows: Iterable[Sequence[Cell]], *, name: str, kind: FileKind) -> StreamingHttpResponse:
    """Answer with a table to save, CSV or XLSX; its rows are read as it is sent."""
    content = _content(rows, name, kind)
    return StreamingHttpResponse(
        content, content_type=CONTENT_TYPES[kind], headers=_saved(name, kind)
    )


def whole_table(rows: Iterable[Sequence[Cell]], *, name: str, kind: FileKind) -> HttpResponse:
    """Answer with a short table, made before it is sent: in the words of the one who asks."""
    content = b"".join(_content(rows, name, kind))
    return HttpResponse(content, content_type=CONTENT_TYPES[kind], headers=_saved(name, kind))


def _content(rows: Iterable[Sequence[Cell]], name: str, kind: FileKind) -> Iterator[bytes]:
    if kind is FileKind.XLSX:
        return xlsx_chunks(rows, name=name)
    return (line.encode() for line in csv_lines(rows))


def _saved(name: str, kind: FileKind) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
