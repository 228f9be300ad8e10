"""Koordinaatio: who holds a network's tasks, and the answer to those who offer."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.front.desk.forms.holding import DecisionForm, HoldForm, TaskForm
from kumaja.front.desk.forms.network_keeping import DeclineForm, LastDayForm, texts_of
from kumaja.front.desk.gates import coordinators
from kumaja.front.desk.queries.kept_networks import conveners_in
from kumaja.front.desk.queries.offering import get_offer_page
from kumaja.front.desk.views.acting import done, form_page, pressed
from kumaja.front.desk.views.kept_networks import find_kept
from kumaja.front.desk.views.lists import language_of_page
from kumaja.network.networks.actions.offers import accept_offer, decline_offer
from kumaja.network.networks.actions.tasks import add_task, drop_task, end_holding, hold_task
from kumaja.network.networks.models import Network, NetworkTask, TaskHolding, TaskOffer
from kumaja.network.networks.queries.offers import candidates, with_parties
from kumaja.network.networks.queries.words import task_name
from kumaja.network.registry.models import Organisation


def _task(network: Network, code: str) -> NetworkTask:
    rows = network.tasks.filter(dropped_on__isnull=True).select_related("network__region")
    return get_object_or_404(rows, code=code)


@once
@coordinators
def network_task_add(request: SignedInRequest, code: str) -> HttpResponse:
    """Add a task beside the three."""
    network, form = find_kept(request, code), TaskForm(request.POST or None)

    def add() -> None:
        add_task(
            network=network, name=texts_of(form, "name"), actor=request.user, now=timezone.now()
        )

    if done(form, add):
        messages.success(request, _("The task was added."))
        return redirect("desk:kept_network", code=code)
    return form_page(
        request, form, title=_("Add a task"), lead=network.name, submit=_("Add the task"),
        back=reverse("desk:kept_network", args=[code]),
    )  # fmt: skip


@require_POST
@once
@coordinators
def network_task_drop(request: SignedInRequest, code: str, task: str) -> HttpResponse:
    """Say that the network no longer has a task beside the three."""
    row = _task(find_kept(request, code), task)
    pressed(
        request, lambda: drop_task(task=row, actor=request.user, now=timezone.now()),
        told=_("The network no longer has the task."),
    )  # fmt: skip
    return redirect("desk:kept_network", code=code)


@once
@coordinators
def network_task_hold(request: SignedInRequest, code: str, task: str) -> HttpResponse:
    """Write who holds a task, by whose decision."""
    network = find_kept(request, code)
    row = _task(network, task)
    form = HoldForm(
        request.POST or None, rows=_holders(network), language=language_of_page(),
        today=timezone.localdate(),
    )  # fmt: skip

    def hold() -> None:
        hold_task(
            task=row, holders=form.holders(), decision=form.decision(), actor=request.user,
            now=timezone.now(),
        )  # fmt: skip

    if done(form, hold):
        messages.success(request, _("Saved. Everyone sees who holds the task."))
        return redirect("desk:kept_network", code=code)
    name = task_name(row, language_of_page())
    return form_page(
        request, form, title=_("Who holds the task: %(task)s") % {"task": name},
        lead=network.name, submit=_("Save who holds it"),
        back=reverse("desk:kept_network", args=[code]),
    )  # fmt: skip


def _holders(network: Network) -> list[Organisation]:
    """Return who can be chosen: members, and communities and umbrellas of the region."""
    rows = {row.pk: row for row in (*candidates(network), *conveners_in(network.region, network))}
    return sorted(rows.values(), key=lambda row: (row.sort_key, row.pk))


@once
@coordinators
def network_holding_end(request: SignedInRequest, code: str, holding: str) -> HttpResponse:
    """End a holding on a day."""
    network = find_kept(request, code)
    rows = TaskHolding.objects.filter(task__network=network)
    row = get_object_or_404(rows.select_related("task__network__region"), code=holding)
    form = LastDayForm(request.POST or None, today=timezone.localdate())

    def end() -> None:
        end_holding(holding=row, until_on=form.ends_on(), actor=request.user, now=timezone.now())

    if done(form, end):
        messages.success(request, _("Saved. After the last day the task is vacant."))
        return redirect("desk:kept_network", code=code)
    name = task_name(row.task, language_of_page())
    return form_page(
        request, form, title=_("End the holding: %(task)s") % {"task": name}, lead=network.name,
        submit=_("Save the last day"), back=reverse("desk:kept_network", args=[code]),
    )  # fmt: skip


@once
@coordinators
def network_offer(request: SignedInRequest, code: str, offer: str) -> HttpResponse:
    """Read an offer; give the task to those who offered, by a decision."""
    network = find_kept(request, code)
    row = _offer(network, offer)
    form = DecisionForm(request.POST or None, today=timezone.localdate(), since_on=row.starts_on)

    def accept() -> None:
        accept_offer(offer=row, decision=form.decision(), actor=request.user, now=timezone.now())

    if request.method == "POST" and done(form, accept):
        messages.success(request, _("The task was given to them. They are told by mail."))
        return redirect("desk:kept_network", code=code)
    return _offer_page(request, network, row, form)


@once
@coordinators
def network_offer_decline(request: SignedInRequest, code: str, offer: str) -> HttpResponse:
    """Say no to an offer, with the reason."""
    network = find_kept(request, code)
    row = _offer(network, offer)
    form = DeclineForm(request.POST or None)

    def decline() -> None:
        decline_offer(
            offer=row, reason=form.cleaned_data["reason"], actor=request.user,
            now=timezone.now(),
        )  # fmt: skip

    if done(form, decline):
        messages.success(request, _("Your answer was saved. They are told by mail."))
        return redirect("desk:kept_network", code=code)
    return form_page(
        request, form, title=_("Do not accept the offer"), lead=network.name,
        submit=_("Send the answer"), back=reverse("desk:network_offer", args=[code, offer]),
    )  # fmt: skip


def _offer(network: Network, code: str) -> TaskOffer:
    rows = with_parties(TaskOffer.objects.filter(task__network=network))
    return get_object_or_404(rows, code=code)


def _offer_page(
    request: SignedInRequest,
    network: Network,
    offer: TaskOffer,
    form: DecisionForm,
) -> HttpResponse:
    page = get_offer_page(
        offer, request.user, request.region, timezone.localdate(), language=language_of_page()
    )
    told = {"network": network, "offer": offer, "form": form, "page": page}
    return render(request, "desk/network_offer.html", told)
