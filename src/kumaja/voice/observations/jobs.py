"""Taking in what is answered by mail, telling on what happens in matters, forgetting."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from kumaja.foundation.accounts.models import User
from kumaja.foundation.outbox.domain.incoming import own_words
from kumaja.foundation.outbox.domain.schedules import Daily, Every
from kumaja.foundation.outbox.models import IncomingMail
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.network.registry.models import Organisation
from kumaja.voice.contributions.actions.recording import NothingSaid, Speaker
from kumaja.voice.contributions.domain.kinds import AnswerBy, Origin
from kumaja.voice.observations.actions import forgetting
from kumaja.voice.observations.actions.following import tell_followers
from kumaja.voice.observations.actions.steps import TAKE_ANSWER, address_of
from kumaja.voice.observations.actions.telling import (
    VISITOR,
    IdentityCodeTold,
    Told,
    TooManyWords,
    tell_observation,
)
from kumaja.voice.observations.domain.kinds import LONGEST_WORD, Wish
from kumaja.voice.observations.models import Observation
from kumaja.voice.observations.queries.following import matters_followed

ACTOR = "job take answer"


def take_answer(payload: dict[str, Any], *, now: datetime) -> None:
    """Make what was answered to a mail a word from the field, of the one whom the mail went to.

    What can't be taken in waits for coordination as a mail.
    """
    mail = IncomingMail.objects.select_related("mail", "region").filter(
        code=payload.get("incoming", "")
    )
    found = mail.first()
    if found is None or found.region is None:
        return
    if Observation.objects.filter(incoming=found.code).exists():
        return
    try:
        speaker, told = _told(found, payload)
        tell_observation(region=found.region, speaker=speaker, told=told, actor=VISITOR, now=now)
    except (NothingSaid, IdentityCodeTold, TooManyWords, RegionClosed):
        mail.update(state="waiting")


def _told(mail: IncomingMail, payload: dict[str, Any]) -> tuple[Speaker, Told]:
    """Return who answered, by what the mail was about and never by its From line, and what."""
    before = Observation.objects.with_said().filter(code=payload.get("observation", "")).first()
    organisation = Organisation.objects.filter(code=payload.get("organisation", "")).first()
    text = (own_words(mail.text) or mail.subject)[:LONGEST_WORD]
    sent = mail.mail
    language = sent.language if sent else "fi"
    to = sent.to if sent else ""
    name = ""
    person: User | None = None
    wish = Wish.COORDINATION
    if before is not None:
        said = before.contribution
        organisation, name = said.organisation, said.speaker_name
        # Whoever told the first erases and takes out what they added to it, too.
        person = said.person if organisation is None else None
        to, language, wish = address_of(before) or to, said.language, Wish(before.wish)
    speaker = Speaker(organisation=organisation, name=name, person=person)
    told = Told(
        text=text, language=language, wish=wish, origin=Origin.MAIL, answer_by=AnswerBy.MAIL,
        answer_to=to, incoming=mail.code, follows=before,
        municipality=before.municipality if before else None,
    )  # fmt: skip
    return speaker, told


def follow(_payload: dict[str, Any], *, now: datetime) -> None:
    """Tell those whose word is heard in a matter what has happened in it."""
    for matter in matters_followed():
        tell_followers(matter=matter, now=now)


def forget_old(_payload: dict[str, Any], *, now: datetime) -> None:
    """Forget the names and addresses of residents who told more than two years ago."""
    forgetting.forget_old(now=now)


JOBS = {
    TAKE_ANSWER: take_answer,
    "observations.follow": follow,
    "observations.forget_old": forget_old,
}
SCHEDULE = {"observations.follow": Every(60), "observations.forget_old": Daily(time(3, 40))}
