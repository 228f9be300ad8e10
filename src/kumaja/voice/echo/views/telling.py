"""The last step: telling the answers, by mail and by hand, and marking a matter done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.voice.contributions.actions.changing import AlreadyWithdrawn
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.echo.actions.closing import (
    AnswersUntold,
    PointsOpen,
    close_matter,
    require_nothing_owed,
)
from kumaja.voice.echo.actions.telling import (
    AlreadyTold,
    Bringing,
    NoAddress,
    NotAnswered,
    tell,
    tell_one,
)
from kumaja.voice.echo.actions.weighing import HearingOpen
from kumaja.voice.echo.domain.states import ToldBy
from kumaja.voice.echo.forms.telling import BroughtForm
from kumaja.voice.echo.gates import CONFLICT, for_owners
from kumaja.voice.echo.queries.desk import get_to_tell
from kumaja.voice.echo.queries.letter import letter_of, reader_language, subject_of
from kumaja.voice.echo.queries.owed import count_open
from kumaja.voice.echo.queries.page import get_page
from kumaja.voice.matters.actions.opening import MatterClosed
from kumaja.voice.matters.models import Matter

OK: Final = 200


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_owners
def tell_all(request: SignedInRequest, matter: Matter) -> HttpResponse:
    """Show whose answers are ready, and mail them."""
    if request.method != "POST":
        return _page(request, matter)
    count = len(tell(matter=matter, actor=request.user, now=timezone.now()))
    messages.success(
        request,
        ngettext("%(count)s message was sent.", "%(count)s messages were sent.", count)
        % {"count": count},
    )
    return redirect("echo:tell", address=matter.address)


def _page(
    request: SignedInRequest,
    matter: Matter,
    status: int = OK,
    **refused: Any,  # noqa: ANN401
) -> HttpResponse:
    told = {"matter": matter, "ready": get_to_tell(matter, timezone.now()),
            "open": count_open(matter)} | refused  # fmt: skip
    return render(request, "echo/tell.html", told, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_owners
def tell_by_hand(request: SignedInRequest, matter: Matter, code: str) -> HttpResponse:
    """Keep that one was told by letter or phone, or that they can't be reached, and why."""
    view = _view(matter, code)
    form = BroughtForm(request.POST or None, use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        try:
            tell_one(
                contribution=view, actor=request.user, now=timezone.now(),
                bringing=Bringing(ToldBy(form.cleaned_data["way"]),
                                  unreachable=form.cleaned_data["unreachable"]),
            )  # fmt: skip
        except (AlreadyTold, AlreadyWithdrawn, NotAnswered, NoAddress):
            messages.info(request, _("Nothing was told: the page shows how it stands."))
        return redirect("echo:tell", address=matter.address)
    told = {"matter": matter, "view": view, "form": form}
    return render(request, "echo/tell_by_hand.html", told)


@require_safe
@for_owners
def tell_letter(request: SignedInRequest, matter: Matter, code: str) -> HttpResponse:
    """Show the letter of one speaker, to print."""
    view = _view(matter, code)
    language = reader_language(view)
    now = timezone.now()
    text = letter_of(get_page(view, now), language)
    told = {"matter": matter, "view": view, "text": text, "language": language, "now": now,
            "subject": subject_of(view.number, language)}  # fmt: skip
    return render(request, "echo/tell_letter.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_owners
def close(request: SignedInRequest, matter: Matter) -> HttpResponse:
    """Mark the matter done, or say what is still owed; a link or a reload only says it."""
    if request.method == "POST":
        refused = _refused(partial(_close, request, matter))
        status = CONFLICT
    else:
        refused = _refused(partial(require_nothing_owed, matter, timezone.now()))
        status = OK
    if refused:
        return _page(request, matter, status, **refused)
    return redirect("echo:tell", address=matter.address)


def _close(request: SignedInRequest, matter: Matter) -> None:
    try:
        close_matter(matter=matter, actor=request.user, now=timezone.now())
    except MatterClosed:
        messages.info(request, _("The matter was marked done before."))
    else:
        messages.success(request, _("The matter was marked done."))


def _refused(act: Callable[[], None]) -> dict[str, Any]:
    """Return what the page says of what stands against the act, nothing when nothing does."""
    try:
        act()
    except PointsOpen as waiting:
        return {"refused": "open", "count": waiting.count}
    except AnswersUntold as untold:
        return {"refused": "untold", "count": untold.count}
    except HearingOpen:
        return {"refused": "hearing"}
    return {}


def _view(matter: Matter, code: str) -> Contribution:
    rows = Contribution.objects.on(matter).out().select_related("region", "matter__region")
    found = rows.filter(code=code).first()
    if found is None:
        raise Http404
    return found
