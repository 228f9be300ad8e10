"""Koordinaatio: which requests wait, whom to remind or ring, whom to ask besides."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.front.desk.forms.partners import ChooseForm, ToldAnswerForm
from kumaja.front.desk.gates import coordinators
from kumaja.front.desk.queries.partners import get_offered
from kumaja.front.desk.queries.tables import partner_requests_table
from kumaja.front.desk.views.lists import language_of_page, page_of, table_of, tables_here
from kumaja.front.desk.views.partners_acting import kept, language_here, pressed
from kumaja.help.partners.actions.answering import answer_invitation
from kumaja.help.partners.actions.letters import written
from kumaja.help.partners.actions.sending import add_invited, remind, to_remind
from kumaja.help.partners.domain.kinds import Answer, RequestState, Way
from kumaja.help.partners.models import PartnerInvitation, PartnerRequest
from kumaja.help.partners.policies import looked_after_by
from kumaja.help.partners.queries.figures import counted, get_figures
from kumaja.help.partners.queries.reading import read_request, with_need
from kumaja.help.partners.queries.telling import names_for
from kumaja.help.partners.queries.words import KIND_WORDS, STATE_WORDS
from kumaja.help.upkeep.queries.reach import broken_addresses


def _find(request: SignedInRequest, code: str) -> PartnerRequest:
    rows = looked_after_by(request.user, request.region, timezone.localdate())
    return get_object_or_404(with_need(rows), code=code)


@require_safe
@coordinators
def partner_queue(request: SignedInRequest) -> HttpResponse:
    """Show the requests that wait for answers, by their day, then those that have ended."""
    today = timezone.localdate()
    seen = counted(looked_after_by(request.user, request.region, today)).select_related("body")
    waiting = seen.in_state(RequestState.SENT).order_by("answer_by_on", "pk")
    ended = seen.in_state(RequestState.CLOSED, RequestState.WITHDRAWN).latest_first()
    if answer := table_of(
        request, lambda: partner_requests_table([*waiting, *ended], language_of_page())
    ):
        return answer
    page, pages = page_of(request, ended)
    told = {
        "waiting": [(row, row.is_late_on(today)) for row in waiting],
        "ended": [(row, STATE_WORDS[row.state]) for row in page],
        "pages": pages,
        "tables": tables_here(request),
        "figures": get_figures(request.region),
    }
    return render(request, "desk/partner_queue.html", told)


@require_safe
@coordinators
def partner_queue_request(request: SignedInRequest, code: str) -> HttpResponse:
    """Show a request with who has answered, whom to ring, and what came by mail."""
    row, today = _find(request, code), timezone.localdate()
    told = {
        "asked": row,
        "kind": KIND_WORDS[row.kind],
        "state": STATE_WORDS[row.state],
        "read": read_request(row, language_here(), broken=broken_addresses()),
        "today": today,
        "reminded": len(to_remind(row, timezone.now())) if row.is_open else 0,
    }
    return render(request, "desk/partner_queue_request.html", told)


@once
@coordinators
def partner_remind(request: SignedInRequest, code: str) -> HttpResponse:
    """Show the kind words first; then send them to who has not answered."""
    row, now = _find(request, code), timezone.now()
    if not row.is_open:
        return redirect("desk:partner_queue_request", code=code)
    if request.method == "POST":
        sent = pressed(request, lambda: remind(request=row, actor=request.user, now=now)) or 0
        told = ngettext("Reminded %(count)s association.", "Reminded %(count)s associations.", sent)
        messages.success(request, told % {"count": sent})
        return redirect("desk:partner_queue_request", code=code)
    rows = to_remind(row, now)
    names = names_for(each.why for each in rows[:1])
    subject, text = written(rows[0], names, is_reminder=True) if rows else ("", "")
    told_of = {"asked": row, "rows": rows, "subject": subject, "text": text}
    return render(request, "desk/partner_remind.html", told_of)


@once
@coordinators
def partner_add(request: SignedInRequest, code: str) -> HttpResponse:
    """Ask more associations the same."""
    row, now = _find(request, code), timezone.now()
    if not row.is_open:
        return redirect("desk:partner_queue_request", code=code)
    offered = get_offered(row, language_here(), now)
    known = set(row.invitations.values_list("organisation__code", flat=True))
    choices = [each for each in offered.choices if each[0] not in known]
    form = ChooseForm(request.POST or None, offered=choices, chosen=())
    count = kept(
        form,
        lambda: add_invited(
            request=row, invited=offered.chosen(form.cleaned_data["invited"]),
            actor=request.user, now=now,
        ),
    )  # fmt: skip
    if count:
        told = ngettext("Sent to %(count)s association.", "Sent to %(count)s associations.", count)
        messages.success(request, told % {"count": count})
        return redirect("desk:partner_queue_request", code=code)
    return render(request, "desk/partner_add.html", {"asked": row, "form": form})


@once
@coordinators
def partner_answer(request: SignedInRequest, code: str, invitation: str) -> HttpResponse:
    """Write down what an association told by phone or mail."""
    row = _find(request, code)
    rows = PartnerInvitation.objects.sent().filter(request=row).select_related("organisation")
    found = get_object_or_404(rows, code=invitation)
    if not (row.is_open and found.is_waiting):
        return redirect("desk:partner_queue_request", code=code)
    form = ToldAnswerForm(request.POST or None)
    if kept(form, lambda: _answer(request, found, form)):
        return redirect("desk:partner_queue_request", code=code)
    told = {"asked": row, "invitation": found, "form": form}
    return render(request, "desk/partner_answer.html", told)


def _answer(
    request: SignedInRequest, row: PartnerInvitation, form: ToldAnswerForm
) -> PartnerInvitation:
    given = form.cleaned_data
    return answer_invitation(
        invitation=row, answer=Answer(given["state"]), message=given["message"],
        contact=given["contact"], way=Way.COORDINATION, actor=request.user, now=timezone.now(),
    )  # fmt: skip
