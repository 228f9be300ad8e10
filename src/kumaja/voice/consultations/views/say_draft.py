"""Point by point: a task list, a page a part, saved at each step, written by several."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.core.gates import require
from kumaja.voice.consultations.actions.drafting import (
    PartSavedMeanwhile,
    begin_draft,
    drop_draft,
    save_part,
    send_draft,
)
from kumaja.voice.consultations.actions.placing import current_text
from kumaja.voice.consultations.actions.receipts import send_receipt
from kumaja.voice.consultations.actions.saying import AlreadySaid, ConsultationClosed, standing_of
from kumaja.voice.consultations.domain.steps import Step
from kumaja.voice.consultations.forms.draft import FilesForm, GroundForm, TextsForm
from kumaja.voice.consultations.models import Consultation, ViewDraft
from kumaja.voice.consultations.policies import drafted_for_by, may_send_for
from kumaja.voice.consultations.queries.say import drafts_of, known_of
from kumaja.voice.consultations.queries.say_drafts import body_of_draft, pieces_of, steps_of
from kumaja.voice.consultations.queries.say_parts import beside, fields_of, paragraphs_of
from kumaja.voice.consultations.queries.say_words import STEP_WORDS
from kumaja.voice.consultations.views.say_files import files_of, keep_files
from kumaja.voice.consultations.views.say_loading import (
    for_consultation,
    language_here,
    said_for,
    shown,
)
from kumaja.voice.consultations.views.say_sending import (
    divided,
    pieces_in,
    places_of,
    texts_of,
    told_pieces,
    view_of,
)

_GROUND = ("role", "basis", "members", "heard", "seen", "language")


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_consultation
def say_full(request: SignedInRequest, consultation: Consultation) -> HttpResponse:
    """Choose the association, begin its draft or go on with it."""
    own = list(drafted_for_by(request.user, request.region, timezone.localdate()))
    told = shown(consultation) | {
        "own": own, "drafts": drafts_of(own, consultation), "said": said_for(consultation, own),
    }  # fmt: skip
    chosen = next((row for row in own if row.code == request.POST.get("for", "")), None)
    if request.method == "POST":
        require(chosen is not None, _("Only who may speak for an association can do this."))
    if chosen is None or not told["is_open"]:
        return render(request, "consultations/say_full.html", told)
    begun = begin_draft(
        consultation=consultation, organisation=chosen, actor=request.user, now=timezone.now()
    )
    address = consultation.matter.address
    return redirect("consultations:draft", address=address, code=begun.code)


def _found(request: SignedInRequest, consultation: Consultation, code: str) -> ViewDraft:
    own = drafted_for_by(request.user, request.region, timezone.localdate())
    rows = ViewDraft.objects.filter(consultation=consultation, organisation__in=own.values("pk"))
    found: ViewDraft = get_object_or_404(
        rows.select_related("organisation", "consultation__matter", "region"), code=code
    )
    found.consultation = consultation
    return found


def _told(request: SignedInRequest, consultation: Consultation, row: ViewDraft) -> dict[str, Any]:
    day = timezone.localdate()
    return shown(consultation) | {
        "draft": row, "organisation": row.organisation,
        "may_send": may_send_for(request.user, row.organisation, day),
    }  # fmt: skip


@require_http_methods(["GET", "HEAD"])
@for_consultation
def draft(request: SignedInRequest, consultation: Consultation, code: str) -> HttpResponse:
    """Show the task list: what is done, what is under way, who saved it."""
    row = _found(request, consultation, code)
    told = _told(request, consultation, row)
    told |= {"steps": steps_of(row, current_text(consultation)), "has_text": body_of_draft(row)}
    return render(request, "consultations/draft.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_consultation
def draft_step(
    request: SignedInRequest, consultation: Consultation, code: str, step: str
) -> HttpResponse:
    """One part on a page of its own; who saves over a colleague's text sees both."""
    row = _found(request, consultation, code)
    if step not in set(Step):
        raise Http404
    this, document = Step(step), current_text(consultation)
    part = row.parts.filter(step=this).select_related("saved_by").first()
    form = _form_of(request, row, this)
    told = _told(request, consultation, row) | {
        "step": this.value, "words": STEP_WORDS[this], "form": form, "part": part,
        "document": document, "version": part.version if part else 0,
        "paragraphs": paragraphs_of(document), "files": files_of(row),
    }  # fmt: skip
    if request.method == "POST" and form.is_valid():
        answer = _saved(request, row, this, form)
        if isinstance(answer, HttpResponse):
            return answer
        if answer is not None:
            told |= {"theirs": answer.part, "version": answer.part.version}
            told["their_texts"] = _texts_of(form, answer.part.content)
    if this is Step.PARAGRAPHS:
        told["beside"] = beside(form, told["paragraphs"])
    return render(request, "consultations/draft_step.html", told)


