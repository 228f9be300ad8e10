"""The queue as the page draws it: those that wait, those that were answered, and the themes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kumaja.foundation.design.domain.queue import Queued, QueueGroup
from kumaja.foundation.design.domain.shell import Link
from kumaja.voice.echo.queries.desk import Queue, QueuedPoint
from kumaja.voice.echo.queries.places import clipped
from kumaja.voice.matters.models import Matter, MatterOwner

_LONGEST, _PLACE = 120, "0000000000"


@dataclass(frozen=True, slots=True)
class DrawnQueue:
    """What stands in the pane of the queue."""

    waiting: tuple[QueueGroup, ...]
    answered: tuple[QueueGroup, ...]
    themes: tuple[Link, ...]
    is_on_answered: bool

    @property
    def theme_word(self) -> str:
        """Which theme is looked at."""
        now = next((link.label for link in self.themes if link.is_current), "")
        return _("Theme: %(theme)s") % {"theme": now}


def point_url(matter: Matter, owner: MatterOwner, code: str, theme: str = "") -> str:
    """Return the address of a point on the desk, within the theme that is looked at."""
    url = reverse("echo:desk_point", args=[matter.address, str(owner.position), code])
    return f"{url}?{urlencode({'theme': theme})}" if theme else url


def drawn(
    matter: Matter, owner: MatterOwner, queue: Queue, *, theme: str = "", current: str = "",
    base: str = "",
) -> DrawnQueue:  # fmt: skip
    """Return the queue as it is drawn; `base` is the page whose themes the links choose."""
    shown = queue.of_theme(theme)
    whole = point_url(matter, owner, _PLACE, theme if theme in queue.themes else "")
    row = shown.find(current)
    return DrawnQueue(
        waiting=_groups(shown, whole, current, lambda each: each.waits),
        answered=_groups(shown, whole, current, lambda each: not each.waits),
        themes=_themes(queue, theme, base),
        is_on_answered=row is not None and not row.waits,
    )


def _groups(
    queue: Queue, url: str, current: str, keeps: Callable[[QueuedPoint], bool]
) -> tuple[QueueGroup, ...]:
    language = (get_language() or "fi")[:2]
    kept = [(each, [row for row in each.rows if keeps(row)]) for each in queue.groups]
    found = []
    for group, rows in kept:
        if not rows:
            continue
        name = group.name.in_language(language)
        heading = name.value or (_("Said by one") if len(queue.groups) > 1 else "")
        listed = tuple(_row(row, url, current) for row in rows)
        foreign = name.language if name.value and name.language != language else ""
        found.append(QueueGroup(clipped(heading), listed, foreign))
    return tuple(found)


def _row(row: QueuedPoint, url: str, current: str) -> Queued:
    return Queued(
        clipped(row.text, _LONGEST), url.replace(_PLACE, row.code), row.language,
        row.speaker_name, "" if row.waits else str(row.word), row.code == current,
    )  # fmt: skip


def _themes(queue: Queue, chosen: str, base: str) -> tuple[Link, ...]:
    if len(queue.themes) < 2:  # noqa: PLR2004 - one theme is no choice
        return ()
    language = (get_language() or "fi")[:2]
    every = Link(_("All themes"), base, is_current=chosen not in queue.themes)
    links = [
        Link(f"{name.in_language(language)} ({count})", f"{base}?{urlencode({'theme': code})}",
             is_current=code == chosen)
        for code, (name, count) in queue.themes.items()
    ]  # fmt: skip
    return (every, *links)
