"""All that an annex tells of a matter, in a fixed number of statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Prefetch

from kumaja.foundation.ledger.models import Checkpoint
from kumaja.foundation.ledger.queries.proofs import latest_checkpoint
from kumaja.voice.consultations.models import Consultation, Help, Invitation
from kumaja.voice.consultations.queries.unheard import unheard_of
from kumaja.voice.contributions.models import (
    Backer,
    Contribution,
    ContributionQuerySet,
    Point,
)
from kumaja.voice.contributions.queries.positions import PositionRow, positions_of
from kumaja.voice.echo.domain.annex import Reader, is_dissent
from kumaja.voice.echo.domain.states import PointState
from kumaja.voice.echo.models import Notice, Reopening, Verdict, Weighing
from kumaja.voice.echo.queries.page import EchoPoint, OwnersAnswer
from kumaja.voice.matters.models import AffectedGroup, Matter, MatterOwner
from kumaja.voice.matters.queries.detail import MatterPage, get_matter_page


@dataclass(frozen=True)
class Said:
    """One contribution with its points, what was answered to them, told and said of it."""

    contribution: Contribution
    backers: tuple[str, ...]
    points: tuple[EchoPoint, ...]
    notices: tuple[Notice, ...]
    reopening: Reopening | None

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What the speaker said of each notice, the earliest first."""
        return tuple(notice.verdict for notice in self.notices if hasattr(notice, "verdict"))

    @property
    def open(self) -> tuple[EchoPoint, ...]:
        """The points that an owner still owes an answer to."""
        return tuple(
            point for point in self.points if any(a.state is PointState.OPEN for a in point.answers)
        )

    @property
    def dissents(self) -> tuple[EchoPoint, ...]:
        """The points that an owner did not take."""
        return tuple(p for p in self.points if is_dissent(a.state for a in p.answers))


@dataclass(frozen=True)
class Hearing:
    """A consultation of the matter: who was asked to speak, and what helped them to."""

    consultation: Consultation
    invitations: tuple[Invitation, ...]
    help: tuple[Help, ...]


@dataclass(frozen=True)
class Gathered:
    """What the annex of a matter is written from."""

    matter: Matter
    reader: Reader
    told: MatterPage
    hearings: tuple[Hearing, ...]
    unheard: tuple[AffectedGroup, ...]
    said: tuple[Said, ...]
    hidden: int
    positions: tuple[PositionRow, ...]
    checkpoint: Checkpoint | None
    now: datetime

    @cached_property
    def by_number(self) -> Mapping[str, Said]:
        """What was said, by its number."""
        return {each.contribution.number: each for each in self.said}

    @cached_property
    def spoke(self) -> frozenset[int]:
        """The keys of the associations that spoke, by themselves or behind a network."""
        return frozenset(
            key
            for each in self.said
            if not each.contribution.is_withdrawn
            for key in (each.contribution.organisation_id, *self._behind(each))
            if key is not None
        )

    @staticmethod
    def _behind(each: Said) -> tuple[int, ...]:
        return tuple(row.organisation_id for row in each.contribution.backers.all())


def read_by(matter: Matter, reader: Reader) -> ContributionQuerySet:
    """Return what was said on the matter and let out, and the reader may read."""
    rows = Contribution.objects.on(matter).out().filter(hidden_at__isnull=True)
    return rows.filter(visibility__in=reader.sees)


def gather(matter: Matter, reader: Reader, now: datetime) -> Gathered:
    """Return what the annex tells the reader; however much was said, as many statements."""
    rows = read_by(matter, reader)
    positions = positions_of(matter, rows)  # first: what comes meanwhile is said, and no position
    told = get_matter_page(matter, matter.region, now)
    hidden = Contribution.objects.on(matter).out().filter(visibility__in=reader.sees)
    return Gathered(
        matter=matter, reader=reader, told=told, hearings=_hearings(matter),
        unheard=unheard_of(matter, told.groups), said=_said(rows, told.owners),
        hidden=hidden.filter(hidden_at__isnull=False).count(),
        positions=positions, checkpoint=latest_checkpoint(), now=now,
    )  # fmt: skip


def _hearings(matter: Matter) -> tuple[Hearing, ...]:
    asked = Invitation.objects.filter(invited_at__isnull=False).select_related("organisation")
    rows = Consultation.objects.opened().filter(matter=matter).select_related("stage")
    rows = rows.order_by("round", "opened_at", "pk").prefetch_related(
        Prefetch("invitations", asked.order_by("organisation__sort_key", "pk")),
        Prefetch("help", Help.objects.select_related("group").order_by("pk")),
    )
    return tuple(Hearing(row, tuple(row.invitations.all()), tuple(row.help.all())) for row in rows)


def _said(rows: ContributionQuerySet, owners: Sequence[MatterOwner]) -> tuple[Said, ...]:
    points = Point.objects.filter(replaced_at=None).order_by("number")
    notices = Notice.objects.select_related("verdict", "mail").order_by("round")
    loaded = list(
        rows.select_related("stage", "withdrawal", "reopening").order_by("said_at", "pk")
        .prefetch_related(
            Prefetch("backers", Backer.objects.order_by("name")),
            Prefetch("points", points), Prefetch("notices", notices),
        )
    )  # fmt: skip
    answers = _answers(rows)
    return tuple(_one(row, owners, answers) for row in loaded)


def _answers(rows: ContributionQuerySet) -> Mapping[int, dict[int, Weighing]]:
    found: dict[int, dict[int, Weighing]] = defaultdict(dict)
    given = Weighing.objects.current().filter(point__contribution__in=rows.order_by())
    for row in given.select_related("change"):
        found[row.point_id][row.owner_id] = row
    return found


def _one(
    row: Contribution, owners: Sequence[MatterOwner], answers: Mapping[int, dict[int, Weighing]]
) -> Said:
    stands = not row.is_withdrawn
    return Said(
        contribution=row, backers=tuple(each.name for each in row.backers.all()),
        points=tuple(_point(point, owners, answers) for point in row.points.all() if stands),
        notices=tuple(row.notices.all()) if stands else (),
        reopening=getattr(row, "reopening", None) if stands else None,
    )  # fmt: skip


def _point(
    point: Point, owners: Sequence[MatterOwner], answers: Mapping[int, dict[int, Weighing]]
) -> EchoPoint:
    given = answers.get(point.pk, {})
    asked = [owner for owner in owners if point.owner_id in {None, owner.pk}]
    return EchoPoint(point, tuple(OwnersAnswer(owner, given.get(owner.pk)) for owner in asked))
