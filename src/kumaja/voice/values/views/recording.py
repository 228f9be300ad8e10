"""Recording for the audit: an owner's own word, needs and limits, talks about the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.gates import require
from kumaja.voice.echo.gates import for_owners
from kumaja.voice.matters.actions.opening import MatterClosed
from kumaja.voice.matters.models import Matter, MatterOwner
from kumaja.voice.matters.policies import may_answer_for
from kumaja.voice.values.actions.recording import (
    change_need,
    change_planning,
    claim_value,
    drop_told,
    record_need,
    tell_planning,
)
from kumaja.voice.values.domain.kinds import Reading, Value
from kumaja.voice.values.forms.recording import ClaimForm, NeedForm, PlanningForm, TextsForm
from kumaja.voice.values.models import Need, Planning
from kumaja.voice.values.queries.audit import plannings_of
from kumaja.voice.values.queries.desk import kept_needs, own_words
from kumaja.voice.values.queries.words import READ_AS, READING_WORDS, VALUE_WORDS


@require_safe
@for_owners
def desk(request: SignedInRequest, matter: Matter) -> HttpResponse:
    """Show what has been recorded, and what only those who keep the matter can tell."""
    day = timezone.localdate()
    own = [row for row in _owners(matter) if may_answer_for(request.user, row, day)]
    told = {
        "matter": matter, "claims": own_words(own), "needs": kept_needs(matter),
        "plannings": plannings_of(matter),
    }  # fmt: skip
    return render(request, "values/desk.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_owners
def claim(request: SignedInRequest, matter: Matter, owner: str, value: str) -> HttpResponse:
    """Say how an owner sees one value itself; empty takes the word back."""
    whose, which = _owner(matter, owner), _value(value)
    require(
        may_answer_for(request.user, whose, timezone.localdate()),
        _("Only the body itself, and coordination for it, says how it sees this."),
    )
    stored = whose.value_claims.filter(value=which).first()
    form = ClaimForm(request.POST or None, claim=stored)
    if _done(
        form, lambda: claim_value(owner=whose, value=which, text=form.texts(), **_by(request))
    ):
        messages.success(request, _("Your word stands beside the evidence."))
        return redirect("values:desk", address=matter.address)
    readings = [{"title": READING_WORDS[each], "text": READ_AS[which, each]} for each in Reading]
    told = {"readings": readings, "lead": whose.name, "submit": _("Save your word")}
    return _form(request, matter, form, told | {"title": VALUE_WORDS[which]})


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_owners
def need_add(request: SignedInRequest, matter: Matter) -> HttpResponse:
    """Record what a side needs, hopes for or is bound by."""
    form = _need_form(request, matter, None)

    def act() -> None:
        record_need(
            matter=matter, side=form.side_chosen(), values=form.values(), **_by(request)
        )  # fmt: skip

    return _recorded(request, matter, form, act, _("Record a need or a limit"))


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_owners
def need(request: SignedInRequest, matter: Matter, code: str) -> HttpResponse:
    """Word a need anew, or tell that it was talked over."""
    row = get_object_or_404(Need.objects.select_related("group", "owner"), matter=matter, code=code)
    form = _need_form(request, matter, row)

    def act() -> None:
        change_need(need=row, side=form.side_chosen(), values=form.values(), **_by(request))

    return _recorded(request, matter, form, act, _("Word the need anew"))


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_owners
def planning_add(request: SignedInRequest, matter: Matter) -> HttpResponse:
    """Tell how the way of taking part was planned."""
    form = PlanningForm(request.POST or None, today=timezone.localdate())

    def act() -> None:
        tell_planning(matter=matter, values=form.values(), **_by(request))

    return _recorded(request, matter, form, act, _("Tell of a talk about the way"))


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_owners
def planning(request: SignedInRequest, matter: Matter, code: str) -> HttpResponse:
    """Word a talk about the way anew, or tell what changed since."""
    row = get_object_or_404(Planning, matter=matter, code=code)
    form = PlanningForm(request.POST or None, today=timezone.localdate(), planning=row)

    def act() -> None:
        change_planning(planning=row, values=form.values(), **_by(request))

    return _recorded(request, matter, form, act, _("Word the talk anew"))


@require_POST
@once
@for_owners
def drop(request: SignedInRequest, matter: Matter, code: str) -> HttpResponse:
    """Take away what was recorded by mistake."""
    row: Need | Planning | None = Need.objects.filter(matter=matter, code=code).first()
    row = row or get_object_or_404(Planning, matter=matter, code=code)
    try:
        drop_told(row=row, **_by(request))
    except MatterClosed:
        messages.error(request, _("The matter was marked done. It can be read, not changed."))
    else:
        messages.success(request, _("It was taken away. The log keeps it."))
    return redirect("values:desk", address=matter.address)


def _recorded(
    request: SignedInRequest, matter: Matter, form: TextsForm, act: Callable[[], object],
    title: str,
) -> HttpResponse:  # fmt: skip
    if _done(form, act):
        messages.success(request, _("Saved. It stands in the audit now."))
        return redirect("values:desk", address=matter.address)
    return _form(request, matter, form, {"title": title, "lead": matter.title, "submit": _("Save")})


def _form(
    request: SignedInRequest, matter: Matter, form: TextsForm, told: dict[str, Any]
) -> HttpResponse:
    return render(request, "values/form.html", told | {"matter": matter, "form": form})


def _done(form: TextsForm, act: Callable[[], object]) -> bool:
    """Do what a valid form asks; what stands against it is told in the form."""
    if not form.is_valid():
        return False
    try:
        act()
    except MatterClosed:
        form.add_error(None, _("The matter was marked done. It can be read, not changed."))
    except ValidationError as wrong:
        form.add_error(None, wrong.messages)
    else:
        return True
    return False


def _by(request: SignedInRequest) -> dict[str, Any]:
    return {"actor": request.user, "now": timezone.now()}


def _need_form(request: SignedInRequest, matter: Matter, row: Need | None) -> NeedForm:
    return NeedForm(
        request.POST or None, groups=list(matter.groups.order_by("position", "pk")),
        owners=_owners(matter), today=timezone.localdate(), need=row,
    )  # fmt: skip


def _owners(matter: Matter) -> list[MatterOwner]:
    rows = matter.owners.select_related("organisation", "network", "matter__region")
    return list(rows.order_by("position", "pk"))


def _owner(matter: Matter, place: str) -> MatterOwner:
    found = [row for row in _owners(matter) if str(row.position) == place]
    if not found:
        raise Http404
    return found[0]


def _value(number: str) -> Value:
    if number not in {str(int(value)) for value in Value}:
        raise Http404
    return Value(int(number))
