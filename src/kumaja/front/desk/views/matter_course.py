"""The course of a matter: stages, promises and decisions."""

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
from kumaja.front.desk.forms.matter_course import (
    ChangePromiseForm,
    DecisionForm,
    MoveStageForm,
    PromiseForm,
    StageForm,
)
from kumaja.front.desk.views.matters import owner_of
from kumaja.front.desk.views.matters_acting import done, form_page, of_matter, pressed
from kumaja.voice.matters.actions.decisions import record_decision
from kumaja.voice.matters.actions.promises import change_promise, give_promise
from kumaja.voice.matters.actions.stages import add_stage, drop_stage, set_period
from kumaja.voice.matters.models import Decision, Matter, Promise, Stage


def _back(matter: Matter) -> str:
    return reverse("desk:kept_matter", args=[matter.code])


def _stage(matter: Matter, code: str) -> Stage:
    return get_object_or_404(matter.stages.select_related("matter__region"), code=code)


@once
@of_matter
def matter_stage_add(request: SignedInRequest, matter: Matter) -> HttpResponse:
    """Add a stage."""
    form = StageForm(request.POST or None, use_required_attribute=False)

    def add() -> None:
        add_stage(matter=matter, values=form.values(), actor=request.user, now=timezone.now())

    if done(form, add):
        messages.success(request, _("The stage was added."))
        return redirect(_back(matter))
    return form_page(
        request, form, title=_("Add a stage"), lead=matter.title, submit=_("Save the stage"),
        back=_back(matter),
    )  # fmt: skip


@once
@of_matter
def matter_stage_move(request: SignedInRequest, matter: Matter, stage: str) -> HttpResponse:
    """Move a stage's days; when a hearing runs in it, its own page does that."""
    row = _stage(matter, stage)
    form = MoveStageForm(request.POST or None, stage=row)

    def move() -> None:
        set_period(
            stage=row, starts_at=form.starts_at(), ends_at=form.ends_at(),
            reason=form.cleaned_data["reason"], actor=request.user, now=timezone.now(),
        )  # fmt: skip

    if done(form, move):
        messages.success(request, _("The days were moved."))
        return redirect(_back(matter))
    return form_page(
        request, form, title=_("Move the days"), lead=row.title, submit=_("Save the days"),
        back=_back(matter),
    )  # fmt: skip


@require_POST
@once
@of_matter
def matter_stage_drop(request: SignedInRequest, matter: Matter, stage: str) -> HttpResponse:
    """Take a stage away that nothing was promised for."""
    row = _stage(matter, stage)
    pressed(
        request,
        lambda: drop_stage(stage=row, actor=request.user, now=timezone.now()),
        told=_("The stage was taken away."),
    )
    return redirect(_back(matter))


@once
@of_matter
def matter_promise(
    request: SignedInRequest, matter: Matter, stage: str, owner: str
) -> HttpResponse:
    """Promise for a stage, before it opens."""
    row, whose = _stage(matter, stage), owner_of(matter, owner)
    form = PromiseForm(request.POST or None, promise=None)

    def promise() -> None:
        give_promise(
            stage=row, owner=whose, promised=form.promised(), actor=request.user,
            now=timezone.now(),
        )  # fmt: skip

    if done(form, promise):
        messages.success(request, _("The promise was given."))
        return redirect(_back(matter))
    return form_page(
        request, form, title=_("Give a promise"), lead=whose.name, submit=_("Give the promise"),
        back=_back(matter),
    )  # fmt: skip


@once
@of_matter
def matter_promise_change(request: SignedInRequest, matter: Matter, promise: str) -> HttpResponse:
    """Change a promise, and say why: both stay visible."""
    rows = Promise.objects.in_force().filter(stage__matter=matter)
    row = get_object_or_404(rows.select_related("stage__matter__region", "owner"), code=promise)
    form = ChangePromiseForm(request.POST or None, promise=row)

    def change() -> None:
        change_promise(
            promise=row, promised=form.promised(), reason=form.reason(), actor=request.user,
            now=timezone.now(),
        )  # fmt: skip

    if done(form, change):
        messages.success(request, _("The promise was changed. The one before stays beside it."))
        return redirect(_back(matter))
    return form_page(
        request, form, title=_("Change the promise"), lead=row.owner.name,
        submit=_("Change the promise"), back=_back(matter),
    )  # fmt: skip


@once
@of_matter
def matter_decide(request: SignedInRequest, matter: Matter, owner: str) -> HttpResponse:
    """Record what was decided."""
    whose = owner_of(matter, owner)
    form = DecisionForm(request.POST or None, today=timezone.localdate())

    def decide() -> None:
        record_decision(owner=whose, values=form.values(), actor=request.user, now=timezone.now())

    if done(form, decide):
        messages.success(request, _("The decision was recorded."))
        return redirect(_back(matter))
    return form_page(
        request, form, title=_("Record a decision"), lead=whose.name,
        submit=_("Record the decision"), back=_back(matter),
    )  # fmt: skip


@once
@of_matter
def matter_decision_anew(request: SignedInRequest, matter: Matter, decision: str) -> HttpResponse:
    """Record a decision anew: the one before stays readable in the log."""
    rows = Decision.objects.in_force().filter(matter=matter)
    row = get_object_or_404(rows.select_related("owner__matter__region"), code=decision)
    form = DecisionForm(request.POST or None, today=timezone.localdate(), decision=row)

    def decide() -> None:
        record_decision(
            owner=row.owner, values=form.values(), actor=request.user, now=timezone.now(),
            replaces=row,
        )  # fmt: skip

    if done(form, decide):
        messages.success(request, _("The decision was recorded anew."))
        return redirect(_back(matter))
    return form_page(
        request, form, title=_("Record the decision anew"), lead=row.title,
        submit=_("Record the decision"), back=_back(matter),
    )  # fmt: skip
