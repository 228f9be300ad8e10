"""The weighing desk: the queue, and one point with its answer as its speaker reads it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.messages.storage.base import BaseStorage
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.domain.text import LANGUAGES
from kumaja.foundation.core.gates import require
from kumaja.network.registry.policies import COORDINATION
from kumaja.voice.contributions.models import Point
from kumaja.voice.echo.actions.weighing import (
    AnsweredMeanwhile,
    HearingOpen,
    NotAsked,
    record_change,
    weigh,
)
from kumaja.voice.echo.forms.answer import AnswerForm, Ground
from kumaja.voice.echo.gates import for_owners
from kumaja.voice.echo.queries.at_hand import AtHand, get_at_hand
from kumaja.voice.echo.queries.desk import Queue, QueuedPoint, changes_of, get_queue
from kumaja.voice.echo.queries.desk_rows import drawn, point_url
from kumaja.voice.echo.queries.places import places_of
from kumaja.voice.echo.views.seen import seen_in, seen_of
from kumaja.voice.matters.actions.opening import MatterClosed
from kumaja.voice.matters.models import Matter, MatterOwner
from kumaja.voice.matters.policies import bodies_of, may_answer_for

PREVIEW = "preview"


@require_safe
@for_owners
def desk(request: SignedInRequest, matter: Matter) -> HttpResponse:
    """Show what waits for the answer of each owner that the visitor answers for."""
    now, theme = timezone.now(), request.GET.get("theme", "")
    queues = []
    for owner in _owners(request, matter):
        queue = get_queue(owner, now)
        rows = drawn(matter, owner, queue, theme=theme, base=request.path)
        first = queue.of_theme(theme).next_after("")
        begin = point_url(matter, owner, first.code, theme) if first is not None else ""
        queues.append({"owner": owner, "queue": queue, "drawn": rows, "begin": begin})
    return render(request, "echo/desk.html", {"matter": matter, "queues": queues})


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_owners
def desk_point(request: SignedInRequest, matter: Matter, owner: str, code: str) -> HttpResponse:
    """Show one point, and keep the answer to it and to those ticked beside it."""
    row_owner, theme = _owner(request, matter, owner), request.GET.get("theme", "")
    queue = get_queue(row_owner, timezone.now())
    row = queue.find(code)
    if row is None:
        raise Http404
    hand = get_at_hand(row_owner, row)
    form = _form(request, row_owner, queue, hand, row)
    is_own = _is_own(request, row_owner)
    told: dict[str, Any] = {"seen": seen_of(hand, row_owner)}
    if request.method == "POST":
        is_whole = form.is_valid()
        if is_whole and request.POST.get("act") != PREVIEW:
            refused = None if form.leaves_open else _weigh(request, row_owner, form, is_own=is_own)
            if refused is None:
                return _onward(request, row_owner, queue.of_theme(theme), form, theme)
            told |= refused
        told["seen"] = seen_in(form, row_owner, is_own=is_own)
    base = reverse("echo:desk", args=[matter.address])
    told |= {
        "matter": matter, "owner": row_owner, "queue": queue, "row": row, "hand": hand,
        "form": form, "like": queue.like(code), "is_own": is_own,
        "drawn": drawn(matter, row_owner, queue, theme=theme, current=code, base=base),
    }  # fmt: skip
    page = render(request, "echo/desk_point.html", told)
    if request.POST.get("act") == PREVIEW:
        # A look that comes late must not take the word that an answer was kept from the next page.
        _keep_messages(request)
    return page


def _keep_messages(request: SignedInRequest) -> None:
    """Leave what the visitor is to be told to the next page, although this one has shown it."""
    waiting = messages.get_messages(request)
    if isinstance(waiting, BaseStorage):
        waiting.used = False


def _form(
    request: SignedInRequest, owner: MatterOwner, queue: Queue, hand: AtHand, row: QueuedPoint
) -> AnswerForm:
    language = row.language if row.language in LANGUAGES else "fi"
    own_place = hand.place.paragraph_key if hand.place is not None else ""
    ground = Ground(queue.like(row.code), changes_of(owner), places_of(owner.matter), own_place)
    return AnswerForm(
        request.POST or None, row=row, weighing=hand.weighing, ground=ground, language=language
    )


def _is_own(request: SignedInRequest, owner: MatterOwner) -> bool:
    """Test whether the visitor answers as the owner itself, not as coordination for a body."""
    day = timezone.localdate()
    return owner.organisation_id is None or owner.organisation_id in bodies_of(request.user, day)


def _weigh(
    request: SignedInRequest, owner: MatterOwner, form: AnswerForm, *, is_own: bool
) -> dict[str, Any] | None:
    """Keep the answer; returns what the page says when it was refused."""
    now = timezone.now()
    try:
        with transaction.atomic():
            values = form.new_change
            change = (
                record_change(owner=owner, values=values, actor=request.user, now=now)
                if values
                else None
            )
            answer = form.answer(
                change, on_behalf=not is_own,
                weighed_by="" if is_own and owner.organisation_id else COORDINATION,
            )  # fmt: skip
            points = Point.objects.filter(pk__in=[each.key for each in form.chosen])
            weigh(
                points=list(points), owner=owner, answer=answer, actor=request.user, now=now,
                seen=form.seen_codes(),
            )  # fmt: skip
    except AnsweredMeanwhile as meanwhile:
        form.add_error(None, _("Your colleague has just answered this. Compare."))
        form.take_notice(meanwhile.weighings)
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
    request: SignedInRequest, owner: MatterOwner, queue: Queue, form: AnswerForm, theme: str
) -> HttpResponse:
    """Say that it was saved, and go to the next point that waits; from the last one, to telling."""
    done = {each.code for each in form.chosen}
    if form.leaves_open:
        messages.info(request, _("The point still waits."))
    elif len(done) == 1:
        messages.success(request, _("The answer was saved."))
    else:
        count = {"count": len(done)}
        messages.success(request, _("The answer was saved to %(count)s points.") % count)
    following = queue.next_after(form.row.code, done)
    if following is None:
        name = "echo:desk" if theme else "echo:tell"
        return redirect(name, address=owner.matter.address)
    return redirect(point_url(owner.matter, owner, following.code, theme))


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
