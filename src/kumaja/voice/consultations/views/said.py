"""What was sent, as its speaker sees it: done, the receipt, correcting, withdrawing."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kumaja.foundation.accounts.actions import revoke_link
from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.accounts.queries import find_link
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.gates import require
from kumaja.foundation.ledger.queries.receipts import proofs_of
from kumaja.foundation.regions.gates import RegionRequest, without_region
from kumaja.voice.consultations.actions.placing import places_again
from kumaja.voice.consultations.actions.receipts import RECEIPT_PAGE
from kumaja.voice.consultations.actions.saying import (
    ConsultationClosed,
    MayNotSpeak,
    correct_view,
    points_of,
    withdraw_view,
)
from kumaja.voice.consultations.domain.dividing import Piece
from kumaja.voice.consultations.forms.said import CorrectForm, WithdrawForm
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.consultations.policies import said_by
from kumaja.voice.consultations.queries.say_receipt import receipt_for, receipt_text, share_text
from kumaja.voice.consultations.views.say_loading import for_consultation, shown
from kumaja.voice.consultations.views.say_sending import divided, pieces_in, told_pieces
from kumaja.voice.contributions.actions.changing import AlreadyWithdrawn
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.contributions.policies import acts_for_speaker

GONE = 410
_TOO_LATE = (ConsultationClosed, AlreadyWithdrawn, MayNotSpeak)


def _found(request: SignedInRequest, consultation: Consultation, code: str) -> Contribution:
    rows = said_by(request.user, request.region, timezone.localdate())
    rows = rows.filter(matter=consultation.matter, consulted__isnull=False)
    return get_object_or_404(rows.select_related("stage", "matter", "region", "entry"), code=code)


def _told(
    request: SignedInRequest, consultation: Consultation, row: Contribution
) -> dict[str, Any]:
    receipt = receipt_for(row, timezone.now())
    may = acts_for_speaker(request.user, row, timezone.localdate())
    return shown(consultation) | {
        "receipt": receipt, "contribution": row, "may_change": may,
        "proofs": proofs_of([row, *receipt.points]),
    }  # fmt: skip


@require_safe
@for_consultation
def said(request: SignedInRequest, consultation: Consultation, code: str) -> HttpResponse:
    """Say that it has arrived, what happens now, and what can still be done."""
    row = _found(request, consultation, code)
    return render(request, "consultations/said.html", _told(request, consultation, row))


@require_safe
@for_consultation
def said_file(request: SignedInRequest, consultation: Consultation, code: str) -> HttpResponse:
    """Hand the receipt out as a text file."""
    return _as_file(_found(request, consultation, code))


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_consultation
def said_correct(request: SignedInRequest, consultation: Consultation, code: str) -> HttpResponse:
    """Say it otherwise, point by point; what stood before stays readable."""
    row = _found(request, consultation, code)
    told = _told(request, consultation, row)
    require(request.method != "POST" or told["may_change"])
    standing = [(each.text, each.code) for each in told["receipt"].points]
    pieces = pieces_in(request.POST) or tuple(Piece(*each) for each in standing)
    form = CorrectForm(request.POST or None)
    act = request.POST.get("act", "")
    if request.method == "POST" and act == "send" and form.holds(pieces):
        return _corrected(request, consultation, row, pieces, form.cleaned_data["reason"])
    pieces = divided(pieces, act)
    told |= {"form": form, "rows": told_pieces(pieces), "is_open": told["receipt"].is_open}
    return render(request, "consultations/said_correct.html", told)


def _corrected(
    request: SignedInRequest, consultation: Consultation, row: Contribution,
    pieces: tuple[Piece, ...], reason: str,
) -> HttpResponse:  # fmt: skip
    texts = [each.text for each in pieces]
    try:
        correct_view(
            contribution=row, body="\n\n".join(texts), points=points_of(texts),
            places=places_again(row, [each.place for each in pieces]), reason=reason,
            actor=request.user, now=timezone.now(),
        )  # fmt: skip
    except _TOO_LATE:
        messages.error(request, _("It can't be changed any more. Nothing was changed."))
    else:
        messages.success(request, _("Corrected. What stood before stays readable."))
    return redirect("consultations:said", address=consultation.matter.address, code=row.code)


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_consultation
def said_withdraw(request: SignedInRequest, consultation: Consultation, code: str) -> HttpResponse:
    """Take it back, by one button on a page of its own."""
    row = _found(request, consultation, code)
    told = _told(request, consultation, row)
    require(request.method != "POST" or told["may_change"])
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason, now = form.cleaned_data["reason"], timezone.now()
        try:
            withdraw_view(contribution=row, reason=reason, actor=request.user, now=now)
        except _TOO_LATE:
            messages.error(request, _("It can't be changed any more. Nothing was changed."))
        else:
            messages.success(request, _("Withdrawn. That it was said stays in the list."))
        return redirect("consultations:said", address=consultation.matter.address, code=row.code)
    told |= {"form": form, "is_open": told["receipt"].is_open}
    return render(request, "consultations/said_withdraw.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@without_region
@never_cache
@login_not_required
def receipt(request: RegionRequest, token: str) -> HttpResponse:
    """Show a receipt by its own link; its holder can close the link for good."""
    found = _by_token(request, token)
    if isinstance(found, HttpResponse):
        return found
    if request.method == "POST":
        link = find_link(token, page=RECEIPT_PAGE)
        if link is not None:
            revoke_link(link, now=timezone.now())
        return render(request, "consultations/receipt_ended.html", status=GONE)
    receipt = receipt_for(found, timezone.now())
    told = {
        "receipt": receipt, "contribution": found, "token": token, "matter": found.matter,
        "proofs": proofs_of([found, *receipt.points]),
    }  # fmt: skip
    return render(request, "consultations/receipt.html", told)


@require_safe
@without_region
@never_cache
@login_not_required
def receipt_file(request: RegionRequest, token: str) -> HttpResponse:
    """Hand a receipt out as a text file, by its own link."""
    found = _by_token(request, token)
    return found if isinstance(found, HttpResponse) else _as_file(found)


def _by_token(request: RegionRequest, token: str) -> Contribution | HttpResponse:
    """Return what the link shows, or the answer that leads on: its own region, or its end."""
    link = find_link(token, page=RECEIPT_PAGE)
    if link is None:
        raise Http404
    rows = Contribution.objects.select_related("stage", "matter", "region", "entry")
    row = rows.filter(code=link.payload.get("contribution", "")).first()
    if row is None or not link.is_valid_at(timezone.now()):
        return render(request, "consultations/receipt_ended.html", status=GONE)
    if getattr(request, "region", None) != row.region:
        return redirect(f"/{row.region.slug}{request.path_info}")
    return row


def _as_file(row: Contribution) -> HttpResponse:
    text = receipt_text(receipt_for(row, timezone.now()))
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="kuitti-{row.number}.txt"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_safe
@for_consultation
def said_share(request: SignedInRequest, consultation: Consultation, code: str) -> HttpResponse:
    """Give words by which the association tells its members what it said."""
    row = _found(request, consultation, code)
    told = _told(request, consultation, row)
    text = share_text(told["receipt"])
    mail = urlencode({"subject": text.splitlines()[0], "body": text}, quote_via=quote)
    return render(request, "consultations/said_share.html", told | {"text": text, "mail": mail})
