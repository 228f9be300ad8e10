"""The weighing desk: the queue, and one point with its answer as its speaker reads it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.gates import require
from kumaja.network.registry.policies import COORDINATION
from kumaja.voice.echo.actions.weighing import (
    AnsweredMeanwhile,
    HearingOpen,
    NotAsked,
    record_change,
    weigh,
)
from kumaja.voice.echo.forms.answer import AnswerForm
from kumaja.voice.echo.gates import for_owners
from kumaja.voice.echo.queries.desk import Queue, QueuedPoint, changes_of, get_queue
from kumaja.voice.matters.actions.opening import MatterClosed
from kumaja.voice.matters.models import Matter, MatterOwner
from kumaja.voice.matters.policies import bodies_of, may_answer_for


@require_safe
@for_owners
def desk(request: SignedInRequest, matter: Matter) -> HttpResponse:
    """Show what waits for the answer of each owner that the visitor answers for."""
    now = timezone.now()
    queues = [(owner, get_queue(owner, now)) for owner in _owners(request, matter)]
    return render(request, "echo/desk.html", {"matter": matter, "queues": queues})


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_owners
def desk_point(request: SignedInRequest, matter: Matter, owner: str, code: str) -> HttpResponse:
    """Show one point, and keep the answer to it and to those ticked beside it."""
    row_owner = _owner(request, matter, owner)
    queue = get_queue(row_owner, timezone.now())
    row = queue.find(code)
    if row is None:
        raise Http404
    form = AnswerForm(
        request.POST or None, row=row, like=queue.like(code), changes=changes_of(row_owner),
        language=row.point.language if row.point.language in {"fi", "sv", "en"} else "fi",
    )  # fmt: skip
    told: dict[str, Any] = {"matter": matter, "owner": row_owner, "queue": queue, "row": row,
                            "form": form, "others": queue.like(code)}  # fmt: skip
    if request.method == "POST" and form.is_valid():
        refused = _weigh(request, row_owner, form)
        if refused is None:
            return _onward(request, matter, row_owner, queue, form)
        told |= refused
    return render(request, "echo/desk_point.html", told)


def _weigh(request: SignedInRequest, owner: MatterOwner, form: AnswerForm) -> dict[str, Any] | None:
    """Keep the answer; returns what the page says when it was refused."""
    now = timezone.now()
    is_own = owner.organisation_id in bodies_of(request.user, timezone.localdate())
    try:
        with transaction.atomic():
            values = form.new_change
            change = (
                record_change(owner=owner, values=values, actor=request.user, now=now)
                if values
                else None
            )
            answer = form.answer(
                change, on_behalf=not is_own and owner.organisation_id is not None,
                weighed_by="" if is_own else COORDINATION,
            )  # fmt: skip
            weigh(
                points=[each.point for each in form.chosen], owner=owner, answer=answer,
                actor=request.user, now=now, seen=form.seen_codes(),
            )  # fmt: skip
    except AnsweredMeanwhile as meanwhile:
        form.add_error(None, _("Your colleague has just answered this. Compare."))
        return {"meanwhile": meanwhile.weighings}
    except MatterClosed:
        form.add_error(
            None, _("The matter was marked done. Its answers can be read, but not changed.")
        )
    except (HearingOpen, NotAsked):
        form.add_error(None, _("This point can't be answered now."))
    else:
        return None
    return {}


def _onward(
    request: SignedInRequest, matter: Matter, owner: MatterOwner, queue: Queue, form: AnswerForm
) -> HttpResponse:
    count = len(form.chosen)
    messages.success(
        request,
        _("The answer was saved.")
        if count == 1
        else _("The answer was saved to %(count)s points.") % {"count": count},
    )
    done = {each.point.code for each in form.chosen}
    left = [row for row in queue.rows if row.weighing is None and row.point.code not in done]
    following: QueuedPoint | None = queue.next_after(form.row.point.code)
    if following is not None and following.point.code in done:
        following = left[0] if left else None
    if following is None:
        return redirect("echo:tell", address=matter.address)
    return redirect(
        "echo:desk_point", address=matter.address, owner=owner.position, code=following.point.code
    )


def _owners(request: SignedInRequest, matter: Matter) -> list[MatterOwner]:
    rows = matter.owners.select_related("organisation", "network", "matter__region")
    day = timezone.localdate()
    return [
        row for row in rows.order_by("position", "pk") if may_answer_for(request.user, row, day)
    ]


def _owner(request: SignedInRequest, matter: Matter, place: str) -> MatterOwner:
    """Return the owner at a place of the matter, for one who answers for it."""
    rows = matter.owners.select_related("organisation", "network", "matter__region")
    found = rows.filter(position=int(place) if place.isdecimal() else -1).first()
    if found is None:
        raise Http404
    require(
        may_answer_for(request.user, found, timezone.localdate()),
        _("Each owner of a matter answers for itself."),
    )
    return found
