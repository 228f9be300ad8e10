"""Who else moved the same decision."""

from __future__ import annotations

from dataclasses import dataclass

from kumaja.voice.contributions.models import Contribution
from kumaja.voice.echo.queries.page import EchoPage, thread_url

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Other:
    """Another view on the matter that everyone may read."""

    contribution: Contribution

    @property
    def url(self) -> str:
        """Where its echo stands."""
        return thread_url(self.contribution)


def others_of(page: EchoPage) -> tuple[Other, ...]:
    """Return the other public views on the same matter, as they came; one statement."""
    rows = Contribution.objects.public().standing().filter(matter=page.contribution.matter_id)
    rows = rows.exclude(pk=page.contribution.pk).order_by("said_at", "pk")
    return tuple(Other(row) for row in rows[:_SHOWN])
