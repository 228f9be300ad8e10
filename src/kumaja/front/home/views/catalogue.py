"""The catalogue of open data for those who harvest it (DCAT-AP)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import conditional_page, require_safe

from kumaja.foundation.core.engine.interface import site_of
from kumaja.foundation.regions.gates import region_of
from kumaja.front.home.domain.dcat import statements_of
from kumaja.front.home.domain.graph import Statement, json_ld, turtle
from kumaja.front.home.queries.open_data import get_catalogue


def _answer(
    request: HttpRequest, write: Callable[[Iterable[Statement]], str], content_type: str
) -> HttpResponse:
    """Answer with the region's catalogue; its own page is named in Finnish for everyone."""
    region = region_of(request)
    with override("fi"):
        catalogue = get_catalogue(region, site_of(request), timezone.localdate())
    answer = HttpResponse(write(statements_of(catalogue)), content_type=content_type)
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


@login_not_required
@require_safe
@conditional_page
def catalogue_json(request: HttpRequest) -> HttpResponse:
    """Answer with the catalogue as JSON-LD."""
    return _answer(request, json_ld, "application/ld+json; charset=utf-8")


@login_not_required
@require_safe
@conditional_page
def catalogue_turtle(request: HttpRequest) -> HttpResponse:
    """Answer with the catalogue as Turtle."""
    return _answer(request, turtle, "text/turtle; charset=utf-8")
