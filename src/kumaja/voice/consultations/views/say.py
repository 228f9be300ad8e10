"""Choosing the way, and a view in two minutes."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.gates import require
from kumaja.foundation.regions.gates import RegionRequest
from kumaja.voice.consultations.actions.drafting import begin_draft, save_part
from kumaja.voice.consultations.actions.receipts import send_receipt
from kumaja.voice.consultations.actions.saying import (
    AlreadySaid,
    ConsultationClosed,
    complete_view,
    standing_of,
    submit_view,
)
from kumaja.voice.consultations.domain.dividing import Piece, proposed
from kumaja.voice.consultations.domain.steps import Step
from kumaja.voice.consultations.forms.say import MYSELF, SayForm
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.consultations.policies import (
    drafted_for_by,
    may_enter_for_others,
    may_send_for,
    may_speak_as_resident,
)
from kumaja.voice.consultations.queries.say import drafts_of, known_of
from kumaja.voice.consultations.queries.say_drafts import drafted_of, whole_of
from kumaja.voice.consultations.views.say_loading import (
    CONFLICT,
    for_consultation,
    language_here,
    said_for,
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
from kumaja.voice.contributions.actions.recording import Speaker
from kumaja.voice.contributions.domain.kinds import Basis
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.relay.queries import leaving_of


@login_not_required
@require_safe
@for_consultation
def say(request: RegionRequest, consultation: Consultation) -> HttpResponse:
    """Offer the ways of saying, two of equal weight; closed says what one can still do."""
    day = timezone.localdate()
    own = list(drafted_for_by(request.user, request.region, day))
    told = shown(consultation) | {
        "own": own,
        "is_resident": may_speak_as_resident(request.user, consultation),
        "may_enter": may_enter_for_others(request.user, consultation, day),
        "said": said_for(consultation, own),
        "drafts": drafts_of(own, consultation),
    }
    return render(request, "consultations/say.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_consultation
def say_short(request: SignedInRequest, consultation: Consultation) -> HttpResponse:
    """Fill a view in on one page, look it through, send; nothing is sent before the last."""
    own = list(drafted_for_by(request.user, request.region, timezone.localdate()))
    with_self = may_speak_as_resident(request.user, consultation)
    told = shown(consultation)
    if not own and not with_self:
        require(request.method != "POST", _("Only who may speak for an association can do this."))
        return render(request, "consultations/say_nobody.html", told)
    form = SayForm(
        request.POST or None, organisations=own, with_self=with_self,
        initial=initial_of(request, consultation, own),
    )  # fmt: skip
    if not told["is_open"]:
        return _came_late(request, consultation, form, own)
    form.tell_owners(", ".join(str(name) for name in _names(told)))
    act = request.POST.get("act", "check")
    if request.method == "POST" and act != "back" and form.is_valid():
        return _checked(request, consultation, form, act)
    told |= {"form": form, "said": said_for(consultation, own)}
    return render(request, "consultations/say_short.html", told)


def _names(told: dict[str, Any]) -> list[str]:
    return [name.in_language(language_here()).value for name in told["owners"]]


def initial_of(
    request: SignedInRequest, consultation: Consultation, own: list[Any]
) -> dict[str, Any]:
    """Return what is known already: the only association, its last role, what was drafted."""
    code = request.GET.get("for", "")
    chosen = next((row for row in own if row.code == code), own[0] if len(own) == 1 else None)
    if chosen is None:
        return {"language": language_here(), "speaker": "" if own else MYSELF}
    known = known_of(chosen)
    said, change = whole_of(consultation, chosen)
    found = {
        "speaker": chosen.code, "role": known.role, "members": known.members, "said": said,
        "change": change, "language": language_here(), "seen": "everyone",
    }  # fmt: skip
    asked = leaving_of(chosen, consultation.matter)
    if asked is None or said:
        return found
    return found | {
        "said": asked.summary, "basis": Basis.MEMBERS, "language": asked.language,
        "members": asked.members or known.members, "heard": asked.heard,
    }  # fmt: skip


def _checked(
    request: SignedInRequest, consultation: Consultation, form: SayForm, act: str
) -> HttpResponse:
    """Show the points for looking through, or send what was looked through."""
    given, organisation = form.cleaned_data, form.organisation
    pieces = pieces_in(request.POST)
    pieces = divided(pieces, act) if pieces else proposed(given["said"], given["change"])
    said = standing_of(consultation, organisation.code) if organisation is not None else None
    day = timezone.localdate()
    may_send = organisation is None or may_send_for(request.user, organisation, day)
    if act == "send" and pieces and may_send and form.holds(texts_of(pieces)):
        return _sent(request, consultation, form, pieces, said)
    if act == "keep" and organisation is not None:
        return _kept(request, consultation, form)
    told = shown(consultation) | {
        "form": form, "rows": told_pieces(pieces), "said": said, "may_send": may_send,
        "kept": form.kept(),
        "organisation": organisation, "summary": form.told(),
    }  # fmt: skip
    return render(request, "consultations/say_check.html", told)


def _sent(
    request: SignedInRequest, consultation: Consultation, form: SayForm,
    pieces: tuple[Piece, ...], said: Contribution | None,
) -> HttpResponse:  # fmt: skip
    given, organisation, now = form.cleaned_data, form.organisation, timezone.now()
    view = view_of(given, body_of(given), pieces, organisation, request.user)
    try:
        if said is not None:
            sent = complete_view(contribution=said, view=view, actor=request.user, now=now)
        else:
            name = request.user.name if organisation is None else ""
            speaker = Speaker(organisation=organisation, person=request.user, name=name)
            sent = submit_view(
                consultation=consultation, speaker=speaker, view=view, actor=request.user, now=now
            )
    except ConsultationClosed:
        return _kept(request, consultation, form)
    except AlreadySaid:  # a colleague was faster: the page says so, with the same text
        return _checked(request, consultation, form, "check")
    send_receipt(contribution=sent, to=request.user.email, now=now)
    return redirect("consultations:said", address=consultation.matter.address, code=sent.code)


def _kept(request: SignedInRequest, consultation: Consultation, form: SayForm) -> HttpResponse:
    """Keep the text as the association's draft; a resident's stays on the page."""
    given, organisation, now = form.cleaned_data, form.organisation, timezone.now()
    if organisation is None:
        return closed_meanwhile(request, consultation, [], text=body_of(given))
    draft = begin_draft(
        consultation=consultation, organisation=organisation, actor=request.user, now=now
    )
    content = {"said": given["said"], "change": given["change"]}
    save_part(draft=draft, step=Step.WHOLE, content=content, actor=request.user, now=now)
    speaker = {name: given[name] for name in ("role", "basis", "members", "heard", "seen")}
    save_part(draft=draft, step=Step.SPEAKER, content=speaker, actor=request.user, now=now)
    if not consultation.is_open_at(now):
        return redirect("consultations:say_short", address=consultation.matter.address)
    return redirect("consultations:draft", address=consultation.matter.address, code=draft.code)


def _came_late(
    request: SignedInRequest, consultation: Consultation, form: SayForm, own: list[Any]
) -> HttpResponse:
    """Keep as a draft what was opened before the end and sent after it; what can't be is shown."""
    if request.method != "POST":
        return closed_meanwhile(request, consultation, own)
    form.full_clean()
    given, now = form.cleaned_data, timezone.now()
    organisation = form.organisations.get(given.get("speaker", ""))
    content = {name: given.get(name, "") for name in ("said", "change")}
    if organisation is None or not content["said"] or not consultation.has_ended_at(now):
        return closed_meanwhile(request, consultation, own)
    draft = begin_draft(
        consultation=consultation, organisation=organisation, actor=request.user, now=now
    )
    save_part(draft=draft, step=Step.WHOLE, content=content, actor=request.user, now=now)
    return redirect("consultations:say_short", address=consultation.matter.address)


def closed_meanwhile(
    request: RegionRequest, consultation: Consultation, own: list[Any], *, text: str | None = None
) -> HttpResponse:
    """Say when it closed, show what is kept and what was just sent, and where it can still go."""
    if text is None:
        text = "\n\n".join(filter(None, map(request.POST.get, ("said", "change"))))
    told = shown(consultation) | {"kept": drafted_of(own, consultation), "text": text}
    status = CONFLICT if request.method == "POST" else 200
    return render(request, "consultations/say_closed.html", told, status=status)
