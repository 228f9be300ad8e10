"""What was told last, and the open loops as a table for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.echo.domain.states import VerdictKind
from kumaja.voice.echo.models import Notice
from kumaja.voice.echo.queries.loops import Row


def last_told(region: Region) -> date | None:
    """Return the day on which an answer was told last, None when none has been."""
    rows = Notice.objects.filter(contribution__region=region).order_by("-told_at")
    at = rows.values_list("told_at", flat=True).first()
    return None if at is None else day_of(at)


def loops_table(
    rows: Sequence[Row], language: str, *, is_by_matter: bool
) -> Iterator[list[str | int | None]]:
    """Yield the lines of the table, the names of its columns first."""
    yield [
        _("Matter") if is_by_matter else _("Who answers"), _("Waits"), _("Late"),
        _("Points answered"), _("Answered, not told"), _("Median days"), _("Longest days"),
        _("Came true"), _("In part"), _("Did not come true"), _("Not understood"),
    ]  # fmt: skip
    for row in rows:
        waits = row.waits
        name = row.owner.matter.title if is_by_matter else row.owner.name
        yield [
            name.in_language(language).value, waits.open, waits.late, waits.answers, row.untold,
            waits.median, waits.longest, *(row.said(kind) for kind in VerdictKind),
        ]  # fmt: skip
