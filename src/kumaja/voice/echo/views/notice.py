"""The notice by its own link: what came of a view, what one thinks of it, and opening it again."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kumaja.foundation.audit.gates import once
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.voice.contributions.actions.changing import AlreadyWithdrawn
from kumaja.voice.echo.actions.verdicts import (
    AlreadyReopened,
    NothingToReopen,
    VerdictGiven,
    give_verdict,
    mark_opened,
    reopen,
)
from kumaja.voice.echo.forms.verdict import ReopenForm, VerdictForm
from kumaja.voice.echo.gates import for_notice
from kumaja.voice.echo.models import Notice
from kumaja.voice.echo.queries.letter import letter_of
from kumaja.voice.echo.queries.page import get_page
from kumaja.voice.echo.queries.thread_told import ToldThread
from kumaja.voice.echo.queries.threads import thread_of
from kumaja.voice.echo.queries.words import OPINION_WORDS, VERDICT_WORDS


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_notice
def notice(request: RegionRequest, notice: Notice, token: str) -> HttpResponse:
    """Show what came of a view, and take the verdict on it; opening it changes nothing."""
    told = shown(notice, token)
    form = VerdictForm(request.POST or None, use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        with suppress(VerdictGiven, AlreadyWithdrawn):  # the page then says what stands
            give_verdict(
                notice=notice, judgement=form.judgement(), actor=notice.speaker_name,
                language=(get_language() or "fi")[:2], now=timezone.now(),
            )  # fmt: skip
            messages.success(request, _("Your verdict has arrived. Thank you."))
        return redirect("echo:notice", token=token)
    return render(request, "echo/notice.html", told | {"form": form})


@require_POST
@once
@for_notice
def notice_read(request: RegionRequest, notice: Notice, token: str) -> HttpResponse:
    """Keep that the notice was read, because its reader says so."""
    mark_opened(notice=notice, now=timezone.now())
    messages.success(request, _("Thank you. The one who answered sees that you have read it."))
    return redirect("echo:notice", token=token)


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_notice
def notice_reopen(request: RegionRequest, notice: Notice, token: str) -> HttpResponse:
    """Open answers again, once."""
    told = shown(notice, token)
    if not told["may_reopen"]:
        return redirect("echo:notice", token=token)
    points = [each.point for each in told["page"].points if each.state.is_answered]
    form = ReopenForm(request.POST or None, points=points)
    if request.method == "POST" and form.is_valid():
        with suppress(AlreadyReopened, NothingToReopen, AlreadyWithdrawn):
            reopen(
                notice=notice, points=form.chosen(), reason=form.cleaned_data["reason"],
                actor=notice.speaker_name, now=timezone.now(),
            )  # fmt: skip
            messages.success(request, _("The points wait for an answer again."))
        return redirect("echo:notice", token=token)
    return render(request, "echo/notice_reopen.html", told | {"form": form})


@require_safe
@for_notice
def notice_pass_on(request: RegionRequest, notice: Notice, token: str) -> HttpResponse:
    """Show the notice as a text to pass on to the members."""
    told = shown(notice, token)
    text = letter_of(told["page"], (get_language() or "fi")[:2])
    return render(request, "echo/notice_pass_on.html", told | {"text": text})


def shown(notice: Notice, token: str = "") -> dict[str, Any]:
    """Return what the pages of a notice tell."""
    page = get_page(notice.contribution, timezone.now())
    own = next((each for each in page.notices if each.pk == notice.pk), notice)
    verdict = getattr(own, "verdict", None)
    answered = any(each.state.is_answered for each in page.points)
    is_out = not page.contribution.is_withdrawn
    return {
        "page": page, "told": ToldThread(thread_of(page)), "view": page.contribution,
        "notice": own, "token": token,
        "verdict": verdict,
        "verdict_word": VERDICT_WORDS[verdict.outcome] if verdict else "",
        "listened_word": OPINION_WORDS.get(verdict.listened, "") if verdict else "",
        "may_reopen": is_out and verdict is not None and page.reopening is None and answered,
    }  # fmt: skip
