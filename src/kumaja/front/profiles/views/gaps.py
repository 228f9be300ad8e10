"""What is missing where: the table of gaps, and the page of one gap."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kumaja.foundation.regions.gates import RegionRequest
from kumaja.front.profiles.queries.gaps_pages import (
    find_gap,
    get_gap_list,
    get_gap_page,
    read_missing,
)
from kumaja.front.profiles.views.reading import language_here, path_from
from kumaja.help.gaps.forms import GapFilterForm

CSV = "api/v1/gaps.csv"


@login_not_required
@require_safe
def gap_list(request: RegionRequest) -> HttpResponse:
    """Show for what no municipality-own group is told, by situation, theme or group of people."""
    form, language = GapFilterForm(request.GET), language_here()
    if not form.is_valid():
        form = GapFilterForm({})
        form.is_valid()
    missing = read_missing(request.region, form, timezone.localdate())
    form.offer(
        {
            "term": [(row.code, row.name.in_language(language).value) for row in missing.terms],
            "municipality": [
                (row.slug, row.name.in_language(language).value) for row in missing.places
            ],
        }
    )
    asked = form.chosen()
    csv = f"{get_script_prefix()}{CSV}" + (f"?{urlencode(asked)}" if asked else "")
    told = {
        "found": get_gap_list(missing, form, request.region, language), "form": form,
        "about": asked.get("about", "situation"), "chosen": len(asked), "path": request.path,
        "csv": csv,
    }  # fmt: skip
    return render(request, "profiles/gap_list.html", told)


@login_not_required
@require_safe
def gap(request: RegionRequest, slug: str, about: str, code: str) -> HttpResponse:
    """Show one gap: who took it on, who would know how, and what has worked elsewhere."""
    day = timezone.localdate()
    found = find_gap(request.region, slug, about, code, day.year)
    if found is None:
        raise Http404
    page = get_gap_page(*found, request.region, day, language_here())
    path = path_from("gaps:list", _("Gaps"))
    told = {"page": page, "region": request.region, "path": path}
    return render(request, "profiles/gap.html", told)
