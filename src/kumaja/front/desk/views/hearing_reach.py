"""Reaching people for a hearing: inviting, reminding, helping, answering, placing comments."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.front.desk.forms.hearings import AnswerForm, HelpForm, PlaceForm, RemindForm
from kumaja.front.desk.forms.inviting import MOST_SHOWN, FindForm, InviteForm
from kumaja.front.desk.queries.hearings import invite_offers, to_invite
from kumaja.front.desk.views.hearing_acting import kept, of_hearing
from kumaja.front.desk.views.hearings import back_to
from kumaja.front.desk.views.lists import language_of_page
from kumaja.front.desk.views.matters_acting import form_page
from kumaja.voice.consultations.actions.asking import answer_question
from kumaja.voice.consultations.actions.inviting import (
    invite,
    remind_silent,
    subject_of,
    tell_help,
)
from kumaja.voice.consultations.actions.versions import place_comment
from kumaja.voice.consultations.domain.kinds import HelpKind
from kumaja.voice.consultations.models import Consultation, PointPlace
from kumaja.voice.consultations.queries.reach import silent_of
from kumaja.voice.consultations.queries.texts import latest_text
from kumaja.voice.matters.policies import may_answer_for


@once
@of_hearing
def hearing_invite(request: SignedInRequest, consultation: Consultation) -> HttpResponse:
    """Find and tick associations, see what they will read, then send."""
    matter, language = consultation.matter, language_of_page()
    find = FindForm(request.GET or None, offers=invite_offers(matter.region, language))
    rows = list(find.narrowed(to_invite(matter, consultation)).by_name()[:MOST_SHOWN])
    groups = list(matter.groups.order_by("position"))
    form = InviteForm(request.POST or None, rows=rows, groups=groups)
    if request.POST.get("act") == "send" and kept(
        form, lambda: _invite(request, consultation, form)
    ):
        count = len(form.cleaned_data["invited"])
        told = ngettext("Invited %(count)s association.", "Invited %(count)s associations.", count)
        messages.success(request, told % {"count": count})
        return redirect(back_to(consultation))
    told_of = {
        "row": consultation, "matter": matter, "find": find, "form": form, "count": len(rows),
        "back": back_to(consultation), "subject": subject_of(consultation, language),
        "is_seen": request.method == "POST" and form.is_valid(),
    }  # fmt: skip
    return render(request, "desk/hearing_invite.html", told_of)


def _invite(request: SignedInRequest, consultation: Consultation, form: InviteForm) -> None:
    invite(
        consultation=consultation, organisations=form.cleaned_data["invited"],
        group=form.group, actor=request.user, now=timezone.now(),
    )  # fmt: skip


@once
@of_hearing
def hearing_remind(request: SignedInRequest, consultation: Consultation) -> HttpResponse:
    """Show who is silent and the kind words; then send them, once."""
    is_open = consultation.is_open_at(timezone.now())
    rows = silent_of(consultation) if is_open else []
    kind = _("Your association's view is still missing. Two sentences are enough. If writing is "
             "hard, call us and we write it down.")  # fmt: skip
    form = RemindForm(request.POST or None, initial={"text": kind}, use_required_attribute=False)

    def remind() -> None:
        remind_silent(
            consultation=consultation, text=form.cleaned_data["text"], actor=request.user,
            now=timezone.now(),
        )  # fmt: skip

    if rows and kept(form, remind):
        told = ngettext(
            "Reminded %(count)s association.", "Reminded %(count)s associations.", len(rows)
        )
        messages.success(request, told % {"count": len(rows)})
        return redirect(back_to(consultation))
    told_of = {
        "row": consultation, "rows": rows, "is_open": is_open, "form": form,
        "back": back_to(consultation), "subject": subject_of(consultation, language_of_page()),
    }  # fmt: skip
    return render(request, "desk/hearing_remind.html", told_of)


@once
@of_hearing
def hearing_help(request: SignedInRequest, consultation: Consultation) -> HttpResponse:
    """Tell what helps people to take part."""
    groups = list(consultation.matter.groups.order_by("position"))
    form = HelpForm(request.POST or None, groups=groups)

    def tell() -> None:
        given = form.cleaned_data
        text = {f"text_{each}": given[f"text_{each}"] for each in ("fi", "sv", "en")}
        tell_help(
            consultation=consultation, kind=HelpKind(given["kind"]), text=text,
            group=form.chosen, actor=request.user, now=timezone.now(),
        )  # fmt: skip

    if kept(form, tell):
        messages.success(request, _("It stands on the matter's page."))
        return redirect(back_to(consultation))
    return form_page(
        request, form, title=_("What helps people to take part"), lead=consultation.title,
        submit=_("Tell of the help"), back=back_to(consultation),
    )  # fmt: skip


@once
@of_hearing
def hearing_answer(
    request: SignedInRequest, consultation: Consultation, asked: str
) -> HttpResponse:
    """Answer what somebody asked; all read it, and the asker is told."""
    row = get_object_or_404(consultation.asked_questions, code=asked)
    rows = consultation.matter.owners.select_related("organisation", "network", "matter__region")
    day = timezone.localdate()
    mine = [
        owner for owner in rows.order_by("position") if may_answer_for(request.user, owner, day)
    ]
    form = AnswerForm(request.POST or None, owners=mine)

    def answer() -> None:
        given = form.cleaned_data
        text = {f"answer_{each}": given[f"answer_{each}"] for each in ("fi", "sv", "en")}
        answer_question(
            asked=row, answer=text, owner=form.chosen(), actor=request.user, now=timezone.now()
        )

    if kept(form, answer):
        messages.success(request, _("The answer stands on the matter's page."))
        return redirect(back_to(consultation))
    return form_page(
        request, form, title=_("Answer the question"), lead=consultation.title,
        note=f"{row.asker_name}: {row.text}", submit=_("Publish the answer"),
        back=back_to(consultation),
    )  # fmt: skip


@once
@of_hearing
def hearing_place(request: SignedInRequest, consultation: Consultation, point: str) -> HttpResponse:
    """Hang a comment that lost its paragraph where a person says that it belongs."""
    places = PointPlace.objects.select_related("point__contribution").filter(is_lost=True)
    place = get_object_or_404(
        places, point__code=point, point__contribution__matter=consultation.matter
    )
    document = latest_text(consultation)
    rows = {row.key: row for row in document.paragraphs.order_by("position")} if document else {}
    choices = [(key, row.text.in_language(language_of_page()).value) for key, row in rows.items()]
    form = PlaceForm(request.POST or None, choices=choices)

    def put() -> None:
        chosen = rows[form.cleaned_data["paragraph"]]
        place_comment(place=place, paragraph=chosen, actor=request.user, now=timezone.now())

    if kept(form, put):
        messages.success(request, _("The comment hangs at its paragraph again."))
        return redirect(back_to(consultation))
    said = place.point
    return form_page(
        request, form, title=_("Where does this comment belong?"), lead=consultation.title,
        note=f"{said.speaker_name}: {said.text}", submit=_("Save the place"),
        back=back_to(consultation),
    )  # fmt: skip
