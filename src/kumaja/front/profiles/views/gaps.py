"""What is missing where: the table of gaps, and the page of one gap."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kumaja.foundation.regions.gates import RegionRequest
from kumaja.front.profiles.forms.lists import GAPS_BY, LISTS, ChoicesForm
from kumaja.front.profiles.queries.gaps_pages import (
    find_gap,
    gap_choices,
    get_gap_list,
    get_gap_page,
    read_gaps_asked,
)
from kumaja.front.profiles.views.reading import language_here, path_from, with_pairs
from kumaja.help.gaps.queries.narrowing import GapNarrowing, about_of
from kumaja.help.gaps.queries.table import get_missing

CSV = "api/v1/gaps.csv"


@login_not_required
@require_safe
def gap_list(request: RegionRequest) -> HttpResponse:
    """Show for what no municipality-own group is told, by situation, theme or group of people."""
    language, lists = language_here(), {name: str(words) for name, words in LISTS.items()}
    about = request.GET.get("about", "")
    first = GapNarrowing(about=about if about in lists else "")
    missing = get_missing(request.region, first.scheme, timezone.localdate())
    choices = gap_choices(missing, language) | {"about": list(lists.items())}
    asked = read_gaps_asked(request.GET, first, choices)
    told = {
        "found": get_gap_list(missing, asked, request.region, language),
        "form": ChoicesForm(GAPS_BY, choices, asked.pairs()),
        "about": about_of(asked.scheme), "chosen": len(asked.pairs()), "path": request.path,
        "csv": with_pairs(CSV, asked.pairs()),
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
