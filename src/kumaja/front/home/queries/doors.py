"""The doors of the house: sections of the menu, the footer, ways in from the front page.

A door appears when its room stands: an address that nobody has named yet leaves its link out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.urls import NoReverseMatch
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from kumaja.foundation.core.engine import addresses
from kumaja.foundation.core.engine.addresses import Circumstances
from kumaja.foundation.design.domain.shell import Link, Section

Words = str | Promise


@dataclass(frozen=True, slots=True, eq=False)
class Door:
    """A link of the menu: its words, the address that it opens, the addresses that lie beneath.

    Each door is itself alone (`eq=False`): what is remembered by doors need not read their words.
    """

    label: Words
    opens: str
    beneath: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all addresses at which one stands behind this door."""
        return (self.opens, *self.beneath)


@dataclass(frozen=True, slots=True)
class SectionDoors:
    """One of the five sections with its doors; `besides` are its pages that no door opens."""

    label: Words
    doors: tuple[Door, ...]
    besides: tuple[str, ...] = ()


SECTIONS = (
    SectionDoors(
        pgettext_lazy("navigation", "Support and activities"),
        (
            Door(pgettext_lazy("navigation", "Search"), "search:results"),
            Door(
                pgettext_lazy("navigation", "Life situations"),
                "search:life_situations",
                ("search:life_situation",),
            ),
            Door(pgettext_lazy("navigation", "Join in and help"), "search:join_in"),
            Door(pgettext_lazy("navigation", "Help now"), "search:help_now"),
        ),
        ("directory:detail",),
    ),
    SectionDoors(
        pgettext_lazy("navigation", "Have your say"),
        (
            Door(pgettext_lazy("navigation", "Decision calendar"), "matters:calendar"),
            Door(
                pgettext_lazy("navigation", "Matters"),
                "matters:list",
                (
                    "matters:detail",
                    "matters:decision",
                    "matters:annex",
                    "values:audit",
                    "values:rows",
                    "consultations:text",
                    "consultations:say",
                    "consultations:say_sheet",
                    "consultations:ask",
                    "consultations:tell_me",
                ),
            ),
            Door(
                pgettext_lazy("navigation", "Tell what you see"),
                "observations:tell",
                ("observations:arrived", "observations:own", "observations:mine"),
            ),
            Door(pgettext_lazy("navigation", "Echo"), "echo:list", ("echo:thread",)),
            Door(
                pgettext_lazy("navigation", "Awaiting an answer"),
                "echo:open_loops",
                ("echo:waiting_points",),
            ),
        ),
    ),
    SectionDoors(
        pgettext_lazy("navigation", "Associations"),
        (
            Door(
                pgettext_lazy("navigation", "Associations A–Z"),
                "registry:list",
                ("registry:detail",),
            ),
            Door(
                pgettext_lazy("navigation", "Networks"),
                "networks:list",
                ("networks:detail", "networks:join", "networks:offer_create", "networks:offer"),
            ),
            Door(
                pgettext_lazy("navigation", "Municipalities"),
                "places:municipalities",
                ("places:municipality",),
            ),
            Door(
                pgettext_lazy("navigation", "Public bodies"),
                "registry:public_bodies",
                ("registry:public_body",),
            ),
            Door(pgettext_lazy("navigation", "Who does what"), "networks:who_does_what"),
            Door(pgettext_lazy("navigation", "Find a partner"), "partners:find", ("partners:ask",)),
            Door(
                pgettext_lazy("navigation", "Good practices"),
                "practices:list",
                ("practices:detail", "practices:tell"),
            ),
        ),
    ),
    SectionDoors(
        pgettext_lazy("navigation", "Facts"),
        (
            Door(
                pgettext_lazy("navigation", "Gaps"),
                "gaps:list",
                ("gaps:gap", "gaps:take_on", "gaps:outcome"),
            ),
            Door(pgettext_lazy("navigation", "Open data"), "home:open_data"),
            Door(pgettext_lazy("navigation", "Guides"), "home:guides", ("home:guide",)),
            Door(pgettext_lazy("navigation", "About Kumaja"), "home:about"),
        ),
        (
            "home:accessibility",
            "home:privacy",
            "home:processing",
            "ledger:proofs",
            "ledger:check",
        ),
    ),
)
FOOTER = (
    Door(pgettext_lazy("navigation", "Help now 112"), "search:help_now"),
    Door(pgettext_lazy("navigation", "Accessibility"), "home:accessibility"),
    Door(pgettext_lazy("navigation", "Give feedback"), "home:feedback"),
    Door(pgettext_lazy("navigation", "Privacy"), "home:privacy"),
    Door(pgettext_lazy("navigation", "Ground rules"), "contributions:ground_rules"),
    Door(pgettext_lazy("navigation", "Open data"), "home:open_data"),
    Door(pgettext_lazy("navigation", "Proofs"), "ledger:proofs"),
)
# What answers also when no region is named.
FOOTER_WITHOUT_REGION = tuple(
    door
    for door in FOOTER
    if door.opens in {"home:accessibility", "home:feedback", "ledger:proofs"}
)
# The pages that tell of the service itself, each beside the others.
SIBLINGS = (
    Door(pgettext_lazy("navigation", "About Kumaja"), "home:about"),
    Door(pgettext_lazy("navigation", "Guides"), "home:guides"),
    Door(pgettext_lazy("navigation", "Accessibility"), "home:accessibility"),
    Door(pgettext_lazy("navigation", "Ground rules"), "contributions:ground_rules"),
    Door(pgettext_lazy("navigation", "Privacy"), "home:privacy"),
    Door(pgettext_lazy("navigation", "Record of processing"), "home:processing"),
    Door(pgettext_lazy("navigation", "Open data"), "home:open_data"),
    Door(pgettext_lazy("navigation", "Give feedback"), "home:feedback"),
)


