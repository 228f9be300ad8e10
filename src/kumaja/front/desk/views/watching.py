"""Koordinaatio: what public bodies publish, and what it becomes in the decision calendar."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.outbox.engine.fetch import AddressRefused
from kumaja.front.desk.forms.watching import FeedForm, SuggestionForm
from kumaja.front.desk.gates import coordinators
from kumaja.front.desk.queries.matters import public_bodies
from kumaja.front.desk.views.lists import language_of_page, page_of
from kumaja.front.desk.views.matters_acting import done, form_page, pressed
from kumaja.voice.matters.actions.watching import (
    accept_suggestion,
    drop_suggestion,
    join_suggestion,
    stop_watching,
    watch_feed,
)
from kumaja.voice.matters.models import Matter, Suggestion, WatchedFeed


@require_safe
@coordinators
def watch(request: SignedInRequest) -> HttpResponse:
    """Show what was found and waits, and which feeds are watched."""
    rows = Suggestion.objects.in_region(request.region).waiting().select_related("feed__body")
    page, pages = page_of(request, rows.order_by("day", "found_at", "pk"))
    feeds = WatchedFeed.objects.filter(region=request.region, stopped_at=None)
    told = {"page": page, "pages": pages, "feeds": feeds.select_related("body").order_by("pk")}
    return render(request, "desk/watch.html", told)


@once
@coordinators
def watch_add(request: SignedInRequest) -> HttpResponse:
    """Watch a feed."""
    bodies = public_bodies(request.region)
    form = FeedForm(request.POST or None, bodies=bodies, language=language_of_page())

    def add() -> None:
        watch_feed(region=request.region, **form.values(), actor=request.user, now=timezone.now())

    try:
        is_done = done(form, add)
    except AddressRefused:
        form.add_error("url", _("Write an address that begins with https:// and is open to all."))
        is_done = False
    if is_done:
        messages.success(request, _("The feed is watched. What it tells comes here."))
        return redirect("desk:watch")
    return form_page(
        request, form, title=_("Watch a feed"), submit=_("Watch the feed"),
        back=reverse("desk:watch"),
    )  # fmt: skip


@require_POST
@once
@coordinators
def watch_stop(request: SignedInRequest, code: str) -> HttpResponse:
    """Watch a feed no longer."""
    feed = get_object_or_404(WatchedFeed.objects.filter(region=request.region), code=code)
    pressed(
        request,
        lambda: stop_watching(feed=feed, actor=request.user, now=timezone.now()),
        told=_("The feed is no longer watched."),
    )
    return redirect("desk:watch")


@once
@coordinators
def watch_suggestion(request: SignedInRequest, code: str) -> HttpResponse:
    """Take a suggestion up as a matter, or join it to one."""
    row = _suggestion(request, code)
    matters = Matter.objects.in_region(request.region).published().unclosed().latest_first()
    form = SuggestionForm(
        request.POST or None, suggestion=row, matters=list(matters), today=timezone.localdate()
    )
    by = {"actor": request.user, "now": timezone.now()}

    def settle() -> None:
        chosen, taken = form.chosen(), form.taken()
        if chosen is None:
            accept_suggestion(suggestion=row, taken=taken, **by)  # type: ignore[arg-type]
        else:
            join_suggestion(suggestion=row, matter=chosen, taken=taken, **by)  # type: ignore[arg-type]

    if done(form, settle):
        messages.success(request, _("It stands in the decision calendar now."))
        return redirect("desk:watch")
    return render(request, "desk/watch_suggestion.html", {"form": form, "row": row})


@require_POST
@once
@coordinators
def watch_drop(request: SignedInRequest, code: str) -> HttpResponse:
    """Say that a suggestion is nothing for the calendar."""
    row = _suggestion(request, code)
    pressed(
        request,
        lambda: drop_suggestion(suggestion=row, actor=request.user, now=timezone.now()),
        told=_("The suggestion was dropped."),
    )
    return redirect("desk:watch")


def _suggestion(request: SignedInRequest, code: str) -> Suggestion:
    rows = Suggestion.objects.in_region(request.region).select_related("feed__body")
    return get_object_or_404(rows, code=code)
