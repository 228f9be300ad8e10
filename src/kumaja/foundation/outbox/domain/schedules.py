"""When something that is done again and again is due next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")


@dataclass(frozen=True, slots=True)
class Every:
    """Again and again, so many minutes apart."""

    minutes: int

    def next_after(self, moment: datetime) -> datetime:
        """Return when it is due next."""
        return moment + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Daily:
    """Once a day at a time of Helsinki."""

    at: time

    def next_after(self, moment: datetime) -> datetime:
        """Return when it is due next: the first such time after the moment."""
        here = moment.astimezone(HELSINKI)
        due = datetime.combine(here.date(), self.at, HELSINKI)
        if due <= here:
            due = datetime.combine(here.date() + timedelta(days=1), self.at, HELSINKI)
        return due


Schedule = Every | Daily
