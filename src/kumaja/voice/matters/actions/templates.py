"""Beginning a matter from a ready course: its stages stand at once, and can be moved."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.network.registry.domain.days import HELSINKI
from kumaja.voice.matters.actions.stages import add_stage
from kumaja.voice.matters.domain.templates import COURSES, Template
from kumaja.voice.matters.models import Matter

_OPENS: Final = time(9)
_CLOSES: Final = time(16)


@transaction.atomic
def lay_out(
    *, matter: Matter, template: Template, begins_on: date, actor: User | str, now: datetime
) -> None:
    """Add the stages of a template from that day on; raises MatterClosed."""
    for planned in COURSES[template]:
        starts = _working(begins_on + timedelta(days=planned.starts))
        ends = _working(begins_on + timedelta(days=max(planned.ends, planned.starts + 1)))
        values = {
            "kind": planned.kind,
            "starts_at": datetime.combine(starts, _OPENS, HELSINKI),
            "ends_at": datetime.combine(ends, _CLOSES, HELSINKI),
        }
        add_stage(matter=matter, values=values, actor=actor, now=now)


def _working(day: date) -> date:
    """Return the day, or the Monday after a weekend."""
    saturday = 5
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= saturday else 0)
