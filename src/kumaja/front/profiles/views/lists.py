"""Lists of associations, public bodies and municipalities."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix, is_valid_path
from django.utils import timezone
from django.views.decorators.http import require_safe

from kumaja.foundation.regions.gates import RegionRequest
from kumaja.front.profiles import queries
from kumaja.front.profiles.forms import NarrowingForm, read_narrowing
from kumaja.front.profiles.views.reading import language_here

CSV = "api/v1/organisations.csv"


@login_not_required
@require_safe
def organisations(request: RegionRequest) -> HttpResponse:
    """Show the associations of the region by name."""
    moment, language = timezone.now(), language_here()
    choices = queries.get_organisation_choices(request.region, moment.year, language)
    narrowing = read_narrowing(request.GET, choices)
    page = request.GET.get("page", "")
    context = {
        "found": queries.get_organisation_list(
            request.region, narrowing, page=page, moment=moment, path=request.path
        ),
        "form": NarrowingForm(choices, narrowing, language),
        "narrowing": narrowing,
        "path": request.path,
        "csv": _csv(),
    }
    return render(request, "profiles/organisation_list.html", context)


def _csv() -> str:
    """Return where all associations are had as CSV, nothing while no such address stands."""
    return f"{get_script_prefix()}{CSV}" if is_valid_path(f"/{CSV}") else ""


@login_not_required
@require_safe
def public_bodies(request: RegionRequest) -> HttpResponse:
    """Show the public bodies of the region, the stakeholders first."""
    found = queries.get_body_list(request.region, timezone.now())
    return render(request, "profiles/public_body_list.html", {"found": found})


@login_not_required
@require_safe
def municipalities(request: RegionRequest) -> HttpResponse:
    """Show the municipalities of the region with what is done in each."""
    found = queries.get_municipality_list(request.region, timezone.now(), language_here())
    context = {"found": found, "region": request.region}
    return render(request, "profiles/municipality_list.html", context)
