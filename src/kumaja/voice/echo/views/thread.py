"""The echo of one view, there and back; and the echoes of the region."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from kumaja.foundation.core.domain.codes import address_of, code_in
from kumaja.foundation.design.domain.pages import pages_of
from kumaja.foundation.ledger.queries.receipts import proofs_of
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.voice.contributions.domain.kinds import Seen
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.contributions.policies import hidden_before, visible_to
from kumaja.voice.contributions.queries.moderation import hidden_entry
from kumaja.voice.echo.policies import is_board_public
from kumaja.voice.echo.queries.led_to import LedTo, led_to
from kumaja.voice.echo.queries.lists import echoes_in, told_rows
from kumaja.voice.echo.queries.others import others_of
from kumaja.voice.echo.queries.owed import open_points
from kumaja.voice.echo.queries.page import (
    EchoPage,
    committed_in,
    find_contribution,
    get_page,
    thread_url,
)
from kumaja.voice.echo.queries.thread_told import ToldThread, view_asked
from kumaja.voice.echo.queries.threads import thread_of
from kumaja.voice.echo.queries.words import VERDICT_WORDS
from kumaja.voice.matters.policies import visible_to as matters_visible_to
from kumaja.voice.relay.engine.codes import picture_of

_SHOWN = 20


@login_not_required
@require_safe
def thread(request: RegionRequest, address: str) -> HttpResponse:
    """Show what came of a view, to whoever may read it."""
    rows = visible_to(request.user, request.region, timezone.localdate())
    found = find_contribution(rows.filter(matter__isnull=False), code=code_in(address))
    if found is None:
        return hidden_thread(request, code_in(address))
    right = thread_url(found)
    if request.path != right:
        return redirect(right, permanent=True)
    page = get_page(found, timezone.now())
    shown: dict[str, Any] = {
        "page": page, "view": found, "others": others_of(page), "verdict": page.verdict,
        "told": ToldThread(thread_of(page), view_asked(request.GET)),
        "verdict_word": VERDICT_WORDS[page.verdict.outcome] if page.verdict else "",
        "proofs": proofs_of(committed_in(page)), "found_here": _found_here(page),
    }  # fmt: skip
    return render(request, "echo/thread.html", shown | _on_paper(request, found))


def _found_here(page: EchoPage) -> tuple[LedTo, ...]:
    """Return the activities that the view's decisions led to; no statement before a decision."""
    view = page.contribution
    if not page.decisions or view.matter is None:
        return ()
    found = led_to(view.matter, page.now)
    return tuple(each for decision in page.decisions for each in found.get(decision.pk, ()))


def _on_paper(request: RegionRequest, view: Contribution) -> dict[str, str]:
    """Return the address to type from paper, and its picture; a number opens what is public."""
    if view.visibility != Seen.EVERYONE or view.hidden_at:
        return {}
    url = request.build_absolute_uri(reverse("echo_by_number", args=[view.number]))
    return {"code": picture_of(url), "code_url": url}


def hidden_thread(request: RegionRequest, code: str) -> HttpResponse:
    """Show that a hidden view was said, and why it is hidden; without a word of it."""
    rows = hidden_before(request.user, request.region, timezone.localdate())
    entry = hidden_entry(rows.filter(matter__isnull=False), code)
    if entry is None:
        raise Http404
    return render(request, "echo/hidden.html", {"entry": entry})


@login_not_required
@require_safe
def by_number(request: RegionRequest, number: str) -> HttpResponse:
    """Lead from a number said aloud to its echo, when everyone may read it."""
    rows = Contribution.objects.in_region(request.region).out().filter(matter__isnull=False)
    found = rows.filter(number=number, visibility=Seen.EVERYONE).first()
    if found is None:
        raise Http404
    if found.hidden_at is not None:
        return redirect("echo:thread", address=address_of(found.number, found.code))
    return redirect(thread_url(found))


@login_not_required
@require_safe
def echo_list(request: RegionRequest) -> HttpResponse:
    """List what has been said to everyone, on all matters or on one, the latest answers first."""
    asked = request.GET.get("matter")
    matters = matters_visible_to(request.user, request.region, timezone.localdate())
    matter = get_object_or_404(matters, code=asked) if asked else None
    echoes = echoes_in(request.region) if matter is None else echoes_in(request.region).on(matter)
    page: Any = Paginator(echoes, _SHOWN).get_page(request.GET.get("page"))
    last, now = page.paginator.num_pages, timezone.now()
    is_public = is_board_public(request.region, timezone.localdate(now))
    narrowed = f"matter={matter.code}&" if matter else ""
    told = {
        "rows": told_rows(page),
        "pages": pages_of(page.number, last, lambda n: f"?{narrowed}page={n}"),
        "matter": matter,
        "waiting": open_points(request.region, now) if is_public else None,
        "feed": reverse("answers_feed", args=[(get_language() or "fi")[:2]]),
    }
    return render(request, "echo/list.html", told)
