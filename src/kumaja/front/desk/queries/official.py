"""What waits for an official: points to answer, answers to tell, questions to those who hear."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from kumaja.foundation.regions.models import Region
from kumaja.front.desk.queries.hearings import hearings_kept_by
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.policies import Visitor
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.echo.queries.loops import Loop, get_board
from kumaja.voice.matters.models import MatterOwner
from kumaja.voice.matters.policies import bodies_of

_MOST_SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class OwnLoop:
    """What one of the visitor's bodies owes in a matter."""

    owner: MatterOwner
    waiting: int
    days: int
    late: int
    untold: int


@dataclass(frozen=True, slots=True)
class OwnWork:
    """What waits for an official, the longest wait first."""

    loops: tuple[OwnLoop, ...]
    hearings: tuple[Consultation, ...]

    @property
    def to_answer(self) -> tuple[OwnLoop, ...]:
        """Where points wait for an answer."""
        return tuple(row for row in self.loops if row.waiting)

    @property
    def to_tell(self) -> tuple[OwnLoop, ...]:
        """Where answers stand that nobody has been told."""
        return tuple(row for row in self.loops if row.untold)

    @property
    def points(self) -> int:
        """How many points wait, over all matters."""
        return sum(row.waiting for row in self.loops)

    @property
    def untold(self) -> int:
        """How many answers have not been told, over all matters."""
        return sum(row.untold for row in self.loops)


def get_own_work(user: Visitor, region: Region, now: datetime) -> OwnWork:
    """Return what waits for the visitor's bodies; eight statements, however much there is."""
    day = day_of(now)
    bodies = bodies_of(user, day)
    mine = [loop for loop in get_board(region, now).loops if loop.owner.organisation_id in bodies]
    loops = sorted(map(_own_loop, mine), key=lambda row: (-row.days, -row.waiting, row.owner.pk))
    return OwnWork(tuple(loops), _hearings(user, region, now, day))


def _own_loop(loop: Loop) -> OwnLoop:
    waits = loop.waits
    return OwnLoop(loop.owner, waits.open, waits.longest_open or 0, waits.late, loop.untold)


def _hearings(user: Visitor, region: Region, now: datetime, day: date) -> tuple[Consultation, ...]:
    """Return the hearings that still run or lie ahead, the nearest end first."""
    rows = hearings_kept_by(user, region, day).filter(stage__ends_at__gt=now)
    return tuple(rows.order_by("stage__ends_at", "pk")[:_MOST_SHOWN])
