"""Lists of associations, public bodies and municipalities."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kumaja.foundation.core.engine.interface import site_of
from kumaja.foundation.files.domain.tables import table_links
from kumaja.foundation.files.gates import limiting_tables, table, table_asked
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.front.profiles import queries
from kumaja.front.profiles.forms.lists import NarrowingForm, read_narrowing
from kumaja.front.profiles.views.reading import feed_of, language_here
from kumaja.network.registry.queries import table_of


@login_not_required
@require_safe
@limiting_tables
def organisations(request: RegionRequest) -> HttpResponseBase:
    """Show the associations of the region by name."""
    moment, language = timezone.now(), language_here()
    choices = queries.get_organisation_choices(request.region, moment.year, language)
    narrowing = read_narrowing(request.GET, choices)
    if kind := table_asked(request):
        rows = queries.narrowed(request.region, narrowing, timezone.localdate())
        return table(table_of(rows, site_of(request)), name="organisations", kind=kind)
    page = request.GET.get("page", "")
    context = {
        "found": queries.get_organisation_list(
            request.region, narrowing, page=page, moment=moment, path=request.path
        ),
        "form": NarrowingForm(choices, narrowing, language),
        "narrowing": narrowing,
        "path": request.path,
        "tables": table_links(request.path, narrowing.pairs()),
        "feed": feed_of("organisations_feed", municipality=narrowing.municipality),
    }
    return render(request, "profiles/organisation_list.html", context)


@login_not_required
@require_safe
@limiting_tables
def public_bodies(request: RegionRequest) -> HttpResponseBase:
    """Show the public bodies of the region, the stakeholders first."""
    if kind := table_asked(request):
        rows = queries.running_bodies(request.region, timezone.localdate())
        return table(table_of(rows, site_of(request)), name="public-bodies", kind=kind)
    found = queries.get_body_list(request.region, timezone.now())
    context = {"found": found, "tables": table_links(request.path)}
    return render(request, "profiles/public_body_list.html", context)


@login_not_required
@require_safe
@limiting_tables
def municipalities(request: RegionRequest) -> HttpResponseBase:
    """Show the municipalities of the region with what is done in each."""
    found = queries.get_municipality_list(request.region, timezone.now(), language_here())
    if kind := table_asked(request):
        rows = queries.municipality_table(found, site_of(request))
        return table(rows, name="municipalities", kind=kind)
    context = {"found": found, "region": request.region, "tables": table_links(request.path)}
    return render(request, "profiles/municipality_list.html", context)
