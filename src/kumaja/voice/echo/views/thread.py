"""The echo of one view, there and back; and the echoes of the region."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kumaja.foundation.core.domain.codes import code_in
from kumaja.foundation.design.domain.pages import pages_of
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.contributions.policies import visible_to
from kumaja.voice.echo.queries.letter import letter_of
from kumaja.voice.echo.queries.lists import echoes_in, told_rows
from kumaja.voice.echo.queries.others import others_of
from kumaja.voice.echo.queries.owed import open_points
from kumaja.voice.echo.queries.page import find_contribution, get_page, thread_url
from kumaja.voice.echo.queries.words import TOLD_WORDS, VERDICT_WORDS

_SHOWN = 20


@login_not_required
@require_safe
def thread(request: RegionRequest, address: str) -> HttpResponse:
    """Show what came of a view, to whoever may read it."""
    rows = visible_to(request.user, request.region, timezone.localdate())
    found = find_contribution(rows.filter(matter__isnull=False), code=code_in(address))
    if found is None:
        raise Http404
    right = thread_url(found)
    if request.path != right:
        return redirect(right, permanent=True)
    page = get_page(found, timezone.now())
    kind = request.GET.get("view", "")
    told: dict[str, Any] = {
        "page": page, "view": found, "others": others_of(page), "as_text": kind == "text",
        "verdict": page.verdict,
        "verdict_word": VERDICT_WORDS[page.verdict.outcome] if page.verdict else "",
        "told_by": TOLD_WORDS[page.notice.way] if page.notice else "",
        "letter": letter_of(page, (get_language() or "fi")[:2]) if kind == "text" else "",
    }  # fmt: skip
    return render(request, "echo/thread.html", told)


@login_not_required
@require_safe
def by_number(request: RegionRequest, number: str) -> HttpResponse:
    """Lead from a number said aloud to its echo, when everyone may read it."""
    rows = Contribution.objects.in_region(request.region).public().filter(matter__isnull=False)
    found = rows.filter(number=number).first()
    if found is None:
        raise Http404
    return redirect(thread_url(found))


@login_not_required
@require_safe
def echo_list(request: RegionRequest) -> HttpResponse:
    """List what has been said to everyone, the latest answers first."""
    page: Any = Paginator(echoes_in(request.region), _SHOWN).get_page(request.GET.get("page"))
    last = page.paginator.num_pages
    told = {
        "rows": told_rows(page),
        "pages": pages_of(page.number, last, lambda n: f"?page={n}"),
        "waiting": open_points(request.region, timezone.now()),
    }
    return render(request, "echo/list.html", told)
