"""The public debt: what waits for an answer, and the rows behind each figure."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kumaja.foundation.core.domain.dates import day_text
from kumaja.foundation.core.gates import require
from kumaja.foundation.design.domain.charts import Part, stacked
from kumaja.foundation.design.domain.pages import pages_of
from kumaja.foundation.design.domain.shell import Link
from kumaja.foundation.files.domain.tables import table_links
from kumaja.foundation.files.gates import limiting_tables, table, table_asked
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.echo.models import BoardOpening
from kumaja.voice.echo.policies import may_see_board
from kumaja.voice.echo.queries.behind_figures import Figure, rows_behind
from kumaja.voice.echo.queries.figure_words import RULES, title_of
from kumaja.voice.echo.queries.loops import Row, by_body, by_matter, get_board
from kumaja.voice.echo.queries.told import last_told, loops_table
from kumaja.voice.matters.models import MatterOwner

_SHOWN = 50


@login_not_required
@require_safe
@limiting_tables
def open_loops(request: RegionRequest) -> HttpResponseBase:
    """Show what waits by body, or by matter, and how long answers have taken."""
    now, language = timezone.now(), (get_language() or "fi")[:2]
    opening = _opening(request)
    board = get_board(request.region, now)
    is_by_matter = request.GET.get("by") == "matter"
    rows = by_matter(board) if is_by_matter else by_body(board)
    if kind := table_asked(request):
        lines = loops_table(rows, language, is_by_matter=is_by_matter)
        return table(lines, name="open-loops", kind=kind)
    context = {
        "total": board.total, "is_by_matter": is_by_matter,
        "last_told": None if board.total.open else last_told(request.region),
        "region": request.region, "opening": opening,
        "is_public": opening is None or (opening.public_on or date.max) <= day_of(now),
        "tabs": (
            Link(_("By body"), request.path, not is_by_matter),
            Link(_("By matter"), f"{request.path}?by=matter", is_by_matter),
        ),
        "lines": [(row, _parts(row)) for row in rows],
        "tables": table_links(request.path, [("by", "matter")] if is_by_matter else ()),
    }  # fmt: skip
    return render(request, "echo/open_loops.html", context)


@login_not_required
@require_safe
def waiting_points(request: RegionRequest) -> HttpResponse:
    """Show the rows behind a figure, of a body, of a matter, or all: first of all what waits."""
    now = timezone.now()
    _opening(request)
    asked = request.GET.get("figure", "")
    figure = Figure(asked) if asked in set(Figure) else Figure.WAITING
    behind = rows_behind(figure, request.region, _owners(request), now)
    page: Any = Paginator(behind.rows, _SHOWN).get_page(request.GET.get("page"))
    count = page.paginator.count
    context = {
        "rows": behind.read(list(page)), "page": page, "title": title_of(figure, count),
        "rule": RULES.get(figure, ""),
        "path": (Link(_("What waits for an answer?"), reverse("echo:open_loops")),),
        "pages": pages_of(page.number, page.paginator.num_pages, lambda n: _address(request, n)),
    }  # fmt: skip
    waits = figure in (Figure.WAITING, Figure.LATE)
    return render(request, "echo/waiting.html" if waits else "echo/answered.html", context)


def _parts(row: Row) -> list[Part]:
    """Return a body's bar: what it has answered beside what waits."""
    waits, waiting = row.waits, _("Waits")
    return stacked([(_("Points answered"), waits.answers), (waiting, waits.open)], waiting=waiting)


def _opening(request: RegionRequest) -> BoardOpening | None:
    """Return since when everyone sees the board; refuse who doesn't see it yet."""
    opening = BoardOpening.objects.filter(region=request.region).first()
    told = _("The network looks at this first. Later everyone sees it here.")
    if opening is not None and opening.public_on is not None:
        since = day_text(opening.public_on, (get_language() or "fi")[:2])
        told = _("The network looks at this first. Everyone sees it from %(day)s.") % {"day": since}
    day = timezone.localdate()
    require(may_see_board(request.user, opening, request.region, day), told)
    return opening


def _owners(request: RegionRequest) -> dict[int, MatterOwner]:
    """Return the owners that the address names by code; 404 when it names what is not there."""
    rows = MatterOwner.objects.filter(
        matter__region=request.region, matter__published_at__isnull=False
    ).select_related("organisation", "network", "matter")
    if body := request.GET.get("body"):
        rows = rows.filter(organisation__code=body) | rows.filter(network__code=body)
    if matter := request.GET.get("matter"):
        rows = rows.filter(matter__code=matter)
    found = {row.pk: row for row in rows}
    if not found and (body or request.GET.get("matter")):
        raise Http404
    return found


def _address(request: RegionRequest, number: int) -> str:
    asked = request.GET.copy()
    asked["page"] = str(number)
    return f"?{asked.urlencode()}"
