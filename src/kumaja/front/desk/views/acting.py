"""What an act on a network, a practice or a gap comes to: done, or refused in words shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.front.desk.gates import REGION_CLOSED
from kumaja.help.gaps.actions import GapTaken, StructureEnded
from kumaja.network.networks.actions.founding import NetworkEnded
from kumaja.network.networks.actions.goals import GoalDropped
from kumaja.network.networks.actions.membership import (
    AlreadyMember,
    MembershipEnded,
    NotOfTheRegion,
)
from kumaja.network.networks.actions.offers import OfferClosed, OfferedAlready
from kumaja.network.networks.actions.tasks import TaskDropped, TaskHeld
from kumaja.network.practices.actions.practices import PracticeGone, PracticePublished
from kumaja.network.practices.actions.uses import NotPublicYet, UseWithdrawn

Words = str | Promise
_REFUSALS: Final[Mapping[type[Exception], Words]] = {
    RegionClosed: REGION_CLOSED,
    NetworkEnded: _("The network has ended its work. Its results stay readable."),
    AlreadyMember: _("The association is there already."),
    MembershipEnded: _("The membership has ended already."),
    NotOfTheRegion: _("The association does not act in this region, or has ended its work."),
    TaskHeld: _("Somebody holds the task on those days already."),
    TaskDropped: _("The network no longer has this task."),
    OfferClosed: _("The offer has been answered or withdrawn already."),
    OfferedAlready: _("Your association has an offer for this task that waits already."),
    GoalDropped: _("The goal was taken back."),
    PracticeGone: _("The practice was taken out of lists."),
    PracticePublished: _("The practice is public already."),
    NotPublicYet: _("The practice is not public yet."),
    UseWithdrawn: _("It was taken back already."),
    GapTaken: _("Somebody has taken this on already."),
    StructureEnded: _("It came to nothing: the gap can be taken on anew."),
}


def done(form: Form, act: Callable[[], object]) -> bool:
    """Do what a valid form asks; what stands against it is told in the form."""
    if not form.is_valid():
        return False
    try:
        act()
    except tuple(_REFUSALS) as refusal:
        form.add_error(None, str(_REFUSALS[type(refusal)]))
    except ValidationError as wrong:
        form.add_error(None, wrong.messages)
    else:
        return True
    return False


def pressed(request: HttpRequest, act: Callable[[], object], *, told: str) -> None:
    """Do what a button asks, and say that it was done or what stands against it."""
    try:
        act()
    except tuple(_REFUSALS) as refusal:
        messages.error(request, str(_REFUSALS[type(refusal)]))
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
    else:
        messages.success(request, told)


def form_page(
    request: HttpRequest,
    form: Form,
    *,
    title: str,
    submit: str,
    back: str,
    lead: object = "",
    note: str = "",
) -> HttpResponse:
    """Show a form with its button, and the way back."""
    told = {"form": form, "title": title, "submit": submit, "back": back, "lead": lead}
    return render(request, "desk/network_form.html", told | {"note": note})
