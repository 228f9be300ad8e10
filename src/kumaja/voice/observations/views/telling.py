"""Kerro, mitä näet: by anyone, in two minutes, without signing in."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.engine.floods import is_flooding
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import acted_for_by
from kumaja.voice.contributions.actions.recording import Speaker
from kumaja.voice.contributions.domain.kinds import AnswerBy
from kumaja.voice.observations.actions.telling import (
    VISITOR,
    Told,
    TooManyWords,
    resident_of,
    tell_observation,
)
from kumaja.voice.observations.domain.kinds import MOST_AN_HOUR, Wish
from kumaja.voice.observations.forms import TellForm
from kumaja.voice.observations.models import Observation
from kumaja.voice.observations.queries.shown import asked_of_network, led_somewhere
from kumaja.voice.observations.queries.warnings import Warned, danger_in, warned_of
from kumaja.voice.observations.queries.words import STANDING_WORDS

CONFLICT = 409


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@once
def tell(request: RegionRequest) -> HttpResponse:
    """Tell what one sees; what could identify somebody, or tells of danger, is shown first."""
    form = _form(request)
    if not form.is_valid():
        return _page(request, form)
    warned = warned_of(form.texts, _language(), timezone.now())
    if warned and form.cleaned_data["seen"] != warned.seen:
        return _page(request, _seen(request, warned), warned=warned)
    if _is_too_much(request, form):
        return _page(request, form)
    try:
        sent = _send(request, form)
    except TooManyWords:
        form.add_error(None, _("Much has come from you today. Your text is kept. Send tomorrow."))
    except RegionClosed:
        form.add_error(None, _("The region's network has ended its work. Nothing was sent."))
        return _page(request, form, status=CONFLICT)
    else:
        return redirect("observations:arrived", code=sent.code)
    return _page(request, form)


def _form(request: RegionRequest) -> TellForm:
    asked = request.GET if request.method != "POST" else {}
    return TellForm(
        request.POST or None, region=request.region, organisations=_served(request),
        is_signed_in=request.user.is_authenticated, chosen=asked.get("as", ""),
        follows=asked.get("about", ""),
    )  # fmt: skip


def _seen(request: RegionRequest, warned: Warned) -> TellForm:
    """Return the form with what was typed, and the print of what its writer has been shown."""
    data = request.POST.copy()
    data["seen"] = warned.seen
    form = TellForm(
        data, region=request.region, organisations=_served(request),
        is_signed_in=request.user.is_authenticated,
    )  # fmt: skip
    form.is_valid()
    return form


def _served(request: RegionRequest) -> list[Organisation]:
    if not request.user.is_authenticated:
        return []
    rows = acted_for_by(request.user, timezone.localdate()).in_region(request.region)
    return list(rows.current().by_name())


def _page(
    request: RegionRequest, form: TellForm, *, warned: Warned | None = None, status: int = 200
) -> HttpResponse:
    told = {
        "form": form, "warned": warned, "region": request.region,
        "examples": led_somewhere(request.region, timezone.now()),
        "about": _about(request, form["follows"].value() or ""),
    }  # fmt: skip
    return render(request, "observations/tell.html", told, status=status)


def _about(request: RegionRequest, code: str) -> Observation | None:
    """Return the word that this one answers, when the network was asked and one may read it."""
    if not code:
        return None
    rows = asked_of_network(request.user, request.region, timezone.localdate())
    return rows.filter(code=code.replace("\x00", "")).first()


def _send(request: RegionRequest, form: TellForm) -> Observation:
    given, user = form.cleaned_data, request.user
    person = user if isinstance(user, User) else None
    place = form.municipality_told
    name = given["name"] or resident_of(place, _language())
    told = Told(
        text=given["text"], language=_language(), whom=given["whom"], municipality=place,
        place=given["place"], helps=given["helps"], wish=Wish(given["wish"]),
        answer_by=AnswerBy.DESK if person else AnswerBy.MAIL,
        answer_to="" if person else given["email"], follows=_about(request, given["follows"]),
    )  # fmt: skip
    speaker = Speaker(organisation=form.organisation, person=person, name=name)
    return tell_observation(
        region=request.region, speaker=speaker, told=told, actor=person or VISITOR,
        now=timezone.now(),
    )  # fmt: skip


def _is_too_much(request: RegionRequest, form: TellForm) -> bool:
    """Test whether one network sends too much; the form then says so and keeps the text."""
    address = get_adapter(request).get_client_ip(request)
    if not is_flooding("observation", address, most=MOST_AN_HOUR):
        return False
    form.add_error(None, _("Much has come from your network. Your text is kept. Send in an hour."))
    return True


def _language() -> str:
    return (get_language() or "fi")[:2]


@login_not_required
@require_safe
def arrived(request: RegionRequest, code: str) -> HttpResponse:
    """Show that it has arrived, and when it is read; not what was told."""
    rows = Observation.objects.in_region(request.region).with_said()
    row = get_object_or_404(rows, code=code)
    told = {
        "row": row, "word": STANDING_WORDS[row.state], "region": request.region,
        "lines": danger_in(row.contribution.body, _language(), timezone.now()),
    }  # fmt: skip
    return render(request, "observations/arrived.html", told)
