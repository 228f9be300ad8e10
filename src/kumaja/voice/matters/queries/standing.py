"""Narrows matters to where they stand, by the same rule as `course_of`, in the database."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef

from kumaja.voice.matters.domain.course import Standing
from kumaja.voice.matters.models import Decision, MatterQuerySet, Stage


def standing_at(rows: MatterQuerySet, standing: Standing, now: datetime) -> MatterQuerySet:
    """Keep the matters that stand there at the moment."""
    if standing is Standing.DONE:
        return rows.filter(closed_at__isnull=False)
    speaking = Stage.objects.speaking().filter(matter=OuterRef("pk"))
    running, spoken = Exists(speaking.open_at(now)), Exists(speaking)
    ahead = Exists(speaking.filter(starts_at__gt=now))
    decided = Exists(Decision.objects.filter(matter=OuterRef("pk")))
    kept = {
        Standing.OPEN: running,
        Standing.AHEAD: ~running & (ahead | (~decided & ~spoken)),
        Standing.HEARD: ~running & ~ahead & ~decided & spoken,
        Standing.DECIDED: ~running & ~ahead & decided,
    }
    return rows.unclosed().filter(kept[standing])
