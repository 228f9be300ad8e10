"""Koordinaatio: what people say in each life situation."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kumaja.foundation.accounts.gates import SignedInRequest
from kumaja.foundation.audit.gates import once
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.foundation.vocabulary.queries import terms_of
from kumaja.front.desk.forms.words import VoiceForm
from kumaja.front.desk.gates import coordinators
from kumaja.front.desk.queries.spoken import voice_columns
from kumaja.front.desk.queries.words import WRITTEN_LANGUAGES
from kumaja.front.desk.views.keeping import save_sent
from kumaja.front.desk.views.lists import language_of_page, own_language_first, page_of
from kumaja.help.directory.actions.voices import (
    add_voice,
    change_voice,
    restore_voice,
    retire_voice,
)
from kumaja.help.directory.models import Voice
from kumaja.help.directory.queries.words import (
    other_topics,
    situations_with_voices,
    voices_about,
    voices_in,
)


@require_safe
@coordinators
def voices(request: SignedInRequest) -> HttpResponse:
    """Show the life situations and how many sentences each has."""
    if topic := request.GET.get("topic", "").replace("\x00", ""):
        return _said(request, {"topic": topic}, voices_about(topic))
    told = {
        "situations": situations_with_voices(),
        "topics": [(row, _path_of(str(row["words"]))) for row in other_topics()],
        "columns": voice_columns(),
    }
    return render(request, "desk/words_voices.html", told)


def _path_of(topic: str) -> str:
    return f"{reverse('desk:voices')}?{urlencode({'topic': topic})}"


def _said(request: SignedInRequest, about: dict[str, Any], voices: QuerySet[Voice]) -> HttpResponse:
    """Show the sentences of a life situation or of another topic."""
    page, pages = page_of(request, own_language_first(voices))
    rows = [(row, WRITTEN_LANGUAGES[row.language]) for row in page]
    told = about | {"rows": rows, "pages": pages}
    return render(request, "desk/words_voices_of.html", told)


@require_safe
@coordinators
def voices_of(request: SignedInRequest, code: str) -> HttpResponse:
    """Show what people say in one life situation."""
    term = _situation(code)
    return _said(request, {"term": term}, voices_in(term))


@once
@coordinators
def voice_create(request: SignedInRequest, code: str) -> HttpResponse:
    """Add a sentence to a life situation."""
    form = VoiceForm(request.POST or None, language=language_of_page())
    return _answer(request, form, Voice(term=_situation(code)))


@once
@coordinators
def voice(request: SignedInRequest, code: str) -> HttpResponse:
    """Show and change a sentence."""
    row = _voice(code)
    form = VoiceForm(request.POST or None, text=row.text, language=row.language)
    return _answer(request, form, row)


def _answer(request: SignedInRequest, form: VoiceForm, row: Voice) -> HttpResponse:
    """Save what was sent, or show the form with what stands against it."""
    sent = save_sent(
        form, lambda: _save(request, form, row), known=_("This sentence is kept already.")
    )
    if sent.saved is not None:
        messages.success(request, _("The sentence was saved. The next search knows it."))
        return redirect(_list_of(row))
    told = {"form": form, "row": row, "known": sent.known, "back": _list_of(row)}
    return render(request, "desk/voice_form.html", told, status=sent.status)


def _list_of(row: Voice) -> str:
    """Return the address of the list in which a sentence stands."""
    if row.term is None:
        return _path_of(row.words)
    return reverse("desk:voices_of", args=[row.term.code])


def _save(request: SignedInRequest, form: VoiceForm, row: Voice) -> Voice:
    region, actor, now = request.region, request.user, timezone.now()
    language, text = form.cleaned_data["language"], form.cleaned_data["text"]
    if row.pk is None and row.term is not None:
        return add_voice(
            term=row.term, language=language, text=text, region=region, actor=actor, now=now
        )
    return change_voice(
        voice=row, language=language, text=text, region=region, actor=actor, now=now
    )


@once
@coordinators
def voice_retire(request: SignedInRequest, code: str) -> HttpResponse:
    """Take a sentence out of use, after a page that says what that means."""
    row = _voice(code)
    if request.method != "POST":
        return render(request, "desk/voice_retire.html", {"row": row})
    retire_voice(voice=row, region=request.region, actor=request.user, now=timezone.now())
    messages.success(request, _("The sentence is out of use."))
    return redirect(_list_of(row))


@once
@coordinators
def voice_restore(request: SignedInRequest, code: str) -> HttpResponse:
    """Take a sentence into use again, after a page that says what that means."""
    row = _voice(code)
    if request.method != "POST":
        return render(request, "desk/voice_restore.html", {"row": row})
    restore_voice(voice=row, region=request.region, actor=request.user, now=timezone.now())
    messages.success(request, _("The sentence is in use again."))
    return redirect(_list_of(row))


def _situation(code: str) -> Term:
    return get_object_or_404(terms_of(Scheme.LIFE_SITUATION), code=code)


def _voice(code: str) -> Voice:
    return get_object_or_404(Voice.objects.select_related("term"), code=code)
