"""Ohjelma: regions side by side, for who looks after the whole programme and writes in none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import wraps
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.core.gates import require
from kumaja.foundation.files.engine.csv_tables import csv_lines
from kumaja.foundation.regions.gates import address_in_region, without_region
from kumaja.front.desk.domain.figures import FEW, Figure
from kumaja.front.desk.queries.programme import (
    MEASURES,
    Measure,
    RegionFigures,
    regions_side_by_side,
)
from kumaja.network.registry.policies import is_programme_coordinator

View = Callable[[SignedInRequest], Any]


def programme_coordinators(view: View) -> View:
    """Let only those in who look after the programme."""

    @wraps(view)
    def answer(request: SignedInRequest) -> Any:  # noqa: ANN401 - as the view
        require(
            is_programme_coordinator(request.user, timezone.localdate()),
            _("Only the programme coordinators can see this."),
        )
        return view(request)

    return answer


@require_safe
@without_region
@programme_coordinators
def programme(request: SignedInRequest) -> HttpResponse:
    """Show the regions side by side; a figure opens to its rows where everyone sees them."""
    rows = [
        (one.region, address_in_region(request, one.region), _opened(request, one))
        for one in regions_side_by_side(timezone.now())
    ]
    told = {"rows": rows, "measures": MEASURES, "few": FEW, "day": timezone.localdate()}
    return render(request, "desk/programme.html", told)


def _opened(request: SignedInRequest, one: RegionFigures) -> list[tuple[Measure, Figure]]:
    return [
        (measure, replace(figure, url=address_in_region(request, one.region, measure.rows_at)))
        if measure.rows_at
        else (measure, figure)
        for measure, figure in one.listed()
    ]


@require_safe
@without_region
@programme_coordinators
def programme_csv(request: SignedInRequest) -> StreamingHttpResponse:
    """Return the same figures as CSV, each with its base."""
    del request
    rows: list[Sequence[str | int]] = [_heads(), *_cells(regions_side_by_side(timezone.now()))]
    headers = {"Content-Disposition": 'attachment; filename="regions.csv"'}
    content = "text/csv; charset=utf-8"
    return StreamingHttpResponse(csv_lines(rows), content_type=content, headers=headers)


def _heads() -> list[str]:
    names = [name for one in MEASURES for name in (one.key, f"{one.key}_of")]
    return ["region", "closed_on", *names]


def _cells(rows: list[RegionFigures]) -> Iterator[list[str | int]]:
    now = timezone.now()
    for one in rows:
        closed_on = one.region.closing_day(now)
        cells: list[str | int] = [one.region.slug, closed_on.isoformat() if closed_on else ""]
        for _measure, figure in one.listed():
            few = f"<{FEW}"
            cells.append(few if figure.is_hidden else figure.count)
            cells.append("" if figure.base is None else few if figure.is_hidden else figure.base)
        yield cells
