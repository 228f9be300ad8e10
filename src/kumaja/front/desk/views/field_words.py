"""Koordinaatio: words from the field; who told them reads every step."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.front.desk.forms.field_enter import EnterForm
from kumaja.front.desk.forms.field_words import UndoForm
from kumaja.front.desk.gates import coordinators, for_association
from kumaja.front.desk.queries.field_words import (
    BESIDE,
    done_words,
    get_kept_word,
    last_read,
    suggested_undo,
    waiting_words,
)
from kumaja.front.desk.views.field_acts import acted, form_of
from kumaja.front.desk.views.lists import language_of_page, page_of
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import visible_in
from kumaja.voice.observations.actions.telling import resident_of, tell_observation
from kumaja.voice.observations.actions.triage import (
    NothingTold,
    UndoTooLate,
    note_told,
    read_observation,
    undo_act,
)
from kumaja.voice.observations.domain.kinds import Act
from kumaja.voice.observations.models import Observation, Telling
from kumaja.voice.observations.policies import own_of, triaged_by
from kumaja.voice.observations.queries.shown import asked_of_network, own_words
from kumaja.voice.observations.queries.words import ACT_WORDS


@require_safe
@coordinators
def field_words(request: SignedInRequest) -> HttpResponse:
    """Show what nobody has seen to, the oldest first, then what has been."""
    now, day = timezone.now(), timezone.localdate()
    page, pages = page_of(request, done_words(request.user, request.region, day))
    waiting = own_words(waiting_words(request.user, request.region, day), now)
    told = {
        "waiting": [(own, own.row.waits_since(now), own.row.is_late_on(day)) for own in waiting],
        "done": own_words(page.object_list, now),
        "pages": pages,
        "last_read": last_read(request.user, request.region, day),
    }
    return render(request, "desk/field_words.html", told)


@require_safe
@coordinators
def field_word(request: SignedInRequest, code: str) -> HttpResponse:
    """Read one word: the others beside it, and the five acts."""
    row = _find(request, code)
    return render(request, "desk/field_word.html", _told(request, row))


@require_POST
@once
@coordinators
def field_word_read(request: SignedInRequest, code: str) -> HttpResponse:
    """Note that it has been read; its sender is told."""
    read_observation(observation=_find(request, code), actor=request.user, now=timezone.now())
    messages.success(request, _("Read. The sender has been told so."))
    return redirect("desk:field_word", code=code)


@once
@coordinators
def field_word_act(request: SignedInRequest, code: str, act: str) -> HttpResponse:
    """Do one of the five acts, after showing what the sender reads."""
    row, kind = _find(request, code), _act(act)
    form = form_of(request, row, kind)
    if form.is_valid() and (done := acted(request, form, row, kind)):
        messages.success(request, _("Done. The sender reads what you wrote."))
        if done.kind == Act.OPEN_MATTER and done.matter is not None:
            return redirect("desk:kept_matter", code=done.matter.code)
        return redirect("desk:field_word", code=code)
    told = _told(request, row) | {"form": form, "act": ACT_WORDS[kind], "is_join": kind == Act.JOIN}
    return render(request, "desk/field_word_act.html", told)


@once
@coordinators
def field_word_undo(request: SignedInRequest, code: str, act: str) -> HttpResponse:
    """Take an act back within 30 days, after showing what the sender reads."""
    row = _find(request, code)
    done = get_object_or_404(row.acts, code=act)
    form = UndoForm(request.POST or None, suggested=suggested_undo(row))
    if form.is_valid():
        try:
            undo_act(
                act=done, text=form.cleaned_data["text"], actor=request.user, now=timezone.now()
            )
        except UndoTooLate:
            form.add_error(None, _("This was taken back already, or 30 days have gone."))
        except NothingTold:
            form.add_error("text", _("Write what the sender reads."))
        else:
            messages.success(request, _("Taken back. The sender has been told so."))
            return redirect("desk:field_word", code=code)
    told = _told(request, row) | {"form": form, "act": ACT_WORDS[done.kind]}
    return render(request, "desk/field_word_undo.html", told)


@require_POST
@once
@coordinators
def field_word_told(request: SignedInRequest, code: str, telling: str) -> HttpResponse:
    """Note that the sender was rung, or written to."""
    row = _find(request, code)
    found = get_object_or_404(Telling, observation=row, code=telling)
    note_told(telling=found, actor=request.user, now=timezone.now())
    messages.success(request, _("Noted as told."))
    return redirect("desk:field_word", code=code)


@once
@coordinators
def field_word_enter(request: SignedInRequest) -> HttpResponse:
    """Enter a word that came by phone or on paper."""
    form = EnterForm(
        request.POST or None, region=request.region,
        organisations=visible_in(request.region).current().by_name(),
    )  # fmt: skip
    if form.is_valid():
        resident = resident_of(form.municipality_told, language_of_page())
        row = tell_observation(
            region=request.region, speaker=form.speaker(resident),
            told=form.told(language_of_page()), actor=request.user, now=timezone.now(),
        )  # fmt: skip
        messages.success(request, _("The message was entered. It waits like the others."))
        return redirect("desk:field_word", code=row.code)
    return render(request, "desk/field_word_enter.html", {"form": form})


@require_safe
@for_association
def told_words(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    """Show what the association has told, and what the network is asked."""
    now, day = timezone.now(), timezone.localdate()
    told = own_of(request.user, request.region, day).filter(contribution__organisation=organisation)
    page, pages = page_of(request, told.with_said().latest_first())
    context = {
        "organisation": organisation, "rows": own_words(page.object_list, now), "pages": pages,
        "asked": list(asked_of_network(request.user, request.region, day)[:BESIDE]),
    }  # fmt: skip
    return render(request, "desk/told_words.html", context)


def _find(request: SignedInRequest, code: str) -> Observation:
    rows = triaged_by(request.user, request.region, timezone.localdate())
    return get_object_or_404(rows.with_said(), code=code)


def _act(name: str) -> Act:
    if name not in set(Act):
        raise Http404
    return Act(name)


def _told(request: SignedInRequest, row: Observation) -> dict[str, Any]:
    """Return a word with those that wait beside it."""
    now, day = timezone.now(), timezone.localdate()
    beside = waiting_words(request.user, request.region, day)[:BESIDE]
    return {
        "kept": get_kept_word(row, language_of_page(), now),
        "row": row,
        "beside": [(each, each.waits_since(now)) for each in beside],
        "region": request.region,
    }
