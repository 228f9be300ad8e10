"""Keeping what the accessibility statement says of this installation's content."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.gates import require
from kumaja.foundation.regions.gates import without_region
from kumaja.front.home.actions.gaps import add_gap, close_gap
from kumaja.front.home.forms.gaps import GapForm
from kumaja.front.home.models import AccessibilityGap
from kumaja.front.home.queries.accessibility import list_open_gaps
from kumaja.network.registry.policies import is_administrator


@without_region
@require_http_methods(["GET", "HEAD", "POST"])
@once
def gaps(request: SignedInRequest) -> HttpResponse:
    """Show the gaps of this installation and add one."""
    today = timezone.localdate()
    require(is_administrator(request.user, today))
    form = GapForm(request.POST or None, initial={"since_on": today})
    if form.is_valid():
        add_gap(
            what=form.text("what"),
            plan=form.text("plan"),
            since_on=form.cleaned_data["since_on"],
            actor=request.user,
            now=timezone.now(),
        )
        return redirect("home:gaps")
    return render(request, "home/gaps.html", {"form": form, "gaps": list_open_gaps()})


@without_region
@require_POST
@once
def gap_close(request: SignedInRequest, code: str) -> HttpResponse:
    """Tell that a gap was mended."""
    require(is_administrator(request.user, timezone.localdate()))
    gap = get_object_or_404(AccessibilityGap, code=code)
    close_gap(gap=gap, actor=request.user, now=timezone.now())
    return redirect("home:gaps")
