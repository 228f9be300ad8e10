"""Koordinaatio: a network's goals and how they fare, and the support group of coordination."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.front.desk.forms.network_keeping import GoalForm, ReportForm, SeatForm, texts_of
from kumaja.front.desk.gates import coordinators
from kumaja.front.desk.views.acting import done, form_page, pressed
from kumaja.front.desk.views.kept_networks import find_kept
from kumaja.front.desk.views.lists import language_of_page
from kumaja.network.networks.actions.goals import drop_goal, report_goal, set_goal
from kumaja.network.networks.actions.membership import end_seat, seat_in_support_group
from kumaja.network.networks.domain.kinds import GoalState
from kumaja.network.networks.models import Goal, Network
from kumaja.network.networks.queries.offers import candidates


def _goal(network: Network, code: str) -> Goal:
    rows = network.goals.filter(dropped_on__isnull=True).select_related("network__region")
    return get_object_or_404(rows, code=code)


@once
@coordinators
def network_goal_set(request: SignedInRequest, code: str) -> HttpResponse:
    """Set a goal."""
    network = find_kept(request, code)
    form = GoalForm(request.POST or None, today=timezone.localdate())

    def put() -> None:
        given = form.cleaned_data
        set_goal(
            network=network, title=texts_of(form, "title"), set_on=given["set_on"],
            due_on=given["due_on"], actor=request.user, now=timezone.now(),
        )  # fmt: skip

    if done(form, put):
        messages.success(request, _("The goal was saved."))
        return redirect("desk:kept_network", code=code)
    return form_page(
        request, form, title=_("Set a goal"), lead=network.name, submit=_("Save the goal"),
        back=reverse("desk:kept_network", args=[code]),
    )  # fmt: skip


@once
@coordinators
def network_goal_report(request: SignedInRequest, code: str, goal: str) -> HttpResponse:
    """Tell how a goal fares."""
    row = _goal(find_kept(request, code), goal)
    form = ReportForm(request.POST or None, today=timezone.localdate())

    def report() -> None:
        given = form.cleaned_data
        report_goal(
            goal=row, state=GoalState(given["state"]), words=texts_of(form, "words"),
            told_on=given["told_on"], actor=request.user, now=timezone.now(),
        )  # fmt: skip

    if done(form, report):
        messages.success(request, _("Saved. The network's page tells how the goal fares."))
        return redirect("desk:kept_network", code=code)
    return form_page(
        request, form, title=_("How does the goal fare?"), lead=row.title,
        submit=_("Save the report"), back=reverse("desk:kept_network", args=[code]),
    )  # fmt: skip


@require_POST
@once
@coordinators
def network_goal_drop(request: SignedInRequest, code: str, goal: str) -> HttpResponse:
    """Take back a goal that was set by mistake."""
    row = _goal(find_kept(request, code), goal)
    pressed(
        request, lambda: drop_goal(goal=row, actor=request.user, now=timezone.now()),
        told=_("The goal was taken back."),
    )  # fmt: skip
    return redirect("desk:kept_network", code=code)


@once
@coordinators
def network_seat(request: SignedInRequest, code: str) -> HttpResponse:
    """Give a member a seat in the support group."""
    network = find_kept(request, code)
    form = SeatForm(
        request.POST or None, rows=candidates(network), language=language_of_page(),
        today=timezone.localdate(),
    )  # fmt: skip

    def seat() -> None:
        seat_in_support_group(
            network=network, organisation=form.chosen(), actor=request.user,
            since_on=form.cleaned_data["since_on"], now=timezone.now(),
        )  # fmt: skip

    if done(form, seat):
        messages.success(request, _("The association sits in the support group."))
        return redirect("desk:kept_network", code=code)
    return form_page(
        request, form, title=_("Add to the support group"), lead=network.name,
        submit=_("Add to the support group"), back=reverse("desk:kept_network", args=[code]),
    )  # fmt: skip


@require_POST
@once
@coordinators
def network_seat_end(request: SignedInRequest, code: str, seat: str) -> HttpResponse:
    """End a seat of the support group today."""
    rows = find_kept(request, code).support_seats.select_related("network__region")
    row = get_object_or_404(rows, code=seat)
    pressed(
        request, lambda: end_seat(seat=row, actor=request.user, now=timezone.now()),
        told=_("The seat has ended."),
    )  # fmt: skip
    return redirect("desk:kept_network", code=code)
