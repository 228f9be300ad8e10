"""The decision calendar as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import pgettext, pgettext_lazy

from kumaja.foundation.design.domain.charts import DotColumn
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation, OrganisationQuerySet
from kumaja.network.registry.policies import visible_in
from kumaja.voice.matters.domain.calendar import Nearness, Week
from kumaja.voice.matters.models import MatterQuerySet
from kumaja.voice.matters.queries.calendar import (
    Calendar,
    CalendarRow,
    concerning,
    get_calendar,
    silent_bodies,
)
from kumaja.voice.matters.queries.words import Words

_A_WEEK: Final = 7
NEARNESS_WORDS: Final[dict[Nearness, Words]] = {
    Nearness.THIS_WEEK: pgettext_lazy("last days", "This week"),
    Nearness.FOUR_WEEKS: pgettext_lazy("last days", "Within four weeks"),
    Nearness.LATER: pgettext_lazy("last days", "Later"),
    Nearness.TOO_LATE: pgettext_lazy("last days", "Too late to speak, a decision is coming"),
}


@dataclass(frozen=True, slots=True)
class CalendarGroup:
    """The rows that are as near as each other."""

    nearness: Nearness
    rows: tuple[CalendarRow, ...]

    @property
    def word(self) -> Words:
        """How near they are."""
        return NEARNESS_WORDS[self.nearness]


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """The calendar, and the stakeholders of which no last day is known."""

    calendar: Calendar
    silent: tuple[Organisation, ...]

    @property
    def strip(self) -> tuple[DotColumn, ...]:
        """Half a year of weeks, one dot one last day, each month named where it begins."""
        weeks = self.calendar.weeks
        return tuple(DotColumn(len(week.days), _label(at, week)) for at, week in enumerate(weeks))

    @property
    def days_ahead(self) -> int:
        """How many last days the strip shows."""
        return sum(len(week.days) for week in self.calendar.weeks)

    @property
    def groups(self) -> tuple[CalendarGroup, ...]:
        """The rows by how near they are, without empty groups."""
        found = ((nearness, self.calendar.of(nearness)) for nearness in Nearness)
        return tuple(CalendarGroup(nearness, rows) for nearness, rows in found if rows)

    @property
    def can_speak(self) -> bool:
        """Test whether any last day is known."""
        return any(row.nearness != Nearness.TOO_LATE for row in self.calendar.rows)


def _label(at: int, week: Week) -> str:
    if at == 0:
        return pgettext("on a line of time", "now")
    return date_format(week.monday, "F") if week.monday.day <= _A_WEEK else ""


def get_calendar_page(
    matters: MatterQuerySet, region: Region, now: datetime, *,
    own: OrganisationQuerySet | None, is_narrowed: bool = False,
) -> CalendarPage:  # fmt: skip
    """Return the calendar; municipalities that publish nothing are too many to name.

    Of a narrowed calendar nobody is told to publish nothing: it may stand outside of it.
    """
    mine = concerning(matters.published().unclosed(), own) if own is not None else set()
    calendar = get_calendar(matters, now, own=mine)
    bodies = visible_in(region).filter(kind=OrganisationKind.PUBLIC_BODY, municipality=None)
    return CalendarPage(calendar, () if is_narrowed else silent_bodies(bodies, calendar))
