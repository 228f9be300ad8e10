"""Search and a list within a page of others: no cookie, no script, no menu."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from kumaja.foundation.index.engine.folders import IndexMissing
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.front.profiles.forms.lists import WordsForm
from kumaja.front.profiles.queries.frames import allowed_hosts, get_frame_page
from kumaja.front.profiles.views.reading import language_here
from kumaja.help.interchange.domain.frames import policy_of

_FIVE_MINUTES = "public, max-age=300"


@login_not_required
@xframe_options_exempt
@require_safe
def frame(request: RegionRequest) -> HttpResponse:
    """Show what a frame asks for. Drawn without the request: nothing of the visitor is looked at.

    The policy names who may frame it, so that `X-Frame-Options`, which can't, is left out.
    """
    region, status, now = request.region, 200, timezone.now()
    try:
        page = get_frame_page(region, request.GET, language=language_here(), moment=now)
    except IndexMissing:
        page, status = None, 503
    told = {
        "page": page, "region": region, "form": WordsForm(), "closed_on": region.closing_day(now),
    }  # fmt: skip
    html = render_to_string("profiles/frame.html", told)
    answer = HttpResponse(html, status=status)
    answer["Content-Security-Policy"] = policy_of(allowed_hosts(region))
    answer["Cache-Control"] = _FIVE_MINUTES if page else "no-store"
    return answer
