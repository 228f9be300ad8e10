"""What happened in a matter, as far as the seven values ask for it: plain rows, no judgement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.voice.echo.domain.waiting import Waits

LEAST_SHOWN: Final = 5  # answers of people: fewer would tell who said what
EARLY_ENOUGH: Final = timedelta(weeks=5)


@dataclass(frozen=True, slots=True)
class GroupFact:
    """A group that the matter affects, and what was done for and by its people."""

    name: Trilingual
    has_channel: bool = False
    was_heard: bool = False
    invited: int = 0
    answered: int = 0
    reminded: int = 0
    help: int = 0
    needs: int = 0
    discussed: int = 0


@dataclass(frozen=True, slots=True)
class OwnerFact:
    """A body that prepares the matter, and the needs and constraints that it told of."""

    name: Trilingual
    constraints: int = 0
    discussed: int = 0


@dataclass(frozen=True, slots=True)
class PromiseFact:
    """What an owner promised for one stage, and what came of its points."""

    owner: Trilingual
    stage: Trilingual
    stage_kind: str
    starts_at: datetime
    given_at: datetime | None = None
    level: str = ""
    lowered: int = 0
    changes: int = 0
    answer_by: date | None = None
    in_time: int = 0
    late: int = 0
    ahead: int = 0

    @property
    def was_given_before(self) -> bool:
        """Test whether it was given before the stage opened."""
        return self.given_at is not None and self.given_at <= self.starts_at

    @property
    def due(self) -> int:
        """How many points should have been answered by now, or were."""
        return self.in_time + self.late


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """A decision in force, and how many points it says that it answers."""

    title: Trilingual
    decided_on: date
    points: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class HearingFact:
    """A hearing that was let out: its material, its languages, what was asked during it."""

    title: Trilingual
    round: int
    starts_at: datetime
    ends_at: datetime
    material_at: datetime | None
    is_in_july: bool = False
    missing: tuple[str, ...] = ()
    complete: tuple[str, ...] = ()
    has_easy: bool = False
    asked: int = 0
    answered: int = 0
    answered_in_time: int = 0
    way_asked: Trilingual = field(default_factory=Trilingual)

    @property
    def had_material(self) -> bool:
        """Test whether the material was there when the hearing opened."""
        return self.material_at is not None and self.material_at <= self.starts_at

    @property
    def had_five_weeks(self) -> bool:
        """Test whether boards had time to meet with the material in hand."""
        if self.material_at is None or self.is_in_july:
            return False
        return self.ends_at - max(self.material_at, self.starts_at) >= EARLY_ENOUGH


@dataclass(frozen=True, slots=True)
class NeedFact:
    """A need, an interest or a constraint of one side, and where it was talked over."""

    whose: Trilingual
    kind: str
    text: Trilingual
    discussed_on: date | None = None
    discussion: Trilingual = field(default_factory=Trilingual)
    is_of_owner: bool = False


@dataclass(frozen=True, slots=True)
class PlanningFact:
    """How the way of taking part was planned with those who take part, and what changed."""

    planned_on: date
    with_whom: Trilingual
    wish: Trilingual
    change: Trilingual = field(default_factory=Trilingual)


@dataclass(frozen=True, slots=True)
class Answers:
    """What those who took part answered to one question; few answers are not shown."""

    counts: Mapping[str, int]

    @property
    def base(self) -> int:
        """How many answered."""
        return sum(self.counts.values())

    @property
    def is_shown(self) -> bool:
        """Test whether so many answered that nobody's answer can be read out of it."""
        return self.base >= LEAST_SHOWN


@dataclass(frozen=True, slots=True)
class EchoFact:
    """What came back: points and their answers, who was told, and what they say of it."""

    owed: int = 0
    answered: int = 0
    late: int = 0
    in_open_hearing: int = 0
    weighed_views: int = 0
    told_views: int = 0
    unreachable_views: int = 0
    waits: Waits = field(default_factory=Waits)
    verdicts: Mapping[str, int] = field(default_factory=Counter)
    listened: Answers = field(default_factory=lambda: Answers({}))
    knew_enough: Answers = field(default_factory=lambda: Answers({}))


@dataclass(frozen=True, slots=True)
class Reach:
    """Who was invited, who of them spoke, and who was asked once more."""

    invited: int = 0
    spoke: int = 0
    silent: int = 0
    asked_again: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the audit of one matter reads, as of one moment."""

    now: datetime
    groups: tuple[GroupFact, ...] = ()
    owners: tuple[OwnerFact, ...] = ()
    promises: tuple[PromiseFact, ...] = ()
    decisions: tuple[DecisionFact, ...] = ()
    hearings: tuple[HearingFact, ...] = ()
    needs: tuple[NeedFact, ...] = ()
    plannings: tuple[PlanningFact, ...] = ()
    help: int = 0
    reach: Reach = field(default_factory=Reach)
    echo: EchoFact = field(default_factory=EchoFact)

    @property
    def has_opened(self) -> bool:
        """Test whether a hearing has begun."""
        return any(hearing.starts_at <= self.now for hearing in self.hearings)

    @property
    def is_open(self) -> bool:
        """Test whether a hearing runs."""
        return any(each.starts_at <= self.now < each.ends_at for each in self.hearings)

    @property
    def has_ended(self) -> bool:
        """Test whether a hearing has ended."""
        return any(hearing.ends_at <= self.now for hearing in self.hearings)
