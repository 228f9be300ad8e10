"""Pages that tell of the service itself."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kumaja.foundation.core.engine.interface import site_of
from kumaja.foundation.regions.domain.licences import Licence
from kumaja.foundation.regions.gates import RegionRequest, without_region
from kumaja.front.home.actions.own_data import ROOMS
from kumaja.front.home.engine.shipped import guide_text, page_text
from kumaja.front.home.queries.accessibility import get_statement
from kumaja.front.home.queries.doors import list_siblings
from kumaja.front.home.queries.guides import list_guides
from kumaja.front.home.queries.open_data import get_catalogue, list_examples
from kumaja.front.home.queries.processing import (
    list_controllers,
    list_processing,
    processing_columns,
)
from kumaja.voice.contributions.queries.moderation import years_of


def _language() -> str:
    return (get_language() or "fi")[:2]


def _shown(request: HttpRequest, template: str, **context: object) -> HttpResponse:
    """Show a page about the service, with links to the others beside it."""
    found = request.resolver_match
    here = found.view_name if found else ""
    region = getattr(request, "region", None)
    siblings = list_siblings(here) if region else ()
    return render(request, template, {"siblings": siblings, "region": region, **context})


@login_not_required
@without_region
@require_safe
def accessibility(request: RegionRequest) -> HttpResponse:
    """Show the accessibility statement."""
    text = page_text("accessibility", _language())
    return _shown(request, "home/accessibility.html", text=text, statement=get_statement())


@login_not_required
@require_safe
def privacy(request: RegionRequest) -> HttpResponse:
    """Show the privacy notice, made from the region's controllers."""
    return _shown(
        request,
        "home/privacy.html",
        text=page_text("privacy", _language()),
        controllers=list_controllers(request.region),
        rooms=list_processing(ROOMS),
    )


@login_not_required
@require_safe
def processing(request: RegionRequest) -> HttpResponse:
    """Show the record of processing (GDPR art. 30)."""
    return _shown(
        request,
        "home/processing.html",
        text=page_text("processing", _language()),
        controllers=list_controllers(request.region),
        columns=processing_columns(),
        rooms=list_processing(ROOMS),
    )


@login_not_required
@without_region
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Tell what Kumaja is."""
    return _shown(request, "home/text.html", text=page_text("about", _language()))


@login_not_required
@require_safe
def ground_rules(request: RegionRequest) -> HttpResponse:
    """Tell what one may say, who reads, how one appeals, and what was decided year by year."""
    text = page_text("ground_rules", _language())
    return _shown(request, "home/ground_rules.html", text=text, years=years_of(request.region))


@login_not_required
@require_safe
def open_data(request: RegionRequest) -> HttpResponse:
    """Tell what there is as open data, and where."""
    day = timezone.localdate()
    return _shown(
        request,
        "home/open_data.html",
        text=page_text("open_data", _language()),
        catalogue=get_catalogue(request.region, site_of(request), day),
        day=day,
        deed=Licence(request.region.licence).deed(_language()),
        examples=list_examples(),
    )


@login_not_required
@without_region
@require_safe
def guides(request: HttpRequest) -> HttpResponse:
    """Show the short guides, by reader."""
    return render(request, "home/guides.html", {"readers": list_guides(_language())})


@login_not_required
@without_region
@require_safe
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one guide."""
    try:
        text = guide_text(slug, _language())
    except KeyError as missing:
        raise Http404 from missing
    return render(request, "home/guide.html", {"text": text})
