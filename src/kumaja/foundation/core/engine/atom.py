"""Feeds in the Atom format, as Django's own library for feeds writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Final

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed

_UNSEEN: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
)  # XML has no place for them


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is new or has changed; `id` names it for good, `summary` is plain text."""

    id: str
    title: str
    summary: str
    url: str
    created_at: datetime
    changed_at: datetime
    author: str = ""


def atom(
    entries: Sequence[Entry], *, title: str, about: str, language: str, page: str, address: str
) -> HttpResponse:
    """Return a feed. A summary is escaped once more: readers take it for HTML, it is none."""
    feed = Atom1Feed(
        title=_plain(title), link=page, description="", subtitle=_plain(about),
        language=language, feed_url=address, feed_guid=address,
    )  # fmt: skip
    for entry in entries:
        feed.add_item(
            title=_plain(entry.title), link=entry.url, description=escape(_plain(entry.summary)),
            unique_id=entry.id, pubdate=entry.created_at, updateddate=entry.changed_at,
            author_name=_plain(entry.author) or None,
        )  # fmt: skip
    answer = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    feed.write(answer, "utf-8")
    return answer


def _plain(text: str) -> str:
    return _UNSEEN.sub("", text)
