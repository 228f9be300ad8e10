"""Koordinaatio: what officials owe answers to, and reminding them kindly."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.front.desk.forms.reminding import BoardForm, ReminderForm
from kumaja.front.desk.gates import coordinators
from kumaja.front.desk.views.acting import form_page
from kumaja.front.desk.views.lists import language_of_page
from kumaja.network.registry.policies import COORDINATION
from kumaja.voice.echo.actions.board import PublicAlready, open_board
from kumaja.voice.echo.actions.reminding import (
    NobodyToMail,
    NothingWaits,
    ReminderWords,
    TooSoon,
    remind,
)
from kumaja.voice.echo.models import BoardOpening
from kumaja.voice.echo.queries.reminding import get_reminding, owed_by
from kumaja.voice.matters.actions.opening import MatterClosed
from kumaja.voice.matters.models import MatterOwner


@require_safe
@coordinators
def owed(request: SignedInRequest) -> HttpResponse:
    """Show who owes answers in which matter, the longest wait first."""
    return render(request, "desk/owed.html", {"rows": owed_by(request.region, timezone.now())})


@require_http_methods(["GET", "HEAD", "POST"])
@once
@coordinators
def owed_remind(request: SignedInRequest, code: str, owner: str) -> HttpResponse:
    """Show the words first, kind ones to begin with; then send them, or keep that one rang."""
    row, now, language = _owner(request, code, owner), timezone.now(), language_of_page()
    found = get_reminding(row, now)
    if found is None:
        messages.info(request, _("Nothing waits there: all has been answered."))
        return redirect("desk:owed")
    form = ReminderForm(
        request.POST or None, found=found, day=timezone.localdate(),
        initial={"text": found.proposed(language)},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid() and _sent(request, row, form, language):
        return redirect("desk:owed")
    told: dict[str, Any] = {
        "found": found, "row": row, "form": form, "subject": found.subject(language),
        "is_allowed": found.is_allowed_on(timezone.localdate()),
    }  # fmt: skip
    return render(request, "desk/owed_remind.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@once
@coordinators
def owed_public(request: SignedInRequest) -> HttpResponse:
    """Choose from which day everyone sees what waits; the network sees it from the first."""
    opening = BoardOpening.objects.filter(region=request.region).first()
    given = {"public_on": opening.public_on if opening else None}
    form = BoardForm(request.POST or None, initial=given, use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        try:
            open_board(
                region=request.region, public_on=form.cleaned_data["public_on"],
                actor=request.user, now=timezone.now(),
            )  # fmt: skip
        except PublicAlready:
            form.add_error(None, _("Everyone sees it already. What was public stays public."))
        else:
            messages.success(request, _("It was saved. The page says since when it is public."))
            return redirect("desk:owed")
    return form_page(
        request, form, title=_("Since when all see what waits"), submit=_("Save the day"),
        back=reverse("desk:owed"),
        lead=_("A region may begin with the network only, before its first answer."),
    )  # fmt: skip


def _sent(
    request: SignedInRequest, row: MatterOwner, form: ReminderForm, language: str
) -> bool:  # fmt: skip
    """Send what was worded; a refusal stands in the form, and nothing typed is lost."""
    words = ReminderWords(form.cleaned_data["text"], language, form.chosen, COORDINATION)
    try:
        remind(owner=row, words=words, actor=request.user, now=timezone.now())
    except (MatterClosed, NothingWaits):
        messages.info(request, _("Nothing waits there: all has been answered."))
        return True
    except (TooSoon, NobodyToMail):
        form.add_error("way", _("This can't be mailed now. You can keep that you rang or wrote."))
        return False
    messages.success(request, _("The reminder was kept. Its day stands beside what waits."))
    return True


def _owner(request: SignedInRequest, code: str, place: str) -> MatterOwner:
    rows = MatterOwner.objects.select_related("organisation", "network", "matter__region")
    here = rows.filter(matter__region=request.region, matter__published_at__isnull=False)
    position = int(place) if place.isdecimal() else -1
    return get_object_or_404(here, matter__code=code, position=position)
