"""What stands before the pages of an echo: whose notice it is, and who answers for an owner."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.accounts.queries import find_link
from kumaja.foundation.core.domain.codes import code_in
from kumaja.foundation.core.gates import require
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.gates import without_region
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.echo.actions.telling import NOTICE_PAGE
from kumaja.voice.echo.models import Notice
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.policies import may_keep, visible_to

GONE, CONFLICT = 410, 409
Answer = TypeVar("Answer", bound=HttpResponseBase)


def for_notice(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Load the notice that the link shows: as long as it isn't revoked, whoever is signed in.

    A mailed link names no region: its page is shown within the region that answers.
    """

    @without_region
    @never_cache
    @login_not_required
    @wraps(view)
    def answer(request: HttpRequest, token: str) -> HttpResponse:
        link = find_link(token, page=NOTICE_PAGE)
        if link is None:
            raise Http404
        rows = Notice.objects.select_related("contribution__region")
        notice = rows.filter(code=link.payload.get("notice", "")).first()
        if notice is None or link.revoked_at is not None:
            return render(request, "echo/link_ended.html", status=GONE)
        region = notice.contribution.region
        if getattr(request, "region", None) != region:
            return redirect(f"/{region.slug}{request.path_info}")
        try:
            return view(request, notice, token=token)
        except RegionClosed:
            told = {"title": _("The region's network has ended its work."), "region": region}
            return render(request, "echo/region_closed.html", told, status=CONFLICT)

    return answer


def for_owners(view: Callable[..., Answer]) -> Callable[..., Answer | HttpResponse]:
    """Load the matter whose views are answered, for its owners' officials and coordination.

    One that the visitor may not know of is 404; one that they may only read is 403.
    """

    @never_cache
    @wraps(view)
    def answer(request: SignedInRequest, address: str, **kwargs: str) -> Answer | HttpResponse:
        day = day_of(timezone.now())
        rows = visible_to(request.user, request.region, day).select_related("region")
        matter: Matter | None = rows.filter(code=code_in(address)).first()
        if matter is None:
            raise Http404
        require(
            may_keep(request.user, matter, day),
            _("Only those who prepare the matter, and coordination, answer to what was said."),
        )
        try:
            return view(request, matter, **kwargs)
        except RegionClosed:
            told = {"title": _("The region's network has ended its work."), "region": matter.region}
            return render(request, "echo/region_closed.html", told, status=CONFLICT)

    return answer
