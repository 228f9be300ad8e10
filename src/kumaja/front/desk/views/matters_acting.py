"""What stands before pages of a matter's owners, and what an act of theirs comes to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate, Final, ParamSpec

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.core.gates import require
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.front.desk.gates import CONFLICT, REGION_CLOSED
from kumaja.front.desk.views.acting import form_page
from kumaja.network.registry.policies import is_coordinator
from kumaja.voice.echo.actions.activities import ActivityElsewhere, AlreadyNamed
from kumaja.voice.matters.actions.decisions import DecisionReplaced
from kumaja.voice.matters.actions.opening import MatterClosed, NobodyOwns
from kumaja.voice.matters.actions.promises import (
    PromiseGiven,
    PromiseReplaced,
    ReasonMissing,
    StageHasOpened,
)
from kumaja.voice.matters.actions.stages import StageHasPromise
from kumaja.voice.matters.actions.watching import SuggestionSettled
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.policies import bodies_of, may_keep, visible_to

P = ParamSpec("P")
View = Callable[Concatenate[SignedInRequest, P], HttpResponse]
OfMatter = Callable[Concatenate[SignedInRequest, Matter, P], HttpResponse]
REFUSALS: Final[Mapping[type[Exception], str | Promise]] = {
    RegionClosed: REGION_CLOSED,
    MatterClosed: gettext_lazy("The matter was marked done. It can be read, not changed."),
    NobodyOwns: gettext_lazy("Say who prepares the matter."),
    StageHasOpened: gettext_lazy(
        "The stage has opened. A promise is given before, so that people know what they are asked."
    ),
    PromiseGiven: gettext_lazy("There is a promise already. Change it, and say why."),
    PromiseReplaced: gettext_lazy("Somebody has changed this promise meanwhile."),
    ReasonMissing: gettext_lazy("Say why. The reason stays beside both promises."),
    StageHasPromise: gettext_lazy("The stage carries a promise: move it, it can't be taken away."),
    SuggestionSettled: gettext_lazy("Somebody has settled this suggestion already."),
    ActivityElsewhere: gettext_lazy("This activity is no longer among those of the region."),
    AlreadyNamed: gettext_lazy("The decision names this activity already."),
    DecisionReplaced: gettext_lazy("Somebody has recorded this decision anew meanwhile."),
}
__all__ = ["done", "form_page", "keepers", "of_matter", "pressed"]


def keepers(view: View[P]) -> View[P]:
    """Let in officials of a public body, and coordination of the region."""

    @wraps(view)
    def answer(request: SignedInRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        day = timezone.localdate()
        keeps = is_coordinator(request.user, request.region, day) or bodies_of(request.user, day)
        require(bool(keeps), _("Only officials and coordination keep matters."))
        try:
            return view(request, *args, **kwargs)
        except RegionClosed:
            return render(request, "desk/coordination_closed.html", status=CONFLICT)

    return answer


def of_matter(view: OfMatter[P]) -> Callable[..., HttpResponse]:
    """Load the matter of the address for one who keeps it; who may not know of it gets 404."""

    @wraps(view)
    def answer(
        request: SignedInRequest, /, code: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        day = timezone.localdate()
        rows = visible_to(request.user, request.region, day).select_related("region", "parent")
        matter = rows.filter(code=code).first()
        if matter is None:
            raise Http404
        require(may_keep(request.user, matter, day), _("Only its owners keep this matter."))
        try:
            return view(request, matter, *args, **kwargs)
        except RegionClosed:
            return render(request, "desk/coordination_closed.html", status=CONFLICT)

    return answer


def done(form: Form, act: Callable[[], object]) -> bool:
    """Do what a valid form asks; what stands against it is told in the form."""
    if not form.is_valid():
        return False
    try:
        act()
    except tuple(REFUSALS) as refusal:
        form.add_error(None, str(REFUSALS[type(refusal)]))
    except ValidationError as wrong:
        form.add_error(None, wrong.messages)
    else:
        return True
    return False


def pressed(request: HttpRequest, act: Callable[[], object], *, told: str) -> None:
    """Do what a button asks, and say that it was done or what stands against it."""
    try:
        act()
    except tuple(REFUSALS) as refusal:
        messages.error(request, str(REFUSALS[type(refusal)]))
    else:
        messages.success(request, told)
