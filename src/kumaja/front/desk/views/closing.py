"""Koordinaatio: what is handed over before the region's work ends, and proposing that it ends."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.regions.actions import hand_over, propose_closing
from kumaja.foundation.regions.queries import list_regions
from kumaja.front.desk.forms.handing import HandoverForm
from kumaja.front.desk.gates import coordinators
from kumaja.front.desk.queries.open_things import OpenGroup, open_groups
from kumaja.front.desk.views.lists import language_of_page, page_of
from kumaja.network.registry.policies import COORDINATION, visible_in


@require_safe
@coordinators
def closing(request: SignedInRequest) -> HttpResponse:
    """List what is open in the region, by association and network, with what still lacks one."""
    groups = open_groups(request.region, timezone.localdate())
    page, pages = page_of(request, groups)
    told = {
        "groups": page,
        "pages": pages,
        "left": sum(group.left for group in groups),
        "count": sum(len(group.rows) for group in groups),
        "region": request.region,
    }
    return render(request, "desk/closing.html", told)


@once
@coordinators
def closing_group(request: SignedInRequest, kind: str, key: str) -> HttpResponse:
    """Say who goes on with what one association or network has open, in one go."""
    group = _group(request, kind, key)
    form = _form(request, group)
    if form.is_valid():
        things = form.chosen()
        hand_over(
            region=request.region, things=things, successor=form.successor(),
            decided_by=COORDINATION, actor=request.user, now=timezone.now(),
        )  # fmt: skip
        messages.success(request, _told(len(things)))
        return redirect("desk:closing")
    told = {"group": group, "form": form, "back": reverse("desk:closing")}
    return render(request, "desk/closing_group.html", told)


def _group(request: SignedInRequest, kind: str, key: str) -> OpenGroup:
    groups = open_groups(request.region, timezone.localdate())
    found = next((group for group in groups if (group.kind, group.key) == (kind, key)), None)
    if found is None:
        raise Http404
    return found


def _form(request: SignedInRequest, group: OpenGroup) -> HandoverForm:
    now = timezone.now()
    others = [row for row in list_regions() if row != request.region and row.is_open_at(now)]
    return HandoverForm(
        request.POST or None, rows=group.rows, regions=others, language=language_of_page(),
        organisations=list(visible_in(request.region).by_name()),
    )  # fmt: skip


def _told(count: int) -> str:
    return ngettext(
        "%(count)d thing has a successor, or a reason to end.",
        "%(count)d things have a successor, or a reason to end.",
        count,
    ) % {"count": count}


@require_POST
@once
@coordinators
def closing_propose(request: SignedInRequest) -> HttpResponse:
    """Propose to the administrators that the region's work ends, or take the proposal back."""
    is_proposed = request.region.closing_proposed_at is None
    propose_closing(
        region=request.region, is_proposed=is_proposed, actor=request.user, now=timezone.now()
    )
    told = _("The administrators see the proposal.") if is_proposed else _("It was taken back.")
    messages.success(request, told)
    return redirect("desk:closing")
