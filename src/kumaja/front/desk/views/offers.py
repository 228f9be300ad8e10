"""Offering for a vacant task: one association begins, the others agree by their own people."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.gates import require
from kumaja.front.desk.forms.networks import OfferForm
from kumaja.front.desk.queries.offering import get_offer_page
from kumaja.front.desk.views.acting import done, pressed
from kumaja.front.desk.views.lists import language_of_page
from kumaja.front.desk.views.networks import find
from kumaja.network.networks.actions.offers import (
    agree_to_offer,
    offer_for_task,
    withdraw_offer,
)
from kumaja.network.networks.models import NetworkTask, TaskOffer
from kumaja.network.networks.policies import offering_by, offers_seen_by
from kumaja.network.networks.queries.offers import candidates, with_parties
from kumaja.network.networks.queries.words import task_name
from kumaja.network.registry.models import Organisation


@once
def offer_create(request: SignedInRequest, address: str, code: str) -> HttpResponse:
    """Offer to take a task, alone as a community or together with others."""
    network, today = find(request, address), timezone.localdate()
    tasks = network.tasks.filter(dropped_on__isnull=True).select_related("network__region")
    task = get_object_or_404(tasks, code=code)
    own = list(offering_by(request.user, request.region, today).by_name())
    form = OfferForm(
        request.POST or None, own=own, others=_others(task, own), today=today,
        language=language_of_page(),
    )  # fmt: skip
    if request.method == "POST":
        require(bool(own), _("Only an association's spokesperson can offer in its name."))
        if done(form, lambda: _offer(request, task, form)):
            messages.success(request, _("Your offer is saved. The others are asked by mail."))
            return redirect("desk:networks", address=form.offering_one().address)
    told = {"network": network, "task": task_name(task, language_of_page()), "form": form}
    told |= {"own": own, "region": request.region}
    return render(request, "desk/offer_form.html", told)


def _others(task: NetworkTask, own: list[Organisation]) -> list[Organisation]:
    """Return with whom one can offer: the network's members, and one's own associations."""
    rows = {row.pk: row for row in (*candidates(task.network), *own)}
    return sorted(rows.values(), key=lambda row: (row.sort_key, row.pk))


def _offer(request: SignedInRequest, task: NetworkTask, form: OfferForm) -> None:
    given = form.cleaned_data
    offer_for_task(
        task=task, offering=form.offering_one(), together_with=form.together(),
        words=given["words"], language=language_of_page(), starts_on=given["starts_on"],
        actor=request.user, now=timezone.now(),
    )  # fmt: skip


@require_safe
def offer(request: SignedInRequest, address: str, code: str) -> HttpResponse:
    """Show an offer to those who keep a party's record, with what they can do about it."""
    row = _find(request, address, code)
    page = get_offer_page(
        row, request.user, request.region, timezone.localdate(), language=language_of_page()
    )
    return render(request, "desk/offer.html", {"page": page, "offer": row})


@require_POST
@once
def offer_agree(request: SignedInRequest, address: str, code: str) -> HttpResponse:
    """Agree to an offer in the name of one of its parties."""
    row = _find(request, address, code)
    party = _party(request, row)
    pressed(
        request,
        lambda: agree_to_offer(
            offer=row, organisation=party, actor=request.user, now=timezone.now()
        ),
        told=_("Agreed. When all have agreed, the coordination answers the offer."),
    )
    return redirect("networks:offer", address=row.task.network.address, code=code)


@require_POST
@once
def offer_withdraw(request: SignedInRequest, address: str, code: str) -> HttpResponse:
    """Withdraw an offer in the name of one of its parties."""
    row = _find(request, address, code)
    party = _party(request, row)
    pressed(
        request,
        lambda: withdraw_offer(
            offer=row, organisation=party, actor=request.user, now=timezone.now()
        ),
        told=_("The offer was withdrawn. The others are told by mail."),
    )
    return redirect("networks:offer", address=row.task.network.address, code=code)


def _find(request: SignedInRequest, address: str, code: str) -> TaskOffer:
    network = find(request, address)
    rows = offers_seen_by(request.user, request.region, timezone.localdate())
    return get_object_or_404(with_parties(rows.filter(task__network=network)), code=code)


def _party(request: SignedInRequest, row: TaskOffer) -> Organisation:
    """Return the party in whose name the visitor acts; others are refused."""
    own = offering_by(request.user, request.region, timezone.localdate())
    code = request.POST.get("party", "")
    found = own.filter(offer_parties__offer=row, code=code).first()
    require(found is not None, _("Only a spokesperson of one of those who offer can do this."))
    assert found is not None  # noqa: S101 - required above
    return found
