"""Asking about what is heard, and asking to be told when it opens."""

from __future__ import annotations

from contextlib import suppress

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kumaja.foundation.accounts.actions import LinkSpent
from kumaja.foundation.accounts.models import User
from kumaja.foundation.accounts.queries import find_link
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.engine.floods import is_flooding
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.gates import RegionRequest, without_region
from kumaja.foundation.subscriptions.actions import ask_to_subscribe, subscribe
from kumaja.foundation.subscriptions.domain.frequencies import Frequency
from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.actions.asking import (
    NotTakingQuestions,
    TooManyQuestions,
    ask_question,
)
from kumaja.voice.consultations.actions.asking_links import ASK_PAGE, ask_by_link, mail_question
from kumaja.voice.consultations.actions.telling import OPENS
from kumaja.voice.consultations.forms.asking import AskForm, TellMeForm
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.consultations.policies import drafted_for_by
from kumaja.voice.consultations.queries.say import answer_address_of
from kumaja.voice.consultations.views.say_loading import (
    CONFLICT,
    for_consultation,
    language_here,
    shown,
)

GONE, MOST_AN_HOUR = 410, 10


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_consultation
def ask(request: RegionRequest, consultation: Consultation) -> HttpResponse:
    """Ask: an association at once, anybody else by a link that is mailed to them."""
    own = list(drafted_for_by(request.user, request.region, timezone.localdate()))
    may = not consultation.has_ended_at(timezone.now())
    form = AskForm(request.POST or None, organisations=own)
    if may and request.method == "POST" and form.is_valid() and _sent(request, consultation, form):
        return redirect(f"{request.path}?sent={'asked' if form.organisation else 'mailed'}")
    told = shown(consultation) | {"form": form, "may": may, "sent": request.GET.get("sent", "")}
    return render(request, "consultations/ask.html", told)


def _sent(request: RegionRequest, consultation: Consultation, form: AskForm) -> bool:
    """Ask, or mail the link; False with the reason in the form when it can't be."""
    given, now = form.cleaned_data, timezone.now()
    try:
        if form.organisation is not None:
            _ask_for(request, consultation, form.organisation, given["text"])
        elif not is_flooding("question-links", _network(request), most=MOST_AN_HOUR):
            mail_question(
                consultation=consultation, text=given["text"], name=given["name"],
                to=given["email"], language=language_here(), now=now,
            )  # fmt: skip
    except TooManyQuestions:
        form.add_error(None, _("You have asked five times today. Call instead, or go on tomorrow."))
    except NotTakingQuestions:
        form.add_error(None, _("The hearing has ended. Your text is kept below."))
    return not form.errors


def _ask_for(
    request: RegionRequest, consultation: Consultation, organisation: Organisation, text: str
) -> None:
    assert isinstance(request.user, User)  # noqa: S101 - only who is signed in has associations
    ask_question(
        consultation=consultation, text=text, language=language_here(), name="",
        organisation=organisation, answer_to=answer_address_of(organisation, timezone.now()),
        actor=request.user, now=timezone.now(),
    )  # fmt: skip


def _network(request: RegionRequest) -> str:
    try:
        return str(get_adapter(request).get_client_ip(request))
    except PermissionDenied:
        return ""


@require_http_methods(["GET", "HEAD", "POST"])
@without_region
@never_cache
@login_not_required
@once
def ask_by_link_page(request: RegionRequest, token: str) -> HttpResponse:
    """Send a question by a mailed link's button; opening it changes nothing."""
    link = find_link(token, page=ASK_PAGE)
    if link is None:
        raise Http404
    rows = Consultation.objects.select_related("region", "matter__region", "stage")
    consultation = get_object_or_404(rows, code=link.payload.get("consultation", ""))
    if getattr(request, "region", None) != consultation.region:
        return redirect(f"/{consultation.region.slug}{request.path_info}")
    told = {"matter": consultation.matter, "link": link, "consultation": consultation}
    if "asked" in link.payload:
        return render(request, "consultations/ask_by_link.html", told | {"is_sent": True})
    is_over = consultation.has_ended_at(timezone.now())
    if is_over or not link.is_valid_at(timezone.now()):
        status = GONE if not is_over else 200
        return render(
            request, "consultations/ask_by_link.html", told | {"is_over": 1}, status=status
        )
    if request.method == "POST":
        with suppress(LinkSpent, NotTakingQuestions):  # the page then shows what stands
            try:
                ask_by_link(link=link, consultation=consultation, now=timezone.now())
            except RegionClosed:
                told |= {"region": consultation.region}
                closed = "consultations/say_region_closed.html"
                return render(request, closed, told, status=CONFLICT)
        return redirect(request.path)
    return render(request, "consultations/ask_by_link.html", told)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_consultation
def tell_me(request: RegionRequest, consultation: Consultation) -> HttpResponse:
    """Let one be told when the hearing opens: by account at once, else by a confirmed address."""
    is_coming = consultation.stage.starts_at > timezone.now()
    form = TellMeForm(request.POST or None, use_required_attribute=False)
    about, now = consultation.matter.code, timezone.now()
    if is_coming and request.method == "POST" and isinstance(request.user, User):
        subscribe(
            user=request.user, region=request.region, kind=OPENS, frequency=Frequency.NOW,
            now=now, about=about,
        )  # fmt: skip
        return redirect(f"{request.path}?sent=asked")
    if is_coming and request.method == "POST" and form.is_valid():
        if not is_flooding("opens", _network(request), most=MOST_AN_HOUR):
            ask_to_subscribe(
                email=form.cleaned_data["email"], region=request.region, kind=OPENS,
                frequency=Frequency.NOW, language=language_here(), now=now, about=about,
            )  # fmt: skip
        return redirect(f"{request.path}?sent=mailed")
    told = shown(consultation) | {"form": form, "sent": request.GET.get("sent", "")}
    return render(request, "consultations/tell_me.html", told)
