"""Other ways: written down for somebody by coordination, taken along to the board on paper."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.gates import require
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.network.networks.policies import visible_in as networks_in
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.policies import is_administrator, visible_in
from kumaja.voice.consultations.actions.saying import (
    AlreadySaid,
    ConsultationClosed,
    NotOfTheRegion,
    submit_view,
)
from kumaja.voice.consultations.domain.dividing import Piece, proposed
from kumaja.voice.consultations.forms.entered import EnteredForm
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.consultations.policies import may_enter_for_others
from kumaja.voice.consultations.views.say_loading import for_consultation, language_here, shown
from kumaja.voice.consultations.views.say_sending import (
    body_of,
    divided,
    pieces_in,
    texts_of,
    told_pieces,
    view_of,
)
from kumaja.voice.contributions.domain.kinds import AnswerBy, Origin
from kumaja.voice.relay.engine.codes import picture_of


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_consultation
def say_entered(request: SignedInRequest, consultation: Consultation) -> HttpResponse:
    """Write down what came on paper or by telephone, with its day and how it is answered."""
    today = timezone.localdate()
    may = may_enter_for_others(request.user, consultation, today)
    looks = request.method != "POST" and is_administrator(request.user, today)
    require(may or looks)
    told, region = shown(consultation), request.region
    associations = visible_in(region).exclude(kind=OrganisationKind.PUBLIC_BODY).by_name()
    form = EnteredForm(
        request.POST or None, organisations=list(associations), today=today,
        networks=list(networks_in(region)),
        with_residents=consultation.matter.residents_may_speak,
    )  # fmt: skip
    names = (name.in_language(language_here()).value for name in told["owners"])
    form.tell_owners(", ".join(names))
    act = request.POST.get("act", "check")
    if request.method == "POST" and act != "back" and form.is_valid() and told["is_open"]:
        return _checked(request, consultation, form, act)
    return render(request, "consultations/say_entered.html", told | {"form": form})


def _checked(
    request: SignedInRequest, consultation: Consultation, form: EnteredForm, act: str
) -> HttpResponse:
    given = form.cleaned_data
    pieces = pieces_in(request.POST) or proposed(given["said"], given["change"])
    pieces = divided(pieces, act)
    if act == "send" and pieces and form.holds(texts_of(pieces)):
        try:
            return _sent(request, consultation, form, pieces)
        except AlreadySaid as met:
            told_of = {"number": met.contribution.number}
            form.add_error("association", _("It has spoken already: view %(number)s.") % told_of)
        except ConsultationClosed:
            form.add_error(None, _("The hearing has ended. Nothing was sent; the text is below."))
        except NotOfTheRegion:
            form.add_error(None, _("It does not act in this region, or has ended its work."))
        return render(
            request, "consultations/say_entered.html", shown(consultation) | {"form": form}
        )
    told = shown(consultation) | {
        "form": form, "rows": told_pieces(pieces), "may_send": True, "summary": form.told(),
        "kept": form.kept(),
    }  # fmt: skip
    return render(request, "consultations/say_check.html", told)


def _sent(
    request: SignedInRequest, consultation: Consultation, form: EnteredForm,
    pieces: tuple[Piece, ...],
) -> HttpResponse:  # fmt: skip
    given = form.cleaned_data
    view = replace(
        view_of(given, body_of(given), pieces, form.organisation, None),
        origin=Origin(given["origin"]), answer_by=AnswerBy(given["answer_by"]),
        answer_to=given["answer_to"], reach_members=given["members"], reach_heard=given["heard"],
    )  # fmt: skip
    sent = submit_view(
        consultation=consultation, speaker=form.whom(_("Resident")), view=view,
        actor=request.user, now=timezone.now(), said_on=given["said_on"],
    )  # fmt: skip
    messages.success(request, _("Written down as view %(number)s.") % {"number": sent.number})
    return redirect("consultations:said", address=consultation.matter.address, code=sent.code)


@login_not_required
@require_safe
@for_consultation
def say_sheet(request: RegionRequest, consultation: Consultation) -> HttpResponse:
    """One sheet for a board: what, why, by when, the choices, and where the material is."""
    path = reverse("consultations:say", args=[consultation.matter.address])
    slug = consultation.region.slug
    url = f"{settings.PUBLIC_URL}/{slug}/{path.removeprefix(get_script_prefix())}"
    told = shown(consultation) | {"url": url, "code": picture_of(url)}
    return render(request, "consultations/say_sheet.html", told)
