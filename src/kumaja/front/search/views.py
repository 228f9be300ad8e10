"""The pages of the search."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from kumaja.foundation.core.engine.interface import site_of
from kumaja.foundation.design.domain.shell import Link
from kumaja.foundation.files.domain.kinds import FileKind
from kumaja.foundation.files.domain.tables import table_links
from kumaja.foundation.files.gates import limiting_tables, table, table_asked
from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.front.search.forms import SearchForm, read_wanted
from kumaja.front.search.gates import count_if_missed, saying_when_silent, urgent_on
from kumaja.front.search.queries import (
    Choices,
    get_choices,
    get_result_page,
    list_situations,
    list_suggestions,
    list_urgent,
)
from kumaja.front.search.queries.tables import found_table
from kumaja.help.directory.domain.kinds import ActivityKind

Preset = dict[Facet, tuple[str, ...]]


def _language() -> str:
    """Return the reader's language: fi, sv or en."""
    return (get_language() or "fi")[:2]


def _choices(request: RegionRequest) -> Choices:
    """Return what the region's search can be narrowed by."""
    return get_choices(request.region, _language(), timezone.now())


def _context(request: RegionRequest, choices: Choices, preset: Preset) -> dict[str, Any]:
    """Return what a page of results is made of."""
    wanted = read_wanted(request.GET, choices)
    page = get_result_page(
        request.region,
        wanted,
        choices,
        path=request.path,
        language=_language(),
        moment=timezone.now(),
        preset=preset,
    )
    return {
        "page": page,
        "form": SearchForm(choices, wanted),
        "region": request.region,
        "path": request.path,
        "urgent": urgent_on(request),
        "tables": table_links(request.path, wanted.pairs()),
    }


def _as_table(
    request: RegionRequest,
    choices: Choices,
    preset: Preset,
    kind: FileKind,
) -> HttpResponseBase:
    """Answer with all that the page's own search finds."""
    wanted = read_wanted(request.GET, choices)
    rows = found_table(
        request.region, wanted, choices.codes({**wanted.filters, **preset}),
        language=_language(), site=site_of(request),
    )  # fmt: skip
    return table(rows, name="search", kind=kind)


@login_not_required
@require_safe
@limiting_tables
@saying_when_silent
def results(request: RegionRequest) -> HttpResponseBase:
    """Show what a search finds."""
    choices = _choices(request)
    if kind := table_asked(request):
        return _as_table(request, choices, {}, kind)
    context = _context(request, choices, {})
    count_if_missed(request, context["page"])
    return render(request, "search/results.html", context)


@login_not_required
@require_safe
@saying_when_silent
def life_situations(request: RegionRequest) -> HttpResponse:
    """Show all life situations."""
    rows = list_situations(request.region, _choices(request))
    return render(request, "search/life_situations.html", {"rows": rows})


@login_not_required
@require_safe
@limiting_tables
@saying_when_silent
def life_situation(request: RegionRequest, code: str) -> HttpResponseBase:
    """Show what there is for one life situation; an old code leads to the new one."""
    choices = _choices(request)
    situation = choices.find(Facet.LIFE_SITUATION, code)
    if situation is None:
        raise Http404
    if situation.value != code:
        return redirect("search:life_situation", code=situation.value, permanent=True)
    preset: Preset = {Facet.LIFE_SITUATION: (code,)}
    if kind := table_asked(request):
        return _as_table(request, choices, preset, kind)
    context = _context(request, choices, preset)
    crumbs = [Link(gettext("Life situations"), reverse("search:life_situations"))]
    feed = f"{reverse('activities_feed', args=[_language()])}?life_situation={situation.value}"
    extra = {"situation": situation, "crumbs": crumbs, "feed": feed}
    return render(request, "search/life_situation.html", {**context, **extra})


@login_not_required
@require_safe
@limiting_tables
@saying_when_silent
def join_in(request: RegionRequest) -> HttpResponseBase:
    """Show where one can help as a volunteer."""
    choices = _choices(request)
    preset: Preset = {Facet.KIND: (ActivityKind.VOLUNTEERING,)}
    if kind := table_asked(request):
        return _as_table(request, choices, preset, kind)
    context = _context(request, choices, preset)
    return render(request, "search/join_in.html", context)


@login_not_required
@require_safe
@saying_when_silent
def suggest(request: RegionRequest) -> HttpResponse:
    """Answer pages that may be meant, as a fragment."""
    text = request.GET.get("q", "")
    found = list_suggestions(request.region, text, _choices(request), _language(), timezone.now())
    return render(request, "search/_suggestions.html", {"suggestions": found})


@login_not_required
@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """Show where help is had at once."""
    lines = list_urgent(_language(), timezone.now())
    return render(request, "search/help_now.html", {"lines": lines})
