"""What stands before pages of requests to partners, and what an act on one comes to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.core.gates import require
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.front.desk.gates import CONFLICT, REGION_CLOSED
from kumaja.help.partners.actions.answering import Answered, RequestEnded
from kumaja.help.partners.actions.drafting import (
    NotOfTheRegion,
    RequestNotDraft,
    TooManyInvited,
)
from kumaja.help.partners.actions.sending import NobodyInvited, TooLate, TooManySent
from kumaja.help.partners.policies import asking_by
from kumaja.help.partners.queries.choices import NeedChoices, get_need_choices

P = ParamSpec("P")
View = Callable[Concatenate[SignedInRequest, P], HttpResponse]
_REFUSALS: Final[Mapping[type[Exception], str | Promise]] = {
    RegionClosed: REGION_CLOSED,
    RequestNotDraft: gettext_lazy("The request was sent or ended already. Nothing was changed."),
    TooManyInvited: gettext_lazy("At most 40 associations are asked at once. Leave some out."),
    NotOfTheRegion: gettext_lazy("One of them does not act in this region, or has ended its work."),
    NobodyInvited: gettext_lazy("Choose first whom you ask."),
    TooManySent: gettext_lazy("Five requests a day is the most of one body. Send this tomorrow."),
    TooLate: gettext_lazy("The day to answer by has gone. Change it first."),
    Answered: gettext_lazy("The association has answered already. Nothing was changed."),
    RequestEnded: gettext_lazy("The request has ended. Nothing was changed."),
}


def officials(view: View[P]) -> View[P]:
    """Let only those in who act for a public body of the region."""

    @wraps(view)
    def answer(request: SignedInRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        require(
            asking_by(request.user, request.region, timezone.localdate()).exists(),
            _("Only an official who acts for a public body can do this."),
        )
        try:
            return view(request, *args, **kwargs)
        except RegionClosed:
            return render(request, "partners/region_closed.html", status=CONFLICT)

    return answer


def kept(form: Form, act: Callable[[], Any]) -> Any | None:  # noqa: ANN401 - what the act returns
    """Do what a valid form asks and return what came of it; a refusal is told in the form."""
    if not form.is_valid():
        return None
    try:
        return act()
    except tuple(_REFUSALS) as refusal:
        form.add_error(None, str(_REFUSALS[type(refusal)]))
    except ValidationError as wrong:
        form.add_error(None, wrong.messages)
    return None


def pressed(request: HttpRequest, act: Callable[[], Any]) -> Any | None:  # noqa: ANN401
    """Do what a button asks and return what came of it; a refusal is told on the next page."""
    try:
        return act()
    except tuple(_REFUSALS) as refusal:
        messages.error(request, str(_REFUSALS[type(refusal)]))
        return None


def language_here() -> str:
    """Return the reader's language."""
    return (get_language() or "fi")[:2]


def choices_here(request: SignedInRequest) -> NeedChoices:
    """Return what a need can be narrowed by on this page."""
    return get_need_choices(request.region, language_here(), timezone.localdate().year)
