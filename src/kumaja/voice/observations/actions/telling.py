"""Taking in a word from the field, whoever tells it and by whichever way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import save_clean
from kumaja.foundation.core.domain.dates import day_text
from kumaja.foundation.core.engine.html import cleaned
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.help.directory.engine.holidays import holidays_from
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.contributions.actions.recording import (
    NothingSaid,
    Speaker,
    View,
    record_contribution,
)
from kumaja.voice.contributions.domain.kinds import (
    AnswerBy,
    Basis,
    Channel,
    Degree,
    Direction,
    Origin,
    Seen,
)
from kumaja.voice.contributions.models import Contribution, ContributionQuerySet
from kumaja.voice.observations.actions.steps import tell
from kumaja.voice.observations.domain.days import WORKING_DAYS, working_day_after
from kumaja.voice.observations.domain.identifying import Kind, identifying
from kumaja.voice.observations.domain.kinds import (
    LONGEST_HELP,
    LONGEST_LINE,
    LONGEST_WORD,
    MOST_A_PERSON,
    MOST_AN_ADDRESS,
    Step,
    Wish,
)
from kumaja.voice.observations.models import Observation

VISITOR: Final = "visitor"
_DAY: Final = timedelta(days=1)
# What was told to coordination alone is never let out; should it be, the fewest read it.
_SEEN: Final = {
    Wish.EVERYONE: Seen.EVERYONE,
    Wish.NETWORK: Seen.NETWORK,
    Wish.COORDINATION: Seen.BODY,
}


class IdentityCodeTold(Exception):
    """Somebody's identity code stands in the text: it is not taken in."""


class TooManyWords(Exception):
    """More has come from this address, or this person, in a day than anyone tells."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told: what has happened, whom it touches, where, what would help, who may see it."""

    text: str
    language: str
    whom: str = ""
    municipality: Municipality | None = None
    place: str = ""
    helps: str = ""
    wish: Wish = Wish.EVERYONE
    basis: Basis = Basis.OWN
    origin: Origin = Origin.TYPED
    answer_by: AnswerBy = AnswerBy.DESK
    answer_to: str = ""
    incoming: str = ""
    follows: Observation | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """All that was written."""
        return (self.text, self.whom, self.place, self.helps)


def holds_identity_code(texts: Iterable[str]) -> bool:
    """Test whether an identity code stands in one of the texts."""
    return any(each.kind == Kind.IDENTITY_CODE for text in texts for each in identifying(text))


@transaction.atomic
def tell_observation(
    *, region: Region, speaker: Speaker, told: Told, actor: User | str, now: datetime
) -> Observation:
    """Take in what somebody sees; only coordination reads it before it has been seen to.

    The same words of the same sender on one day are one. Raises NothingSaid, IdentityCodeTold,
    TooManyWords.
    """
    require_open(region, now)
    told = replace(told, text=cleaned(told.text)[:LONGEST_WORD])
    if not told.text:
        raise NothingSaid
    if holds_identity_code((*told.texts, speaker.name)):
        raise IdentityCodeTold
    sent = _sent_today(region, speaker, told, now)
    if before := Observation.objects.filter(contribution__in=sent.filter(body=told.text)).first():
        return before
    _refuse_floods(sent, speaker, told)
    said = _record(region, speaker, told, actor, now)
    observation = _keep(said, told, now)
    state = state_of(observation, "wish", "read_by_on", "state", "whom", "place", "helps")
    record(actor, "told", observation, now=now, region=region, after=state)
    tell(observation, Step.ARRIVED, promised(observation), now=now)
    return observation


def resident_of(place: Municipality | None, language: str) -> str:
    """Return what a resident who tells no name is called, in the language."""
    with override(language):
        resident = _("Resident")
    return f"{resident}, {place.name.in_language(language)}" if place else resident


def promised(observation: Observation) -> str:
    """Return what is promised to the sender, in their language."""
    with override(observation.contribution.language):
        day = day_text(observation.read_by_on, observation.contribution.language)
        return _("The coordination reads it by %(day)s. We tell you at each step.") % {"day": day}


def _sent_today(
    region: Region, speaker: Speaker, told: Told, now: datetime
) -> ContributionQuerySet:
    """Return what the same sender told in a day: by address, by account, or for an association."""
    rows = Contribution.objects.in_region(region).filter(
        said_at__gt=now - _DAY, observation__isnull=False
    )
    if speaker.organisation is not None:
        return rows.filter(organisation=speaker.organisation)
    if speaker.person is not None:
        return rows.filter(organisation=None, person=speaker.person)
    if told.answer_to:
        return rows.filter(organisation=None, answer_to__iexact=told.answer_to)
    return rows.filter(organisation=None, person=None, answer_to="", speaker_name=speaker.name)


def _refuse_floods(sent: ContributionQuerySet, speaker: Speaker, told: Told) -> None:
    """Refuse more than anyone tells in a day; what is entered for others is not counted."""
    if told.origin in {Origin.PAPER, Origin.PHONE}:
        return
    is_known = speaker.organisation is not None or speaker.person is not None
    if sent.count() >= (MOST_A_PERSON if is_known else MOST_AN_ADDRESS):
        raise TooManyWords


def _record(
    region: Region, speaker: Speaker, told: Told, actor: User | str, now: datetime
) -> Contribution:
    view = View(
        body=told.text, language=told.language, basis=told.basis, channel=Channel.FEEDBACK,
        direction=Direction.SERVICE, degree=Degree.TAKING_PART, visibility=_SEEN[told.wish],
        origin=told.origin, answer_by=told.answer_by, answer_to=told.answer_to.strip(),
    )  # fmt: skip
    return record_contribution(
        region=region, speaker=speaker, view=view, actor=actor, now=now, is_out=False
    )


def _keep(said: Contribution, told: Told, now: datetime) -> Observation:
    day = day_of(now)
    observation = Observation(
        region=said.region, contribution=said, whom=cleaned(told.whom)[:LONGEST_LINE],
        municipality=told.municipality, place=cleaned(told.place)[:LONGEST_LINE],
        helps=cleaned(told.helps)[:LONGEST_HELP], wish=told.wish, incoming=told.incoming,
        follows=told.follows,
        read_by_on=working_day_after(day, WORKING_DAYS, holidays_from(day.year)),
    )  # fmt: skip
    save_clean(
        observation, force_insert=True,
        exclude=("region", "contribution", "municipality", "follows"),
    )  # fmt: skip
    return observation
