"""Hearings on the desk: writing one down, wording it, letting it out, moving its end."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.front.desk.forms.hearings import (
    EndForm,
    PeriodForm,
    QuestionsForm,
    TextForm,
    WordsForm,
)
from kumaja.front.desk.queries.hearings import (
    get_kept_hearing,
    hearings_kept_by,
    stages_to_hear,
)
from kumaja.front.desk.views.hearing_acting import kept, of_hearing
from kumaja.front.desk.views.lists import page_of
from kumaja.front.desk.views.matters_acting import form_page, keepers, of_matter
from kumaja.voice.consultations.actions.opening import (
    begin_consultation,
    change_consultation,
    move_end,
    open_consultation,
)
from kumaja.voice.consultations.actions.versions import publish_version
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.consultations.queries.texts import latest_text
from kumaja.voice.matters.models import Matter


def back_to(consultation: Consultation) -> str:
    """Return the page of the hearing on the desk."""
    return reverse("desk:hearing", args=[consultation.matter.code, consultation.code])


@require_safe
@keepers
def hearings(request: SignedInRequest) -> HttpResponse:
    """List the hearings that the visitor keeps, and the stages where one could begin."""
    day, now = timezone.localdate(), timezone.now()
    page, pages = page_of(request, hearings_kept_by(request.user, request.region, day))
    ahead = stages_to_hear(request.user, request.region, now, day)
    told = {
        "running": [row for row in page if not row.has_ended_at(now)],
        "ended": [row for row in page if row.has_ended_at(now)],
        "pages": pages, "stages": ahead, "now": now,
    }  # fmt: skip
    return render(request, "desk/hearings.html", told)


@require_safe
@of_hearing
def hearing(request: SignedInRequest, consultation: Consultation) -> HttpResponse:
    """Show a hearing as a list of what is done and what is owed."""
    told = {"page": get_kept_hearing(consultation, timezone.now()), "row": consultation}
    return render(request, "desk/hearing.html", told | {"matter": consultation.matter})


@once
@of_matter
def hearing_begin(request: SignedInRequest, matter: Matter, stage: str) -> HttpResponse:
    """Write a hearing down for a stage; nobody else sees it before it is opened."""
    chosen = get_object_or_404(matter.stages.select_related("matter__region"), code=stage)
    form, saved = WordsForm(request.POST or None), list[Consultation]()

    def begin() -> None:
        saved.append(
            begin_consultation(
                stage=chosen, values=form.values(), actor=request.user, now=timezone.now()
            )
        )

    if kept(form, begin):
        messages.success(request, _("The hearing was saved. Nobody else sees it yet."))
        return redirect("desk:hearing", code=matter.code, hearing=saved[0].code)
    return form_page(
        request, form, title=_("Write a hearing down"), lead=matter.title,
        submit=_("Save the hearing"), back=reverse("desk:hearings"),
    )  # fmt: skip


@once
@of_hearing
def hearing_words(request: SignedInRequest, consultation: Consultation) -> HttpResponse:
    """Word the hearing anew before it opens."""
    form = WordsForm(request.POST or None, consultation=consultation)

    def change() -> None:
        change_consultation(
            consultation=consultation, values=form.values(), actor=request.user,
            now=timezone.now(),
        )  # fmt: skip

    if kept(form, change):
        messages.success(request, _("The words were saved."))
        return redirect(back_to(consultation))
    return form_page(
        request, form, title=_("What you ask, and why"), lead=consultation.matter.title,
        submit=_("Save the words"), back=back_to(consultation),
    )  # fmt: skip


@once
@of_hearing
def hearing_questions(request: SignedInRequest, consultation: Consultation) -> HttpResponse:
    """Write the questions before it opens."""
    form = QuestionsForm(request.POST or None, consultation=consultation)

    def change() -> None:
        change_consultation(
            consultation=consultation, values={}, questions=form.rows("text"),
            actor=request.user, now=timezone.now(),
        )  # fmt: skip

    if kept(form, change):
        messages.success(request, _("The questions were saved."))
        return redirect(back_to(consultation))
    return form_page(
        request, form, title=_("Questions"), lead=consultation.title,
        submit=_("Save the questions"), back=back_to(consultation),
    )  # fmt: skip


@once
@of_hearing
def hearing_text(request: SignedInRequest, consultation: Consultation) -> HttpResponse:
    """Write the text, or publish a new version: comments go along, lost ones are listed."""
    form = TextForm(request.POST or None, before=latest_text(consultation))

    def publish() -> None:
        publish_version(
            consultation=consultation, text=form.text(), actor=request.user,
            now=timezone.now(), after_version=form.cleaned_data["after"],
        )  # fmt: skip

    if kept(form, publish):
        messages.success(request, _("The text was saved. The version before stays readable."))
        return redirect(back_to(consultation))
    note = _("Comments go along to their paragraphs. Those that can't are listed for you.")
    return form_page(
        request, form, title=_("The text that is heard"), lead=consultation.title,
        submit=_("Save the text"), back=back_to(consultation),
        note=note if consultation.opened_at else "",
    )  # fmt: skip


@once
@of_hearing
def hearing_open(request: SignedInRequest, consultation: Consultation) -> HttpResponse:
    """Let the hearing out for its period."""
    form = PeriodForm(request.POST or None, consultation=consultation)

    def let_out() -> None:
        open_consultation(
            consultation=consultation, starts_at=form.starts_at(), ends_at=form.ends_at(),
            hurry_reason=form.cleaned_data["hurry_reason"], actor=request.user,
            now=timezone.now(),
        )  # fmt: skip

    if kept(form, let_out):
        messages.success(request, _("Everyone sees the hearing now. Invite those it touches."))
        return redirect(back_to(consultation))
    return form_page(
        request, form, title=_("Open the hearing"), lead=consultation.title,
        submit=_("Open the hearing"), back=back_to(consultation),
    )  # fmt: skip


@once
@of_hearing
def hearing_end(request: SignedInRequest, consultation: Consultation) -> HttpResponse:
    """Move the end of the period, with the reason."""
    last_day = timezone.localdate(consultation.stage.ends_at)
    form = EndForm(
        request.POST or None, initial={"ends_on": last_day}, use_required_attribute=False
    )

    def move() -> None:
        move_end(
            consultation=consultation, ends_at=form.ends_at(),
            reason=form.cleaned_data["reason"], actor=request.user, now=timezone.now(),
        )  # fmt: skip

    if kept(form, move):
        messages.success(request, _("The days were moved."))
        return redirect(back_to(consultation))
    return form_page(
        request, form, title=_("Move the last day"), lead=consultation.title,
        submit=_("Save the days"), back=back_to(consultation),
    )  # fmt: skip
