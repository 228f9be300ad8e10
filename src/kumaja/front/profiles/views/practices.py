"""Good practices: the list, and the page of one."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kumaja.foundation.core.domain.codes import code_in
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.front.profiles.forms.lists import PRACTICES_BY, ChoicesForm
from kumaja.front.profiles.queries.practices import (
    get_practice_list,
    practice_choices,
    read_practices_asked,
)
from kumaja.front.profiles.views.reading import gone, language_here, path_from, with_pairs
from kumaja.network.practices.queries.detail import find_practice, get_practice_page

CSV = "api/v1/practices.csv"


@login_not_required
@require_safe
def practice_list(request: RegionRequest) -> HttpResponse:
    """Show the practices that the region knows of, narrowed by theme, situation and place."""
    year, language = timezone.localdate().year, language_here()
    choices = practice_choices(request.region, year, language)
    asked = read_practices_asked(request.GET, choices)
    told = {
        "found": get_practice_list(request.region, asked),
        "form": ChoicesForm(PRACTICES_BY, choices, asked.pairs()),
        "chosen": len(asked.pairs()), "path": request.path, "csv": with_pairs(CSV, asked.pairs()),
    }  # fmt: skip
    return render(request, "profiles/practice_list.html", told)


@login_not_required
@require_safe
def practice(request: RegionRequest, address: str) -> HttpResponse:
    """Show a practice: what it is, where it came from, what it takes, and who has tried it."""
    found = find_practice(request.region, code_in(address))
    if found is None:
        raise Http404
    if found.archived_at is not None:
        return gone(request, found)
    if found.address != address:
        return redirect(found, permanent=True)
    page = get_practice_page(found, request.region)
    path = path_from("practices:list", _("Good practices"))
    told = {"page": page, "practice": found, "region": request.region, "path": path}
    return render(request, "profiles/practice.html", told)
