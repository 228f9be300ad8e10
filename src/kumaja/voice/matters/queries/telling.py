"""A last day in plain words, as feeds, calendars and mails tell it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kumaja.foundation.core.domain.dates import day_text
from kumaja.voice.matters.queries.calendar import CalendarRow


def headline_of(row: CalendarRow, language: str, *, with_day: bool = False) -> str:
    """Return what is to be noticed: the last day, and of what."""
    title = row.matter.title.in_language(language).value
    if row.is_call:
        return _("Apply by %(day)s: %(title)s") % _told(row, title, language)
    if with_day:
        return _("Have your say by %(day)s: %(title)s") % _told(row, title, language)
    return _("Last day to have your say: %(title)s") % {"title": title}


def _told(row: CalendarRow, title: str, language: str) -> dict[str, str]:
    return {"day": day_text(row.last_day, language), "title": title}


def lines_of(row: CalendarRow, language: str) -> list[str]:
    """Return what the calendar's row tells beneath the title, a line each; empty ones left out."""
    owners = ", ".join(owner.name.in_language(language).value for owner in row.owners)
    promise = ", ".join(str(word) for word in row.promise_words)
    decision = row.decides_on and day_text(row.decides_on, language)
    told = (
        f"{row.word} · {owners}",
        row.can_change and _("Can still change: %s") % row.can_change.in_language(language).value,
        promise and _("Promise: %s") % promise,
        decision and _("Decision on %s") % decision,
        row.stage.source,
    )
    return [str(line) for line in told if line]
