"""Ylläpito: regions, their hosts, controllers and closing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.places.queries import shipped_tiles
from kumaja.foundation.regions.actions import (
    NotHandedOver,
    change_region,
    close_region,
    create_region,
    reopen_region,
    set_controllers,
    set_hosts,
)
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.gates import address_in_region, without_region
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import list_regions
from kumaja.front.desk.forms.administration import ControllerRows, RegionForm, controllers_of
from kumaja.front.desk.forms.whole import Rows, Whole
from kumaja.front.desk.gates import CONFLICT, administrators
from kumaja.front.desk.queries.open_things import open_groups, things_open_in

_KEPT = ("name_fi", "name_sv", "business_id", "address", "email", "phone", "duties_fi", "duties_sv")


@require_safe
@without_region
@administrators
def admin_regions(request: SignedInRequest) -> HttpResponse:
    """Show the regions, those that have ended last."""
    return render(request, "desk/admin_regions.html", {"regions": list_regions()})


@without_region
@once
@administrators
def admin_region_create(request: SignedInRequest) -> HttpResponse:
    """Found a region."""
    form = RegionForm(request.POST or None, region=None, year=timezone.localdate().year)
    if form.is_valid():
        given, now = form.cleaned_data, timezone.now()
        region = create_region(
            slug=given["slug"], name=form.name(), municipalities=given["municipalities"],
            details=form.details(), tiles=shipped_tiles(given["slug"]), actor=request.user, now=now,
        )  # fmt: skip
        set_hosts(region=region, hosts=given["hosts"], actor=request.user, now=now)
        messages.success(request, _("The region was founded."))
        return redirect("desk:admin_region", slug=region.slug)
    return render(request, "desk/admin_region_form.html", {"form": form, "whole": form})


@without_region
@once
@administrators
def admin_region(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show and change a region: its words, its hosts, its controllers of data."""
    region = get_object_or_404(Region, slug=slug)
    data = request.POST or None
    form = RegionForm(data, region=region, year=timezone.localdate().year)
    rows: Rows = ControllerRows(data, initial=_controllers(region), prefix="controllers")
    whole = Whole(form, rows)
    if data and whole.is_valid():
        try:
            _change(request, region, form, rows)
        except RegionClosed:
            form.add_error(None, _("The region has ended its work. Reopen it first."))
        else:
            messages.success(request, _("The region was saved."))
            return redirect("desk:admin_region", slug=slug)
    told = {"region": region, "form": form, "rows": rows, "whole": whole}
    return render(request, "desk/admin_region_form.html", told)


def _change(request: SignedInRequest, region: Region, form: RegionForm, rows: Rows) -> None:
    actor, now = request.user, timezone.now()
    change_region(region=region, name=form.name(), details=form.details(), actor=actor, now=now)
    set_hosts(region=region, hosts=form.cleaned_data["hosts"], actor=actor, now=now)
    set_controllers(region=region, controllers=controllers_of(rows), actor=actor, now=now)


def _controllers(region: Region) -> list[dict[str, str]]:
    rows = region.controllers.order_by("pk")
    return [{name: getattr(row, name) for name in _KEPT} for row in rows]


@without_region
@once
@administrators
def admin_region_close(request: SignedInRequest, slug: str) -> HttpResponse:
    """End the work of a region, after a page that says what that means."""
    region = get_object_or_404(Region, slug=slug)
    if request.method != "POST":
        return render(request, "desk/admin_region_close.html", _plan(request, region))
    still_open = things_open_in(region, timezone.localdate())
    try:
        close_region(region=region, still_open=still_open, actor=request.user, now=timezone.now())
    except RegionClosed:
        messages.info(request, _("The region had ended its work already."))
    except NotHandedOver:
        told = _plan(request, region)
        return render(request, "desk/admin_region_close.html", told, status=CONFLICT)
    else:
        messages.success(request, _("The region has ended its work. Its pages stay readable."))
    return redirect("desk:admin_region", slug=slug)


def _plan(request: SignedInRequest, region: Region) -> dict[str, Any]:
    """Return how much lacks a successor, and where that is said."""
    groups = open_groups(region, timezone.localdate())
    return {
        "region": region,
        "left": sum(group.left for group in groups),
        "count": sum(len(group.rows) for group in groups),
        "plan": address_in_region(request, region, "desk:closing"),
    }


@require_POST
@without_region
@once
@administrators
def admin_region_reopen(request: SignedInRequest, slug: str) -> HttpResponse:
    """Let a region work again."""
    region = get_object_or_404(Region, slug=slug)
    reopen_region(region=region, actor=request.user, now=timezone.now())
    messages.success(request, _("The region works again."))
    return redirect("desk:admin_region", slug=slug)
