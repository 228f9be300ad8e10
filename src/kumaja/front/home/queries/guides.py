"""The guides that come with the program, by who reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import pgettext

from kumaja.front.home.engine.shipped import guide_text

RESIDENT: Final = (
    "find-help", "when-it-is-urgent", "tell-what-you-see", "hear-the-echo",
    "when-something-is-wrong",
)  # fmt: skip
ASSOCIATION: Final = (
    "keep-the-record", "write-so-that-you-are-found", "give-a-view", "hear-the-echo",
    "tell-what-you-see", "sign-in",
)  # fmt: skip
OFFICIAL: Final = ("open-a-hearing", "answer-views")
COORDINATION: Final = ("see-to-words", "open-a-hearing", "keep-the-words", "keep-the-numbers")


@dataclass(frozen=True, slots=True)
class GuideLink:
    """A guide in the list: its title, its one sentence, its address."""

    title: str
    lead: str
    url: str


@dataclass(frozen=True, slots=True)
class Reader:
    """The guides for one sort of reader."""

    name: str
    guides: tuple[GuideLink, ...]


def list_guides(language: str) -> list[Reader]:
    """Return the guides for residents, then for associations, officials and coordination."""
    return [
        Reader(pgettext("reader", "For you who look for something"), _links(RESIDENT, language)),
        Reader(pgettext("reader", "For associations"), _links(ASSOCIATION, language)),
        Reader(pgettext("reader", "For officials"), _links(OFFICIAL, language)),
        Reader(pgettext("reader", "For coordination"), _links(COORDINATION, language)),
    ]


def _links(names: tuple[str, ...], language: str) -> tuple[GuideLink, ...]:
    texts = ((name, guide_text(name, language)) for name in names)
    return tuple(
        GuideLink(text.title, text.lead, reverse("home:guide", args=[name])) for name, text in texts
    )
