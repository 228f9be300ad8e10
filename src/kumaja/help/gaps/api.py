"""What is missing where, as a table for other systems."""

from __future__ import annotations

from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from ninja import Router

from kumaja.foundation.core.engine.interface import checked
from kumaja.foundation.files.engine.csv_tables import csv_lines
from kumaja.foundation.regions.gates import region_of
from kumaja.help.gaps.forms import GapFilterForm
from kumaja.help.gaps.queries.table import MissingRow, get_missing

router = Router(tags=["gaps"])
COLUMNS = (
    "municipality", "municipality_fi", "municipality_sv", "list", "term", "term_fi", "term_sv",
    "term_en", "nearest", "nearest_fi", "kilometres", "remote_groups", "region_wide_groups",
    "municipalities_of_county_with", "municipalities_with", "taken_on", "read_on",
)  # fmt: skip


@router.get("/gaps.csv", url_name="gaps_csv")
def gaps_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Return what no group is told of, by municipality, as CSV (semicolons, UTF-8 with mark).

    Missing in what was told is no proof that nothing exists.
    """
    form: GapFilterForm = checked(GapFilterForm(request.GET))
    day = timezone.localdate()
    asked = form.narrowing()
    rows = asked.apply(get_missing(region_of(request), asked.scheme, day))
    lines = csv_lines([COLUMNS, *([*_cells(row), day.isoformat()] for row in rows)])
    headers = {"Content-Disposition": 'attachment; filename="gaps.csv"'}
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


def _cells(row: MissingRow) -> list[str]:
    place, term, gap, nearest = row.municipality, row.term, row.gap, row.nearest
    return [
        place.code, place.name_fi, place.name_sv, term.scheme, term.code, term.name_fi,
        term.name_sv, term.name_en, nearest.code if nearest else "",
        nearest.name_fi if nearest else "",
        "" if gap.kilometres is None else str(gap.kilometres), str(gap.remote),
        str(gap.region_wide), str(row.in_county), str(row.in_region),
        "yes" if row.is_taken else "no",
    ]  # fmt: skip