def _texts_of(form: Any, content: dict[str, Any]) -> list[tuple[Any, str]]:  # noqa: ANN401
    """Return a colleague's texts that differ from one's own, each with what it answers."""
    fields, own = form.fields, form.cleaned_data
    return [
        (fields[name].label, str(text))
        for name, text in content.items()
        if name in fields and str(own.get(name, "")) != str(text)
    ]


def _form_of(request: SignedInRequest, row: ViewDraft, step: Step) -> Any:  # noqa: ANN401
    posted = request.POST or None
    part = row.parts.filter(step=step).first()
    content = part.content if part is not None else {}
    if step is Step.FILES:
        return FilesForm(posted, request.FILES or None)
    if step is Step.SPEAKER:
        known = known_of(row.organisation)
        start = {"role": known.role, "members": known.members, "seen": "everyone"}
        form = GroundForm(posted, initial=start | {"language": language_here()} | content)
        names = shown(row.consultation)["owners"]
        form.tell_owners(", ".join(name.in_language(language_here()).value for name in names))
        return form
    document = current_text(row.consultation)
    fields = fields_of(row.consultation, document, step, language_here())
    return TextsForm(posted, fields=fields, initial=content)


def _saved(
    request: SignedInRequest,
    row: ViewDraft,
    step: Step,
    form: Any,  # noqa: ANN401
) -> HttpResponse | PartSavedMeanwhile | None:
    seen, now = request.POST.get("version", ""), timezone.now()
    if step is Step.FILES:
        content = keep_files(request, row, form)
        if content is None:
            return None
    else:
        content = form.content() if hasattr(form, "content") else {}
    try:
        save_part(
            draft=row, step=step, content=content, is_done=request.POST.get("act") != "later",
            seen_version=int(seen) if seen.isdecimal() and len(seen) < 9 else None,  # noqa: PLR2004
            actor=request.user, now=now,
        )  # fmt: skip
    except PartSavedMeanwhile as met:
        return met
    messages.success(request, _("Saved."))
    address = row.consultation.matter.address
    return redirect("consultations:draft", address=address, code=row.code)


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_consultation
def draft_check(request: SignedInRequest, consultation: Consultation, code: str) -> HttpResponse:
    """Look through the points of the whole draft, and send it."""
    row = _found(request, consultation, code)
    told = _told(request, consultation, row)
    ground = GroundForm(_ground_of(row))
    is_ready, act = ground.is_valid(), request.POST.get("act", "")
    pieces = divided(pieces_in(request.POST) or pieces_of(row), act)
    if request.method == "POST" and act == "send":
        require(told["may_send"], _("Only a spokesperson of the association sends."))
        if is_ready and pieces and ground.holds(texts_of(pieces, body_of_draft(row))):
            return _sent(request, row, ground.cleaned_data, pieces)
    told |= {
        "rows": told_pieces(pieces), "is_ready": is_ready, "form": ground if is_ready else None,
        "summary": ground.told() if is_ready else [],
        "said": standing_of(consultation, row.organisation.code),
    }  # fmt: skip
    return render(request, "consultations/draft_check.html", told)


def _ground_of(row: ViewDraft) -> dict[str, Any]:
    content = row.parts.filter(step=Step.SPEAKER).values_list("content", flat=True).first() or {}
    return {name: content[name] for name in _GROUND if content.get(name) is not None}


def _sent(
    request: SignedInRequest,
    row: ViewDraft,
    given: dict[str, Any],
    pieces: Any,  # noqa: ANN401
) -> HttpResponse:
    view = view_of(given, body_of_draft(row), pieces, row.organisation, request.user)
    address, now = row.consultation.matter.address, timezone.now()
    try:
        sent = send_draft(
            draft=row, view=view, places=places_of(row.consultation, pieces),
            files=files_of(row), actor=request.user, now=now,
        )  # fmt: skip
    except (ConsultationClosed, AlreadySaid):
        return redirect("consultations:say_short", address=address)
    send_receipt(contribution=sent, to=request.user.email, now=now)
    return redirect("consultations:said", address=address, code=sent.code)


@require_http_methods(["GET", "HEAD", "POST"])
@once
@for_consultation
def draft_drop(request: SignedInRequest, consultation: Consultation, code: str) -> HttpResponse:
    """Throw a draft away, by one button on a page of its own."""
    row = _found(request, consultation, code)
    if request.method == "POST":
        drop_draft(draft=row, actor=request.user, now=timezone.now())
        messages.success(request, _("The draft was thrown away."))
        return redirect("consultations:say", address=consultation.matter.address)
    return render(request, "consultations/draft_drop.html", _told(request, consultation, row))
