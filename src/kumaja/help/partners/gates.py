"""What stands before the page of a mailed link: whose it is, and whether it still holds."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from kumaja.foundation.accounts.models import Link
from kumaja.foundation.accounts.queries import find_link
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.gates import without_region
from kumaja.help.partners.actions.letters import ANSWER_PAGE
from kumaja.help.partners.models import PartnerInvitation, PartnerRequest
from kumaja.help.partners.queries.reading import with_need
from kumaja.help.upkeep.queries.reach import addresses_of
from kumaja.network.registry.domain.days import day_of

GONE, CONFLICT = 410, 409


def for_invitation(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Load the invitation that the link is about; one that ran out, or was theirs, does nothing.

    A mailed link names no region: its page is shown within the region that asks. A spent link
    still shows what was answered by it.
    """

    @without_region
    @never_cache
    @login_not_required
    @wraps(view)
    def answer(request: HttpRequest, token: str) -> HttpResponse:
        link = find_link(token, page=ANSWER_PAGE)
        if link is None:
            raise Http404
        invitation = _find(link)
        if invitation is None or not _holds(link, invitation):
            return render(request, "partners/link_ended.html", status=GONE)
        region = invitation.request.region
        if getattr(request, "region", None) != region:
            return redirect(f"/{region.slug}{request.path_info}")
        try:
            return view(request, invitation, link=link, token=token)
        except RegionClosed:
            return render(request, "partners/region_closed.html", status=CONFLICT)

    return answer


def _find(link: Link) -> PartnerInvitation | None:
    rows = PartnerInvitation.objects.sent().select_related("organisation")
    found = rows.filter(code=link.payload.get("invitation", "")).first()
    if found is not None:
        found.request = with_need(PartnerRequest.objects.all()).get(pk=found.request_id)
    return found


def _holds(link: Link, invitation: PartnerInvitation) -> bool:
    """Test whether the link is in time, and its receiver's address still the association's."""
    now = timezone.now()
    if link.revoked_at is not None or (link.expires_at is not None and link.expires_at <= now):
        return False
    if invitation.organisation.archived_at is not None:
        return False
    known = {each.casefold() for each in addresses_of(invitation.organisation, day_of(now))}
    return invitation.to.casefold() in known
