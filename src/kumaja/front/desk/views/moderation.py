"""Koordinaatio: reported texts; what is hidden, why, and the log of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.front.desk.forms.moderation import (
    AppealForm,
    HideForm,
    LeaveForm,
    RestoreForm,
    RuleForm,
    ToldForm,
)
from kumaja.front.desk.gates import coordinators
from kumaja.front.desk.queries.moderation import (
    ACT_WORDS,
    TextShown,
    get_text,
    hidings_seen,
    is_late,
    is_late_ruling,
    log_rows,
    log_table,
    reported_texts,
)
from kumaja.front.desk.views.lists import language_of_page, page_of, table_of, tables_here
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.contributions.actions.changing import AlreadyWithdrawn
from kumaja.voice.contributions.actions.hiding import (
    AlreadyHidden,
    AppealClosed,
    NothingToRule,
    SamePerson,
    appeal_hiding,
    decide_appeal,
    hide_text,
    restore_text,
)
from kumaja.voice.contributions.actions.reporting import NothingReported, leave_text
from kumaja.voice.contributions.actions.telling_hidden import AlreadyTold, note_told
from kumaja.voice.contributions.domain.rules import ToldBy
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.contributions.policies import moderated_by
from kumaja.voice.contributions.queries.rule_words import GROUND_WORDS

_SETTLED = (
    AlreadyHidden, AlreadyTold, AlreadyWithdrawn, AppealClosed, NothingReported, NothingToRule,
    SamePerson,
)  # fmt: skip


@require_safe
@coordinators
def reported_texts_list(request: SignedInRequest) -> HttpResponse:
    """Show what was reported, what is asked to be looked at anew, and who has not been told."""
    now, day = timezone.now(), timezone.localdate()
    if number := request.GET.get("number", "").strip():
        return _by_number(request, number)
    hidings = hidings_seen(request.user, request.region, day).select_related("contribution")
    page, pages = page_of(request, reported_texts(request.user, request.region, day))
    told = {
        "rows": [(row, _days(row.reported_first, now), is_late(row.reported_first, now))
                 for row in page],
        "pages": pages,
        "appeals": [
            (row, GROUND_WORDS[row.ground], _days(row.appealed_at, now),
             is_late_ruling(row.appealed_at, now))
            for row in hidings.appealed().order_by("appealed_at", "pk")
            if row.appealed_at is not None
        ],
        "untold": [(row, GROUND_WORDS[row.ground])
                   for row in hidings.untold().order_by("hidden_at", "pk")],
    }  # fmt: skip
    return render(request, "desk/reported_texts.html", told)


@require_safe
@coordinators
def reported_text(request: SignedInRequest, code: str) -> HttpResponse:
    """Read one text with its reports, and what was decided."""
    return render(request, "desk/reported_text.html", {"shown": _shown(request, code)})


@once
@coordinators
def reported_text_act(request: SignedInRequest, code: str, act: str) -> HttpResponse:
    """Do one of the acts that the text allows now."""
    shown = _shown(request, code)
    if act not in {name for name, _word in shown.acts}:
        if act in ACT_WORDS and request.method == "POST":
            messages.warning(request, _("Somebody decided this just now. Nothing was changed."))
            return redirect("desk:reported_text", code=code)
        raise Http404
    form = _form(request, act, shown)
    if form.is_valid():
        try:
            _do(request, act, shown, form)
        except _SETTLED:
            messages.warning(request, _("Somebody decided this just now. Nothing was changed."))
        else:
            messages.success(request, _("Done."))
        return redirect("desk:reported_text", code=code)
    told = {"shown": shown, "form": form, "act": act, "word": ACT_WORDS[act]}
    return render(request, "desk/reported_text_act.html", told)


@require_safe
@coordinators
def moderation_log(request: SignedInRequest) -> HttpResponse:
    """Show what was decided on texts of the region, and hand it out as a table."""
    rows = log_rows(request.user, request.region, timezone.localdate())
    if answer := table_of(request, lambda: log_table(rows)):
        return answer
    page, pages = page_of(request, rows)
    told = {"rows": page, "pages": pages, "tables": tables_here(request)}
    return render(request, "desk/moderation_log.html", told)


def _by_number(request: SignedInRequest, number: str) -> HttpResponse:
    rows = moderated_by(request.user, request.region, timezone.localdate())
    found = rows.filter(number=number).first()
    if found is not None:
        return redirect("desk:reported_text", code=found.code)
    messages.warning(request, _("No text has that number."))
    return redirect("desk:reported_texts_list")


def _shown(request: SignedInRequest, code: str) -> TextShown:
    rows = moderated_by(request.user, request.region, timezone.localdate())
    view = get_object_or_404(rows.select_related("region", "matter", "organisation"), code=code)
    return get_text(view, request.user, language_of_page(), timezone.now())


def _form(request: SignedInRequest, act: str, shown: TextShown) -> forms.Form:
    data = request.POST or None
    if act == "hide":
        return HideForm(data, speaker_kind=shown.view.speaker_kind)
    made = {
        "leave": LeaveForm, "rule": RuleForm, "restore": RestoreForm, "appeal": AppealForm,
        "told": ToldForm,
    }[act]  # fmt: skip
    # An answer without a word is an answer: the form is sent once its key is there.
    return made(data, use_required_attribute=False)


def _do(request: SignedInRequest, act: str, shown: TextShown, form: forms.Form) -> None:
    given: dict[str, Any] = form.cleaned_data
    by: dict[str, Any] = {"actor": request.user, "now": timezone.now()}
    view: Contribution = shown.view
    if isinstance(form, HideForm):
        hide_text(contribution=view, reason=form.reason(), **by)
    elif act == "leave":
        leave_text(contribution=view, answer=given["answer"], **by)
    elif act == "rule":
        decide_appeal(hiding=shown.hidings[0].row, **given, **by)
    elif act == "restore":
        restore_text(hiding=shown.hidings[0].row, reason=given["reason"], **by)
    elif act == "appeal":
        appeal_hiding(hiding=shown.hidings[0].row, text=given["text"], **by)
    else:
        note_told(hiding=shown.hidings[0].row, way=ToldBy(given["way"]), **by)


def _days(since: Any, now: Any) -> int:  # noqa: ANN401 - an annotated moment
    return (day_of(now) - day_of(since)).days
