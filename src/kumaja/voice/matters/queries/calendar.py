"""The decision calendar: not when they decide, but until when one can still matter."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery, Value
from django.db.models.functions import Coalesce

from kumaja.foundation.core.domain.text import LANGUAGES, Trilingual
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation, OrganisationQuerySet
from kumaja.voice.matters.domain.calendar import Nearness, Week, nearness_of, weeks_from
from kumaja.voice.matters.domain.kinds import MatterObject, StageKind
from kumaja.voice.matters.models import (
    Matter,
    MatterOwner,
    MatterQuerySet,
    Promise,
    Stage,
    StageQuerySet,
)
from kumaja.voice.matters.queries.words import (
    OBJECT_WORDS,
    PROMISE_WORDS,
    STAGE_WORDS,
    Words,
)

_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """One last day: of which matter, whose, what is promised, when it is decided."""

    matter: Matter
    stage: Stage
    owners: tuple[MatterOwner, ...]
    promises: tuple[Promise, ...]
    decides_on: date | None
    today: date
    is_own: bool = False

    @property
    def last_day(self) -> date:
        """The last day on which one can still speak."""
        return day_of(self.stage.ends_at - _TICK)

    @property
    def days_left(self) -> int:
        """How many days are left after today."""
        return (self.last_day - self.today).days

    @property
    def nearness(self) -> Nearness:
        """How near its last day is."""
        if self.stage.kind == StageKind.DECISION:
            return Nearness.TOO_LATE
        return nearness_of(self.last_day, self.today)

    @property
    def word(self) -> Words:
        """What happens until that day: a hearing, a workshop, a hyte negotiation."""
        if self.stage.kind == StageKind.NEGOTIATION and self.is_hyte:
            return OBJECT_WORDS[MatterObject.NEGOTIATION]
        return STAGE_WORDS[self.stage.kind]

    @property
    def is_hyte(self) -> bool:
        """Test whether it belongs to the yearly hyte negotiation."""
        return self.matter.object == MatterObject.NEGOTIATION

    @property
    def is_call(self) -> bool:
        """Test whether one applies for grants until that day, instead of speaking."""
        return self.stage.kind == StageKind.GRANT_CALL

    @property
    def promise_words(self) -> tuple[Words, ...]:
        """What is promised, each level once."""
        return tuple(dict.fromkeys(PROMISE_WORDS[each.level] for each in self.promises))

    @property
    def can_change(self) -> Trilingual:
        """What can still change, in one line: the first of its list."""
        return _can_change(self.matter)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The rows of the calendar, the nearest last day first, and half a year of weeks."""

    rows: tuple[CalendarRow, ...]
    today: date

    @property
    def weeks(self) -> tuple[Week, ...]:
        """Half a year, with the last days in it."""
        speaking = [row.last_day for row in self.rows if row.nearness != Nearness.TOO_LATE]
        return weeks_from(self.today, speaking)

    @property
    def own(self) -> tuple[CalendarRow, ...]:
        """The rows that concern the reader's associations and are not too late."""
        rows = (row for row in self.rows if row.is_own)
        return tuple(row for row in rows if row.nearness != Nearness.TOO_LATE)

    def of(self, nearness: Nearness) -> tuple[CalendarRow, ...]:
        """Return the rows of that nearness that were not told as the reader's own."""
        own = set(map(id, self.own))
        return tuple(row for row in self.rows if row.nearness == nearness and id(row) not in own)


def get_calendar(
    matters: MatterQuerySet, now: datetime, *, own: Collection[int] = (), limit: int | None = None
) -> Calendar:
    """Return the last days of the matters; four statements.

    `own` are keys of matters that concern the reader. A matter that nobody can move any more and
    that is decided on a known day stands last.
    """
    rows = matters.published().unclosed()
    today = day_of(now)
    speaking = Stage.objects.with_last_day().ahead_of(now).filter(matter__in=rows)
    deciding = Stage.objects.filter(kind=StageKind.DECISION, matter__in=rows).ahead_of(now)
    decisions = {stage.matter_id: stage for stage in deciding.order_by("-starts_at", "-pk")}
    promises = Promise.objects.in_force().order_by("owner__position", "pk")
    owners = MatterOwner.objects.select_related("organisation", "network").order_by("position")
    late = Q(kind=StageKind.DECISION) & ~Q(matter__in=speaking.values("matter"))
    found = (
        Stage.objects.ahead_of(now)
        .filter(Q(pk__in=speaking.values("pk")) | late, matter__in=rows)
        .select_related("matter")
        .prefetch_related(Prefetch("matter__owners", owners), Prefetch("promises", promises))
        .order_by("ends_at", "pk")
    )
    listed = [_row(stage, decisions, today, own) for stage in found[:limit]]
    return Calendar(tuple(sorted(listed, key=_too_late_last)), today)


