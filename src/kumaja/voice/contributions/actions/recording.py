"""Recording a contribution with its number, its points and its leaves of the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import add_clean
from kumaja.foundation.files.models import StoredFile
from kumaja.foundation.ledger.actions import commit
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.networks.models import Network
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation
from kumaja.voice.contributions.domain.kinds import (
    AnswerBy,
    Basis,
    Channel,
    Degree,
    Direction,
    Origin,
    Seen,
    SpeakerKind,
    SpeakingRole,
)
from kumaja.voice.contributions.models import (
    Attachment,
    Backer,
    Contribution,
    NumberSeries,
    Point,
)
from kumaja.voice.matters.actions.opening import hold
from kumaja.voice.matters.models import Matter, MatterOwner, Stage

_GIVEN = ("region", "matter", "stage", "organisation", "network", "person", "entered_by")


class NothingSaid(Exception):
    """A contribution without a word."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: an organisation, a network with those behind it, or a resident.

    `person` acts for them and is not told; `name` is what a resident wants to be called.
    """

    organisation: Organisation | None = None
    network: Network | None = None
    backers: Sequence[Organisation] = ()
    person: User | None = None
    name: str = ""

    @property
    def kind(self) -> SpeakerKind:
        """Which of the three they are."""
        if self.organisation is not None:
            return SpeakerKind.ORGANISATION
        return SpeakerKind.NETWORK if self.network is not None else SpeakerKind.RESIDENT


@dataclass(frozen=True, slots=True)
class SaidPoint:
    """One point as the speaker settled it: its words, whom it asks, its theme."""

    text: str
    owner: MatterOwner | None = None
    theme: Term | None = None


@dataclass(frozen=True, slots=True)
class View:
    """What is said, and how: all that a contribution holds beside its speaker."""

    body: str
    language: str
    points: Sequence[SaidPoint] = ()
    basis: Basis = Basis.OWN
    role: SpeakingRole = SpeakingRole.UNTOLD
    reach_members: int | None = None
    reach_heard: int | None = None
    channel: Channel = Channel.HEARING
    direction: Direction = Direction.DECISION
    degree: Degree = Degree.INFLUENCING
    visibility: Seen = Seen.EVERYONE
    origin: Origin = Origin.TYPED
    answer_by: AnswerBy = AnswerBy.DESK
    answer_to: str = ""
    files: Sequence[StoredFile] = field(default=())


@transaction.atomic
def record_contribution(
    *, region: Region, speaker: Speaker, view: View, actor: User | str, now: datetime,
    matter: Matter | None = None, stage: Stage | None = None, is_out: bool = True,
) -> Contribution:  # fmt: skip
    """Record what was said, with its number and its points; raises NothingSaid.

    `is_out` is False while only coordination may read it. Without points the whole text is one,
    not settled by the speaker yet. Raises MatterClosed when the matter is done.
    """
    require_open(region, now)
    if matter is not None:
        hold(matter, now)
    if not view.body.strip():
        raise NothingSaid
    contribution = _written(region, speaker, view, actor, now)
    contribution.matter, contribution.stage = matter, stage
    contribution.matter_code = matter.code if matter else ""
    contribution.published_at = now if is_out else None
    contribution.settled_at = now if view.points else None
    contribution.number = take_number(region, now)
    commit(contribution, now=now, exclude=_GIVEN)
    backers = [Backer(contribution=contribution, organisation=each, name=str(each)[:250])
               for each in speaker.backers]  # fmt: skip
    add_clean(backers, exclude=("contribution", "organisation"))
    files = [Attachment(contribution=contribution, file=each) for each in view.files]
    add_clean(files, exclude=("contribution", "file"))
    write_points(contribution, view.points or [SaidPoint(view.body)], now=now)
    told = state_of(contribution, "number", "speaker_name", "basis", "role", "visibility", "origin")
    record(actor, "said", contribution, now=now, region=region, after=told)
    return contribution


def write_points(
    contribution: Contribution, points: Sequence[SaidPoint], *, now: datetime, after: int = 0
) -> list[Point]:
    """Write points of a contribution, numbered on from `after`, each with its leaf."""
    written = []
    for number, each in enumerate(points, start=after + 1):
        point = Point(
            contribution=contribution, said_in=contribution.number, number=number,
            speaker_name=contribution.speaker_name, speaker_code=contribution.speaker_code,
            language=contribution.language, text=each.text.strip(), owner=each.owner,
            theme=each.theme,
        )  # fmt: skip
        commit(point, now=now, exclude=("contribution", "owner", "theme"))
        written.append(point)
    return written


def take_number(region: Region, now: datetime) -> str:
    """Take the region's next number of the year, held to the end of the transaction."""
    year = day_of(now).year
    NumberSeries.objects.get_or_create(region=region, year=year)
    series = NumberSeries.objects.select_for_update().get(region=region, year=year)
    series.last += 1
    series.save(update_fields=["last"])
    return str(series)


def _written(
    region: Region, speaker: Speaker, view: View, actor: User | str, now: datetime
) -> Contribution:
    whom = speaker.organisation or speaker.network
    entered = view.origin in {Origin.PAPER, Origin.PHONE} and isinstance(actor, User)
    return Contribution(
        region=region, speaker_kind=speaker.kind, organisation=speaker.organisation,
        network=speaker.network, person=speaker.person,
        entered_by=actor if entered and isinstance(actor, User) else None,
        speaker_name=(str(whom) if whom is not None else speaker.name)[:250],
        speaker_code=whom.code if whom is not None else "",
        basis=view.basis, role=view.role, reach_members=view.reach_members,
        reach_heard=view.reach_heard, channel=view.channel, direction=view.direction,
        degree=view.degree, language=view.language, body=view.body.strip(),
        visibility=view.visibility, origin=view.origin, answer_by=view.answer_by,
        answer_to=view.answer_to, said_at=now,
    )  # fmt: skip
