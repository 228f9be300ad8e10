"""The official's desk: describe a need, choose whom to ask, look, send once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.front.desk.forms.partners import AskForm, ChooseForm, told_by
from kumaja.front.desk.queries.partners import chosen_by_hand, get_offered
from kumaja.front.desk.views.lists import page_of
from kumaja.front.desk.views.partners_acting import (
    choices_here,
    kept,
    language_here,
    officials,
    pressed,
)
from kumaja.help.partners.actions.drafting import (
    begin_request,
    change_request,
    choose_invited,
    drop_draft,
)
from kumaja.help.partners.actions.sending import send_request
from kumaja.help.partners.models import PartnerRequest
from kumaja.help.partners.policies import asking_by, requests_seen_by
from kumaja.help.partners.queries.figures import counted
from kumaja.help.partners.queries.reading import with_need
from kumaja.help.partners.queries.words import STATE_WORDS
from kumaja.network.networks.policies import visible_in as networks_in


def find_request(request: SignedInRequest, code: str) -> PartnerRequest:
    """Return the request, if the visitor asks for its body; else 404."""
    rows = requests_seen_by(request.user, request.region, timezone.localdate())
    return get_object_or_404(with_need(rows), code=code)


@require_safe
@officials
def requests(request: SignedInRequest) -> HttpResponse:
    """List the requests of one's bodies, the latest first."""
    rows = requests_seen_by(request.user, request.region, timezone.localdate())
    found = counted(rows).select_related("body").latest_first()
    page, pages = page_of(request, found)
    told = {"rows": [(row, STATE_WORDS[row.state]) for row in page], "pages": pages}
    return render(request, "desk/partner_requests.html", told)


@once
@officials
def ask(request: SignedInRequest) -> HttpResponse:
    """Write a need down; what was searched for stands in the form already."""
    form = _form(request, _initial(request))
    network = networks_in(request.region).filter(
        code=form.data.get("network", "") or request.GET.get("network", "")
    )
    if saved := kept(form, lambda: _begin(request, form, network.first())):
        return redirect("partners:request_choose", code=saved.code)
    told = {"form": form, "network": network.first(), "back": "partners:find"}
    return render(request, "desk/partner_ask.html", told)


def _form(request: SignedInRequest, initial: dict[str, Any]) -> AskForm:
    today = timezone.localdate()
    bodies = list(asking_by(request.user, request.region, today).by_name())
    return AskForm(
        request.POST or None, bodies=bodies, choices=choices_here(request), today=today,
        initial=initial,
    )  # fmt: skip


def _initial(request: SignedInRequest) -> dict[str, Any]:
    """Return what is known already: the search, the latest role, one's own mail."""
    given = request.GET
    latest = PartnerRequest.objects.filter(asked_by=request.user).latest_first().first()
    return {
        "need": given.get("q", ""), "experience": "experience" in given,
        "area": given.getlist("area"), "theme": given.getlist("theme"),
        "group": given.getlist("group"), "invite": given.get("invite", ""),
        "network": given.get("network", ""),
        "role": latest.role if latest else "",
        "contact": latest.contact if latest else request.user.email,
    }  # fmt: skip


def _begin(request: SignedInRequest, form: AskForm, network: Any) -> PartnerRequest:  # noqa: ANN401
    now = timezone.now()
    saved = begin_request(
        body=form.chosen_body(), region=request.region, network=network, values=form.values(),
        links=form.links(), actor=request.user, now=now,
    )  # fmt: skip
    if invited := chosen_by_hand(saved, form.cleaned_data["invite"]):
        choose_invited(request=saved, invited=invited, actor=request.user, now=now)
    return saved


@once
@officials
def request_edit(request: SignedInRequest, code: str) -> HttpResponse:
    """Word a draft anew."""
    row = find_request(request, code)
    if not row.is_draft:
        return redirect("partners:request", code=code)
    form = _form(request, told_by(row))
    if kept(form, lambda: _change(request, row, form)):
        return redirect("partners:request", code=code)
    told = {"form": form, "network": row.network, "asked": row}
    return render(request, "desk/partner_ask.html", told)


def _change(request: SignedInRequest, row: PartnerRequest, form: AskForm) -> PartnerRequest:
    return change_request(
        request=row, values=form.values() | {"body": form.chosen_body()}, links=form.links(),
        actor=request.user, now=timezone.now(),
    )  # fmt: skip


@once
@officials
def request_choose(request: SignedInRequest, code: str) -> HttpResponse:
    """Choose whom a draft goes to; who fits best is ticked."""
    row, now = find_request(request, code), timezone.now()
    if not row.is_draft:
        return redirect("partners:request", code=code)
    offered = get_offered(row, language_here(), now)
    form = ChooseForm(request.POST or None, offered=offered.choices, chosen=offered.ticked)
    if kept(form, lambda: _choose(request, row, offered.chosen(form.cleaned_data["invited"]))):
        return redirect("partners:request", code=code)
    told = {"asked": row, "form": form, "count": len(offered.rows)}
    return render(request, "desk/partner_choose.html", told)


def _choose(request: SignedInRequest, row: PartnerRequest, invited: Any) -> bool:  # noqa: ANN401
    choose_invited(request=row, invited=invited, actor=request.user, now=timezone.now())
    return True


@require_POST
@once
@officials
def request_send(request: SignedInRequest, code: str) -> HttpResponse:
    """Send a draft to all whom it invites."""
    row = find_request(request, code)
    sent = pressed(
        request, lambda: send_request(request=row, actor=request.user, now=timezone.now())
    )
    if sent:
        told = ngettext("Sent to %(count)s association.", "Sent to %(count)s associations.", sent)
        messages.success(request, told % {"count": sent})
    return redirect("partners:request", code=code)


@require_POST
@once
@officials
def request_drop(request: SignedInRequest, code: str) -> HttpResponse:
    """Throw a draft away."""
    row = find_request(request, code)
    if pressed(request, lambda: _drop(request, row)):
        messages.info(request, _("The draft was thrown away. Nobody had got it."))
    return redirect("partners:requests")


def _drop(request: SignedInRequest, row: PartnerRequest) -> bool:
    drop_draft(request=row, actor=request.user, now=timezone.now())
    return True
