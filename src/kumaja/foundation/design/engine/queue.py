"""Draws a queue of work: hundreds of rows stand beside the one that is open."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.safestring import SafeString

from kumaja.foundation.core.engine.html import html_of, joined
from kumaja.foundation.design.domain.queue import Queued, QueueGroup
from kumaja.foundation.design.engine.markup import if_told, lang

_CURRENT = html_of(' aria-current="true"')


def draw_queue(groups: Iterable[QueueGroup]) -> SafeString:
    """Return the groups as lists of links, each beneath its heading."""
    return joined(map(_group, groups))


def _group(group: QueueGroup) -> SafeString:
    named = html_of("<h3{}>{}</h3>", lang(group.language), group.heading)
    rows = joined(map(_row, group.rows))
    return html_of('{}<ul role="list">{}</ul>', named if group.heading else "", rows)


def _row(row: Queued) -> SafeString:
    return html_of(
        '<li><a href="{}"{}><span{}>{}</span>{}{}</a></li>',
        row.url,
        _CURRENT if row.is_current else "",
        lang(row.language),
        row.text,
        if_told("<small>{}</small>", row.meta),
        if_told("<small><b>{}</b></small>", row.word),
    )
