"""The page of a network, the list of networks, and who does what."""

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
from kumaja.foundation.files.domain.tables import table_links
from kumaja.foundation.files.gates import limiting_tables, table, table_asked
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.foundation.regions.queries import municipalities_of
from kumaja.front.profiles.forms.lists import PlaceForm
from kumaja.front.profiles.queries.linked import network_data
from kumaja.front.profiles.views.handing import going_on
from kumaja.front.profiles.views.reading import asks_here, feed_of, gone, language_here, path_from
from kumaja.help.gaps.queries.likeness import networks_like
from kumaja.network.networks.policies import visible_in
from kumaja.network.networks.queries.contacts import contacts_by_theme
from kumaja.network.networks.queries.detail import find_network, get_network_page
from kumaja.network.networks.queries.lists import get_network_list
from kumaja.network.networks.queries.lists import who_does_what as tasks_by_network
from kumaja.network.networks.queries.told import table_of
from kumaja.network.practices.queries.lists import practices_of_network
from kumaja.voice.contributions.policies import visible_to as said_and_seen
from kumaja.voice.echo.queries.voices import voices_of


@login_not_required
@require_safe
def network(request: RegionRequest, address: str) -> HttpResponse:
    """Show a network: what it is for, who is in, who runs it by whose decision."""
    found = find_network(request.region, code_in(address))
    if found is None:
        raise Http404
    if found.archived_at is not None:
        return gone(request, found)
    if found.address != address:
        return redirect(found, permanent=True)
    day = timezone.localdate()
    page = get_network_page(found, day)
    path = path_from("networks:list", _("Networks"))
    codes = [task.code for task in page.tasks]
    context = {
        "page": page, "network": found, "region": request.region, "path": path,
        "asks": asks_here(request),
        "data": network_data(page, language_here(), site_of(request)),
        "alike": networks_like(found, page.terms, request.region, day),
        "practices": practices_of_network(found, request.region),
        "going_on": going_on(request, "networks.NetworkTask", *codes),
        "voices": voices_of(
            said_and_seen(request.user, request.region, day).filter(network=found),
            timezone.now(),
        ),
    }  # fmt: skip
    return render(request, "profiles/network.html", context)


@login_not_required
@require_safe
@limiting_tables
def network_list(request: RegionRequest) -> HttpResponseBase:
    """Show the region's networks by kind, narrowed to a municipality when one is chosen."""
    day, language = timezone.localdate(), language_here()
    places = municipalities_of(request.region).existing_in(day.year).by_name(language).named_only()
    choices = {row.slug: row for row in places}
    chosen = choices.get(request.GET.get("municipality", ""))
    if kind := table_asked(request):
        listed = visible_in(request.region)
        rows = listed.in_municipality(chosen) if chosen else listed
        return table(table_of(rows, site_of(request)), name="networks", kind=kind)
    context = {
        "found": get_network_list(request.region, day, municipality=chosen),
        "form": PlaceForm(choices, chosen, language),
        "chosen": chosen,
        "path": request.path,
        "feed": feed_of("networks_feed", municipality=chosen),
        "tables": table_links(request.path, [("municipality", chosen.slug)] if chosen else ()),
    }
    return render(request, "profiles/network_list.html", context)


@login_not_required
@require_safe
def who_does_what(request: RegionRequest) -> HttpResponse:
    """Show who holds the tasks of each network, and which posts of stakeholders answer."""
    context = {
        "networks": tasks_by_network(request.region, timezone.localdate()),
        "contacts": contacts_by_theme(request.region),
    }
    return render(request, "profiles/who_does_what.html", context)
