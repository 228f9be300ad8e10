"""Words from the field, told through the room's own actions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kumaja.foundation.accounts.models import User
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.models import Organisation
from kumaja.voice.contributions.actions.recording import Speaker
from kumaja.voice.contributions.domain.kinds import AnswerBy
from kumaja.voice.contributions.tests.rows import an_association
from kumaja.voice.matters.tests.rows import NOW
from kumaja.voice.observations.actions.telling import Told, tell_observation
from kumaja.voice.observations.actions.triage import Reply
from kumaja.voice.observations.models import Observation

MAIL = "kertoja@muualla.example"
WORDS = "Terveysaseman kerhohuone suljetaan, eikä meillä ole minne mennä."
REPLY = Reply("Kiitos. Viestisi on nyt mukana asiassa.")


def a_word(
    region: Region, *, text: str = WORDS, organisation: Organisation | None = None,
    now: datetime = NOW, **more: Any,  # noqa: ANN401
) -> Observation:  # fmt: skip
    """Let an association tell a word by mail, or the one that it makes."""
    speaker = Speaker(organisation=organisation or an_association(region))
    return _told(region, speaker, text, now, more)


def a_residents_word(
    region: Region, *, text: str = WORDS, name: str = "Asukas, Jokela", person: User | None = None,
    now: datetime = NOW, **more: Any,  # noqa: ANN401
) -> Observation:  # fmt: skip
    """Let a resident tell a word, by mail unless told."""
    return _told(region, Speaker(name=name, person=person), text, now, more)


def _told(
    region: Region, speaker: Speaker, text: str, now: datetime, more: dict[str, Any]
) -> Observation:
    values = {"answer_by": AnswerBy.MAIL, "answer_to": MAIL} | more
    told = Told(text=text, language="fi", **values)
    return tell_observation(region=region, speaker=speaker, told=told, actor="test", now=now)