def address_of_page(name: str) -> str:
    """Return the address of a page without arguments, nothing while its room does not stand."""
    try:
        return addresses.address_of_page(name)
    except NoReverseMatch:
        return ""


def links_of(doors: tuple[Door, ...], here: str = "") -> tuple[Link, ...]:
    """Return a link for each door whose room stands; `here` is the name of the page one is at."""
    return _links(doors, here, addresses.circumstances())


@lru_cache(maxsize=1024)
def _links(doors: tuple[Door, ...], here: str, _circumstances: Circumstances) -> tuple[Link, ...]:
    found = ((door, address_of_page(door.opens)) for door in doors)
    return tuple(Link(str(door.label), url, here in door.names) for door, url in found if url)


def list_siblings(here: str) -> tuple[Link, ...]:
    """Return links to the pages about the service, for the one that is named `here`."""
    return links_of(SIBLINGS, here)


def list_sections(here: str) -> tuple[Section, ...]:
    """Return the sections that have a door, the one that one is in with where one is."""
    return _sections(here, addresses.circumstances())


@lru_cache(maxsize=1024)
def _sections(here: str, circumstances: Circumstances) -> tuple[Section, ...]:
    found = ((section, _links(section.doors, here, circumstances)) for section in SECTIONS)
    return tuple(
        Section(str(section.label), links[0].url, links, _is_in(section, links, here))
        for section, links in found
        if links
    )


def _is_in(section: SectionDoors, links: tuple[Link, ...], here: str) -> bool:
    return here in section.besides or any(link.is_current for link in links)


WAYS_IN = (
    SectionDoors(
        pgettext_lazy("navigation", "I am from an association"),
        (
            Door(pgettext_lazy("navigation", "What is asked of us"), "desk:landing"),
            Door(pgettext_lazy("navigation", "Give a view"), "matters:calendar"),
            Door(pgettext_lazy("navigation", "Tell what you see"), "observations:tell"),
        ),
    ),
    SectionDoors(
        pgettext_lazy("navigation", "I am an official or decide"),
        (
            Door(pgettext_lazy("navigation", "Find a partner"), "partners:find"),
            Door(pgettext_lazy("navigation", "Answer the views"), "desk:to_answer"),
            Door(pgettext_lazy("navigation", "What the field says"), "echo:list"),
        ),
    ),
    SectionDoors(
        pgettext_lazy("navigation", "I guide clients"),
        (
            Door(pgettext_lazy("navigation", "Search on a client's behalf"), "search:results"),
            Door(pgettext_lazy("navigation", "Go by life situation"), "search:life_situations"),
            Door(pgettext_lazy("navigation", "Urgent numbers"), "search:help_now"),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class WayIn:
    """A door of the front page for those who know why they came."""

    label: str
    links: tuple[Link, ...]


def list_ways_in() -> list[WayIn]:
    """Return the three doors of the front page, each with the links whose rooms stand."""
    ways = (WayIn(str(way.label), links_of(way.doors)) for way in WAYS_IN)
    return [way for way in ways if way.links]
