"""An association's own desk: what it has been asked, its answer, and a sheet for the board."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.gates import require
from kumaja.front.desk.forms.partners import ToldAnswerForm
from kumaja.front.desk.gates import for_association
from kumaja.front.desk.views.partners_acting import kept, language_here
from kumaja.help.partners.actions.answering import answer_invitation
from kumaja.help.partners.domain.kinds import Answer, Way
from kumaja.help.partners.models import PartnerInvitation, PartnerRequest
from kumaja.help.partners.policies import may_answer
from kumaja.help.partners.queries.contacts import public_contact_of
from kumaja.help.partners.queries.reading import invitations_to, with_need
from kumaja.help.partners.queries.telling import names_for, told
from kumaja.help.partners.queries.words import ANSWER_WORDS, KIND_WORDS
from kumaja.network.registry.models import Organisation


@require_safe
@for_association
def partner_invitations(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """List what the association has been asked, what waits first."""
    rows = invitations_to(organisation, request.region)
    told_of = {
        "organisation": organisation,
        "rows": [(row, ANSWER_WORDS[row.state]) for row in rows],
    }
    return render(request, "desk/partner_invitations.html", told_of)


@once
@for_association
def partner_invitation(
    request: SignedInRequest, organisation: Organisation, code: str
) -> HttpResponse:
    """Show what is asked; the association's own people answer."""
    row = _find(request, organisation, code)
    may = may_answer(request.user, row, timezone.localdate())
    form = ToldAnswerForm(
        request.POST or None, initial={"contact": public_contact_of(organisation)}
    )
    if request.method == "POST":
        require(may, _("Only the association's own people answer in its name."))
        if kept(form, lambda: _answer(request, row, form)):
            return redirect("desk:partner_invitation", address=organisation.address, code=code)
    told_of = _shown(row) | {"organisation": organisation, "form": form, "may": may}
    return render(request, "desk/partner_invitation.html", told_of)


def _answer(
    request: SignedInRequest, row: PartnerInvitation, form: ToldAnswerForm
) -> PartnerInvitation:
    given = form.cleaned_data
    return answer_invitation(
        invitation=row, answer=Answer(given["state"]), message=given["message"],
        contact=given["contact"], way=Way.DESK, actor=request.user, now=timezone.now(),
    )  # fmt: skip


@require_safe
@for_association
def partner_sheet(request: SignedInRequest, organisation: Organisation, code: str) -> HttpResponse:
    """Show what is asked on one sheet for the board."""
    row = _find(request, organisation, code)
    told_of = _shown(row) | {"organisation": organisation}
    return render(request, "desk/partner_sheet.html", told_of)


def _find(request: SignedInRequest, organisation: Organisation, code: str) -> PartnerInvitation:
    rows = PartnerInvitation.objects.sent().of(organisation).select_related("organisation")
    row = get_object_or_404(rows, code=code, request__region=request.region)
    row.request = with_need(PartnerRequest.objects.all()).get(pk=row.request_id)
    return row


def _shown(row: PartnerInvitation) -> dict[str, Any]:
    return {
        "invitation": row, "asked": row.request, "kind": KIND_WORDS[row.request.kind],
        "answer_word": ANSWER_WORDS[row.state],
        "reasons": told(row.why, names_for([row.why]), language_here()),
    }  # fmt: skip
