"""Speaking without an account: asking for a link, and the page that it opens."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

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
from kumaja.foundation.accounts.models import Link
from kumaja.foundation.accounts.queries import find_link
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.engine.floods import is_flooding
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.gates import RegionRequest, without_region
from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.actions.links import SAY_PAGE, mail_link, submit_by_link
from kumaja.voice.consultations.actions.receipts import send_receipt
from kumaja.voice.consultations.actions.saying import AlreadySaid, ConsultationClosed
from kumaja.voice.consultations.domain.dividing import Piece, proposed
from kumaja.voice.consultations.forms.links import AskLinkForm, LinkForm
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.consultations.queries.say import known_of
from kumaja.voice.consultations.queries.say_mailed import sends_by_mail
from kumaja.voice.consultations.queries.say_receipt import receipt_for
from kumaja.voice.consultations.views.say import closed_meanwhile
from kumaja.voice.consultations.views.say_loading import (
    CONFLICT,
    for_consultation,
    language_here,
    shown,
)
from kumaja.voice.consultations.views.say_sending import (
    body_of,
    divided,
    pieces_in,
    texts_of,
    told_pieces,
    view_of,
)
from kumaja.voice.contributions.domain.kinds import Basis
from kumaja.voice.contributions.models import Contribution

GONE, MOST_AN_HOUR = 410, 10


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_consultation
def say_ask_link(request: RegionRequest, consultation: Consultation) -> HttpResponse:
    """Mail a resident a link; whatever the address, the answer is the same."""
    told = shown(consultation)
    may = told["is_open"] and consultation.matter.residents_may_speak
    form = AskLinkForm(request.POST or None)
    if may and request.method == "POST" and form.is_valid():
        if not is_flooding("view-links", _network(request), most=MOST_AN_HOUR):
            with suppress(ConsultationClosed):
                mail_link(
                    consultation=consultation, to=form.cleaned_data["email"],
                    language=language_here(), now=timezone.now(),
                )  # fmt: skip
        return redirect(f"{request.path}?sent=1")
    told |= {"form": form, "may": may, "is_sent": "sent" in request.GET}
    return render(request, "consultations/say_ask_link.html", told)


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
def say_by_link(request: RegionRequest, token: str) -> HttpResponse:
    """Fill in, look through and send by a mailed link; opening it changes nothing."""
    link = find_link(token, page=SAY_PAGE)
    if link is None:
        raise Http404
    rows = Consultation.objects.select_related("region", "matter__region", "stage")
    consultation = get_object_or_404(rows, code=link.payload.get("consultation", ""))
    if getattr(request, "region", None) != consultation.region:
        return redirect(f"/{consultation.region.slug}{request.path_info}")
    if "contribution" in link.payload:
        return _arrived(request, link)
    organisation = _organisation_of(link)
    if not link.is_valid_at(timezone.now()) or not _holds(link, organisation):
        return render(request, "consultations/link_ended.html", status=GONE)
    try:
        return _page(request, link, consultation, organisation)
    except RegionClosed:
        return render(request, "consultations/say_region_closed.html", status=CONFLICT)


def _organisation_of(link: Link) -> Organisation | None:
    code = link.payload.get("organisation", "")
    return get_object_or_404(Organisation, code=code) if code else None


def _holds(link: Link, organisation: Organisation | None) -> bool:
    if organisation is None:
        return True
    return sends_by_mail(organisation, link.payload.get("to", ""), timezone.localdate())


def _arrived(request: RegionRequest, link: Link) -> HttpResponse:
    rows = Contribution.objects.select_related("stage", "matter", "region")
    row = get_object_or_404(rows, code=link.payload["contribution"])
    told = {"receipt": receipt_for(row, timezone.now()), "contribution": row, "by_link": True}
    return render(request, "consultations/say_arrived.html", told | {"matter": row.matter})


def _page(
    request: RegionRequest, link: Link, consultation: Consultation,
    organisation: Organisation | None,
) -> HttpResponse:  # fmt: skip
    told = shown(consultation) | {"organisation": organisation}
    if not told["is_open"]:
        return closed_meanwhile(request, consultation, [])
    initial: dict[str, Any] = {"seen": "everyone", "language": language_here(), "basis": Basis.OWN}
    if organisation is not None:
        known = known_of(organisation)
        initial |= {"role": known.role, "members": known.members, "basis": ""}
    form = LinkForm(request.POST or None, organisation=organisation, initial=initial)
    form.tell_owners(", ".join(name.in_language(language_here()).value for name in told["owners"]))
    act = request.POST.get("act", "check")
    if request.method == "POST" and act != "back" and form.is_valid():
        return _checked(request, link, consultation, form, act)
    return render(request, "consultations/say_by_link.html", told | {"form": form})


def _checked(
    request: RegionRequest, link: Link, consultation: Consultation, form: LinkForm, act: str
) -> HttpResponse:
    given = form.cleaned_data
    given["basis"] = given["basis"] or Basis.OWN
    pieces = pieces_in(request.POST) or proposed(given["said"], given["change"])
    pieces = divided(pieces, act)
    if act == "send" and pieces and form.holds(texts_of(pieces)):
        return _sent(request, link, consultation, form, pieces)
    told = shown(consultation) | {
        "form": form, "rows": told_pieces(pieces), "may_send": True, "summary": form.told(),
        "kept": form.kept(),
    }  # fmt: skip
    return render(request, "consultations/say_check.html", told)


def _sent(
    request: RegionRequest, link: Link, consultation: Consultation, form: LinkForm,
    pieces: tuple[Piece, ...],
) -> HttpResponse:  # fmt: skip
    given, organisation, to = form.cleaned_data, form.organisation, link.payload.get("to", "")
    view = view_of(given, body_of(given), pieces, organisation, None, to=to)
    now = timezone.now()
    with suppress(LinkSpent, AlreadySaid):  # the page then shows what stands
        try:
            sent = submit_by_link(
                link=link, consultation=consultation, organisation=organisation, view=view,
                name=given.get("name", "") or _("Resident"), now=now,
            )  # fmt: skip
        except ConsultationClosed:
            return closed_meanwhile(request, consultation, [], text=body_of(given))
        send_receipt(contribution=sent, to=to, now=now)
    return redirect(request.path)
