"""The decision calendar as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.translation import pgettext_lazy

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation, OrganisationQuerySet
from kumaja.network.registry.policies import visible_in
from kumaja.voice.matters.domain.calendar import Nearness
from kumaja.voice.matters.models import MatterQuerySet
from kumaja.voice.matters.queries.calendar import (
    Calendar,
    CalendarRow,
    concerning,
    get_calendar,
    silent_bodies,
)
from kumaja.voice.matters.queries.words import Words

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
    def groups(self) -> tuple[CalendarGroup, ...]:
        """The rows by how near they are, without empty groups."""
        found = ((nearness, self.calendar.of(nearness)) for nearness in Nearness)
        return tuple(CalendarGroup(nearness, rows) for nearness, rows in found if rows)

    @property
    def can_speak(self) -> bool:
        """Test whether any last day is known."""
        return any(row.nearness != Nearness.TOO_LATE for row in self.calendar.rows)


def get_calendar_page(
    matters: MatterQuerySet, region: Region, now: datetime, *, own: OrganisationQuerySet | None
) -> CalendarPage:
    """Return the calendar; municipalities that publish nothing are too many to name."""
    mine = concerning(matters.published().unclosed(), own) if own is not None else set()
    calendar = get_calendar(matters, now, own=mine)
    bodies = visible_in(region).filter(kind=OrganisationKind.PUBLIC_BODY, municipality=None)
    return CalendarPage(calendar, silent_bodies(bodies, calendar))
