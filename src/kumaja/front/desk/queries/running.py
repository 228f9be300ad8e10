"""Hearings that run, for coordination: which close soon, and who has said nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from kumaja.foundation.regions.models import Region
from kumaja.front.desk.queries.hearings import hearings_kept_by
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.policies import Visitor
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.consultations.queries.reach import Quiet, quiet_in

SOON: Final = timedelta(days=14)
MOST_SHOWN: Final = 5
_MOST_READ: Final = 200


@dataclass(frozen=True, slots=True)
class RunningHearing:
    """A hearing that takes views: what came, who is silent, and how long it runs yet."""

    row: Consultation
    views: int
    quiet: Quiet
    days_left: int

    @property
    def last_day(self) -> date:
        """The day on which it closes."""
        return day_of(self.row.stage.ends_at)


@dataclass(frozen=True, slots=True)
class Running:
    """The hearings that run, the nearest end first, as the front of the desk shows them."""

    closing: tuple[RunningHearing, ...]
    silent: tuple[RunningHearing, ...]
    is_more: bool


def running_hearings(user: Visitor, region: Region, now: datetime) -> Running:
    """Return the hearings that close within two weeks, and those in which invited ones are silent.

    At most five of each; two statements.
    """
    kept = hearings_kept_by(user, region, day_of(now)).open_at(now)
    rows = list(kept.order_by("stage__ends_at", "pk")[:_MOST_READ])
    quiet = quiet_in(rows)
    running = [_running(row, quiet.get(row.pk, Quiet()), now) for row in rows]
    closing = [each for each in running if each.row.stage.ends_at <= now + SOON]
    silent = [each for each in running if each.quiet.silent]
    return Running(
        closing=tuple(closing[:MOST_SHOWN]),
        silent=tuple(silent[:MOST_SHOWN]),
        is_more=max(len(closing), len(silent)) > MOST_SHOWN,
    )


def _running(row: Consultation, quiet: Quiet, now: datetime) -> RunningHearing:
    left = (day_of(row.stage.ends_at) - day_of(now)).days
    return RunningHearing(row, row.views, quiet, left)  # type: ignore[attr-defined]
