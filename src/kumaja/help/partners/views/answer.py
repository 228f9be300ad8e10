"""The page behind the mail: what is asked, two buttons, and a sheet for the board."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kumaja.foundation.accounts.actions import LinkSpent, spend_link
from kumaja.foundation.accounts.models import Link
from kumaja.foundation.audit.gates import once
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.help.partners.actions.answering import Answered, RequestEnded, answer_invitation
from kumaja.help.partners.domain.kinds import Answer, Way
from kumaja.help.partners.forms import AnswerForm
from kumaja.help.partners.gates import for_invitation
from kumaja.help.partners.models import PartnerInvitation
from kumaja.help.partners.queries.contacts import public_contact_of
from kumaja.help.partners.queries.telling import names_for, told
from kumaja.help.partners.queries.words import ANSWER_WORDS, KIND_WORDS


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_invitation
def answer(
    request: RegionRequest, invitation: PartnerInvitation, link: Link, token: str
) -> HttpResponse:
    """Show what is asked; opening it changes nothing, its buttons answer once."""
    form = AnswerForm(request.POST or None, contact=public_contact_of(invitation.organisation))
    is_open = invitation.is_waiting and invitation.request.is_open
    if is_open and request.method == "POST" and form.is_valid():
        with suppress(LinkSpent, Answered, RequestEnded):  # the page then says what stands
            _answer(invitation, link, form)
        return redirect("partners:answer", token=token)
    context = shown(invitation) | {"form": form, "token": token, "is_open": is_open}
    return render(request, "partners/answer.html", context)


@transaction.atomic
def _answer(invitation: PartnerInvitation, link: Link, form: AnswerForm) -> None:
    now = timezone.now()
    spend_link(link, now=now)
    given = form.cleaned_data
    answer_invitation(
        invitation=invitation, answer=form.answer or Answer.DECLINED, message=given["message"],
        contact=given["contact"], way=Way.LINK, actor=str(invitation.organisation), now=now,
    )  # fmt: skip


@require_safe
@for_invitation
def sheet(
    request: RegionRequest, invitation: PartnerInvitation, link: Link, token: str
) -> HttpResponse:
    """Show the request on one sheet for the board."""
    del link
    context = shown(invitation) | {"back": token, "title": _("For the board")}
    return render(request, "partners/sheet.html", context)


def shown(invitation: PartnerInvitation) -> dict[str, Any]:
    """Return what pages tell of an invitation."""
    language = (get_language() or "fi")[:2]
    return {
        "invitation": invitation,
        "asked": invitation.request,
        "kind": KIND_WORDS[invitation.request.kind],
        "answer_word": ANSWER_WORDS[invitation.state],
        "reasons": told(invitation.why, names_for([invitation.why]), language),
        "region": invitation.request.region,
    }
