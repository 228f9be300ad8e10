"""Changes of what people say in a life situation: each in one transaction, with its log row."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.directory.actions.keeping import TOLD, save_once, set_retired, tell
from kumaja.help.directory.models import Voice


@transaction.atomic
def add_voice(
    *, term: Term, language: str, text: str, region: Region, actor: object | None, now: datetime
) -> Voice:
    """Keep what people say in a life situation; raises KeptAlready when the language has it."""
    require_open(region, now)
    row = Voice(term=term)
    _say(row, language, text, now)
    tell(row, region, actor, now, before=None, after=_state(row))
    return row


@transaction.atomic
def change_voice(
    *, voice: Voice, language: str, text: str, region: Region, actor: object | None, now: datetime
) -> Voice:
    """Write a sentence anew; raises KeptAlready when another says the same."""
    require_open(region, now)
    row = Voice.objects.select_for_update(of=("self",)).select_related("term").get(pk=voice.pk)
    before = _state(row)
    _say(row, language, text, now)
    tell(row, region, actor, now, before=before, after=_state(row))
    return row


def retire_voice(*, voice: Voice, region: Region, actor: object | None, now: datetime) -> None:
    """Take a sentence out of use; it is kept."""
    set_retired(voice, region, actor, now, is_retired=True)


def restore_voice(*, voice: Voice, region: Region, actor: object | None, now: datetime) -> None:
    """Take a sentence into use again."""
    set_retired(voice, region, actor, now, is_retired=False)


def _say(row: Voice, language: str, text: str, now: datetime) -> None:
    if row.term and row.words:
        row.words = text  # what the situation's records are called is itself what is said
    row.language, row.text = language, text
    save_once(row, Voice.objects.filter(language=language), now)


def _state(row: Voice) -> dict[str, Any]:
    """Return the sentence as the log keeps it, its situation by its code."""
    terms = [str(row.term)] if row.term else []
    return state_of(row, *TOLD, "words") | {"terms": terms}