def _row(
    stage: Stage, decisions: dict[int, Stage], today: date, own: Collection[int]
) -> CalendarRow:
    decision = decisions.get(stage.matter_id)
    owners = tuple(stage.matter.owners.all())
    if stage.owner_id is not None:
        owners = tuple(owner for owner in owners if owner.pk == stage.owner_id) or owners
    return CalendarRow(
        matter=stage.matter, stage=stage, owners=owners, promises=tuple(stage.promises.all()),
        decides_on=None if decision is None else day_of(decision.starts_at), today=today,
        is_own=stage.matter_id in own,
    )  # fmt: skip


def _too_late_last(row: CalendarRow) -> tuple[bool, datetime]:
    return row.nearness == Nearness.TOO_LATE, row.stage.ends_at


def concerning(matters: MatterQuerySet, organisations: Iterable[Organisation]) -> set[int]:
    """Return the keys of matters that share a theme or a group, and a place, with organisations.

    A matter without municipalities is of its owners' whole area; an organisation without them
    works in the whole region.
    """
    keys = [organisation.pk for organisation in organisations]
    rows = matters.filter(
        Q(terms__organisations__in=keys) | Q(groups__term__organisations__in=keys)
    )
    here = Q(areas=None) | Q(areas__organisations__in=keys)
    return set(rows.filter(here).values_list("pk", flat=True))


def silent_bodies(bodies: OrganisationQuerySet, calendar: Calendar) -> tuple[Organisation, ...]:
    """Return public bodies of which nothing to come is known, not even a decision."""
    known = {owner.organisation_id for row in calendar.rows for owner in row.owners}
    return tuple(body for body in bodies.by_name() if body.pk not in known)


@dataclass(frozen=True, slots=True)
class NearDay:
    """One of the nearest last days, as the front page tells it."""

    title: Trilingual
    owner: Trilingual
    can_change: Trilingual
    url: str
    last_day: date
    today: date

    @property
    def days_left(self) -> int:
        """How many days are left after today."""
        return (self.last_day - self.today).days


def _nearer(now: datetime) -> StageQuerySet:
    """Return the last days of the same matter that are nearer than the outer row's."""
    same = Stage.objects.speaking().ahead_of(now).filter(matter=OuterRef("matter"))
    day = OuterRef("ends_at")
    return same.filter(Q(ends_at__lt=day) | Q(ends_at=day, pk__lt=OuterRef("pk")))


def nearest(
    region: Region, now: datetime, *, limit: int, place: Municipality | None = None
) -> tuple[NearDay, ...]:
    """Return the nearest last days of the region, or of a municipality in it; one statement.

    Each matter stands once, with the nearest of its days.
    """
    touching = {} if place is None else {"matter__in": Matter.objects.touching(place)}
    owners = MatterOwner.objects.filter(matter=OuterRef("matter")).order_by("position")
    names = {
        f"owner_{language}": Coalesce(
            Subquery(owners.values(f"organisation__name_{language}")[:1]),
            Subquery(owners.values(f"network__name_{language}")[:1]),
            Value(""),
        )
        for language in LANGUAGES
    }
    rows = (
        Stage.objects.speaking()
        .ahead_of(now)
        .filter(matter__region=region, matter__published_at__isnull=False)
        .filter(matter__closed_at=None, matter__archived_at=None, **touching)
        .filter(~Exists(_nearer(now)))
        .select_related("matter")
        .annotate(**names)
        .order_by("ends_at", "pk")[:limit]
    )
    return tuple(_near(stage, day_of(now)) for stage in rows)


def _near(stage: Stage, today: date) -> NearDay:
    owner = Trilingual(*(getattr(stage, f"owner_{language}") for language in LANGUAGES))
    return NearDay(
        title=stage.matter.title, owner=owner, can_change=_can_change(stage.matter),
        url=stage.matter.get_absolute_url(), last_day=day_of(stage.ends_at - _TICK), today=today,
    )  # fmt: skip


def _can_change(matter: Matter) -> Trilingual:
    lines = (matter.can_change_fi, matter.can_change_sv, matter.can_change_en)
    return Trilingual(*(_first_line(text) for text in lines))


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0].removeprefix("- ").removeprefix("* ").strip()
