"""The page of a matter, and the list of what is prepared in the region."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kumaja.foundation.core.domain.codes import code_in
from kumaja.foundation.core.engine.interface import site_of
from kumaja.foundation.design.domain.shell import Link
from kumaja.foundation.files.domain.tables import table_links
from kumaja.foundation.files.gates import limiting_tables, table, table_asked
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.front.profiles.forms.matters import MatterFilterForm
from kumaja.front.profiles.queries.matter import above, get_composed_matter
from kumaja.front.profiles.queries.matter_list import get_matter_list
from kumaja.front.profiles.queries.pack import find_pack, get_pack, places_of_pack
from kumaja.front.profiles.views.positions import lens_asked, page_asked, told_of_positions
from kumaja.front.profiles.views.reading import feed_of, language_here, path_from
from kumaja.voice.contributions.queries.likeness import own_points
from kumaja.voice.matters.policies import may_keep, visible_in, visible_to
from kumaja.voice.matters.queries.detail import find_matter
from kumaja.voice.matters.queries.told import table_of


@login_not_required
@require_safe
def matter(request: RegionRequest, address: str) -> HttpResponse:
    """Show a matter: what is decided, what can still move, how to speak, what came of it."""
    now = timezone.now()
    rows = visible_to(request.user, request.region, timezone.localdate())
    found = find_matter(rows, code_in(address))
    if found is None:
        raise Http404
    if found.address != address:
        return redirect(found, permanent=True)
    lens = lens_asked(request)
    page = get_composed_matter(
        found, request.user, request.region, now, lens=lens, number=page_asked(request)
    )
    keeps = request.user.is_authenticated and may_keep(request.user, found, timezone.localdate())
    path = (*path_from("matters:list", _("Matters")), *above(page.told, language_here()))
    context = {"page": page, "matter": found, "told": page.told, "keeps": keeps, "path": path}
    context["packs"] = places_of_pack(found, page.told.areas) if found.published_at else ()
    context |= told_of_positions(page.said) | {
        "own_points": own_points(request.user, found, timezone.localdate())
    }
    return render(request, "profiles/matter.html", context)


@login_not_required
@require_safe
def pack(request: RegionRequest, address: str, slug: str) -> HttpResponse:
    """Show what a municipality brings to the hyte negotiation, to be read and printed."""
    rows = visible_to(request.user, request.region, timezone.localdate())
    found = find_pack(rows, code_in(address), slug)
    if found is None:
        raise Http404
    row, place = found
    if row.address != address:
        return redirect("matters:pack", row.address, place.slug, permanent=True)
    page = get_pack(row, place, request.region, timezone.now(), language_here())
    title = row.title.in_language(language_here()).value
    path = (*path_from("matters:list", _("Matters")), Link(title, row.get_absolute_url()))
    return render(request, "profiles/pack.html", {"page": page, "matter": row, "path": path})


@login_not_required
@require_safe
@limiting_tables
def matter_list(request: RegionRequest) -> HttpResponseBase:
    """Show the region's matters by where they stand, narrowed as the reader chooses."""
    form = MatterFilterForm(request.GET or None, region=request.region, today=timezone.localdate())
    now = timezone.now()
    if kind := table_asked(request):
        listed = form.narrowed(visible_in(request.region))
        return table(table_of(listed, site_of(request), now), name="matters", kind=kind)
    rows = form.narrowed(visible_to(request.user, request.region, timezone.localdate()))
    found = get_matter_list(rows.published(), now)
    context = {
        "found": found,
        "form": form,
        "path": request.path,
        "tables": table_links(request.path, form.pairs) if found.count else None,
        "feed": feed_of("matters_feed"),
    }
    return render(request, "profiles/matter_list.html", context)
