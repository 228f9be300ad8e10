"""The page of one activity, organisation, public body or municipality."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kumaja.foundation.core.domain.codes import code_in
from kumaja.foundation.core.engine.interface import site_of
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.front.profiles import queries
from kumaja.front.profiles.forms.lists import WordsForm
from kumaja.front.profiles.queries.linked import (
    activity_data,
    municipality_data,
    organisation_data,
)
from kumaja.front.profiles.views.handing import going_on
from kumaja.front.profiles.views.reading import asks_here, feed_of, gone, language_here, path_from
from kumaja.help.gaps.queries.likeness import associations_like
from kumaja.help.partners.queries.figures import get_figures
from kumaja.network.practices.queries.lists import practices_of
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import public_record
from kumaja.voice.contributions.models import ContributionQuerySet
from kumaja.voice.contributions.policies import visible_to as said_and_seen
from kumaja.voice.echo.queries.voices import voices_of


@login_not_required
@require_safe
def activity(request: RegionRequest, address: str) -> HttpResponse:
    """Show an activity: can I come, when, how."""
    found = queries.find_activity(request.region, code_in(address))
    if found is None:
        raise Http404
    row = found.activity
    if row.archived_at is not None:
        return gone(request, row)
    if row.address != address:
        return redirect(row, permanent=True)
    page = queries.get_activity_page(found, timezone.now(), language_here())
    context = {"page": page, "activity": row, "region": request.region}
    context["data"] = activity_data(page, language_here(), site_of(request))
    context["goes_on"] = going_on(request, "directory.Activity", row.code).get(row.code)
    return render(request, "profiles/activity.html", context)


@login_not_required
@require_safe
def organisation(request: RegionRequest, address: str) -> HttpResponse:
    """Show an organisation or a public body; another kind's address leads to its own."""
    found = queries.find_organisation(request.region, code_in(address))
    if found is None:
        raise Http404
    if found.archived_at is not None:
        return gone(request, found)
    if found.get_absolute_url() != request.path:
        return redirect(found, permanent=True)
    if found.kind == OrganisationKind.PUBLIC_BODY:
        return _public_body(request, found)
    return _organisation(request, found)


def _organisation(request: RegionRequest, found: Organisation) -> HttpResponse:
    page = queries.get_organisation_page(
        found,
        request.region,
        request.user,
        page=request.GET.get("page", ""),
        moment=timezone.now(),
        language=language_here(),
    )
    path = path_from("registry:list", _("Associations A–Ö"))
    record, site = public_record(found), site_of(request)
    context = {
        "page": page, "organisation": found, "region": request.region, "path": path,
        "asks": asks_here(request),
        "data": organisation_data(record, page.areas, language_here(), site),
        "practices": practices_of(found, request.region),
        "alike": associations_like(found, request.region, timezone.localdate()),
        "voices": voices_of(_said_here(request).of(found), timezone.now()),
    }  # fmt: skip
    return render(request, "profiles/organisation.html", context)


def _said_here(request: RegionRequest) -> ContributionQuerySet:
    """Return what the visitor may read of what was said in the region."""
    return said_and_seen(request.user, request.region, timezone.localdate())


def _public_body(request: RegionRequest, found: Organisation) -> HttpResponse:
    page = queries.get_body_page(
        found, request.region, request.user, moment=timezone.now(), language=language_here()
    )
    path = path_from("registry:public_bodies", _("Public bodies"))
    context = {"page": page, "organisation": found, "region": request.region, "path": path}
    context["figures"] = get_figures(request.region, body=found)
    context["data"] = organisation_data(
        public_record(found), page.municipalities, language_here(), site_of(request)
    )
    return render(request, "profiles/public_body.html", context)


@login_not_required
@require_safe
def municipality(request: RegionRequest, slug: str) -> HttpResponse:
    """Show a municipality; a former one says where it went."""
    moment, language = timezone.now(), language_here()
    found = queries.find_municipality(request.region, slug, timezone.localdate().year)
    if found is None:
        raise Http404
    path = path_from("places:municipalities", _("Municipalities"))
    if found.has_merged:
        return render(request, "profiles/merged.html", {"found": found, "path": path})
    page = queries.get_municipality_page(
        found.today, request.region, request.user, moment=moment, language=language
    )
    feed = feed_of("activities_feed", municipality=page.municipality)
    context = {"page": page, "region": request.region, "form": WordsForm(), "path": path}
    context |= {"feed": feed, "data": municipality_data(page, language, site_of(request))}
    return render(request, "profiles/municipality.html", context)
