"""What stands around every page: menu, languages, the way in, the footer."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from kumaja.foundation.design.domain.shell import Link, Section, Shell
from kumaja.foundation.regions.gates import front_page, language_links, standing_of
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.gates import acting, desk_section
from kumaja.front.home.policies import sees_feedback
from kumaja.front.home.queries.doors import (
    FOOTER,
    FOOTER_WITHOUT_REGION,
    address_of_page,
    links_of,
    list_sections,
)

WAITING = "waiting_on_desk"
FEEDBACK = ("home:feedback_list", "home:feedback_answer")


def shell(request: HttpRequest) -> dict[str, Any]:
    """Give every template the shell; it is made when the first one asks, once a request.

    A function, since what is asked of a lazy object a thousand times a page costs a millisecond.
    """
    return {"shell": cache(lambda: shell_of(request))}


def shell_of(request: HttpRequest) -> Shell:
    """Return what stands around the page that is asked for."""
    language = (get_language() or "fi")[:2]
    region: Region | None = getattr(request, "region", None)
    languages = language_links(request)
    plain = Shell(
        home_url=front_page(language),
        languages=languages,
        standing=standing_of(request, languages),
        entry=_entry(request),
        footer=links_of(FOOTER if region else FOOTER_WITHOUT_REGION),
    )
    return plain if region is None else _within(plain, request, region, language)


def _within(plain: Shell, request: HttpRequest, region: Region, language: str) -> Shell:
    """Return the shell with what a region adds to it."""
    desk = _desk(request, region)
    return replace(
        plain,
        standing=None if desk and desk.is_current else plain.standing,
        region_name=str(region.name.in_language(language)),
        sections=list_sections(_name_of_page(request)),
        desk=desk,
        acting=acting(request),
        closed=_closed(region),
        contact=_contact(region, language),
        data_day=region.data_day,
    )


def _name_of_page(request: HttpRequest) -> str:
    """Return the name of the address that was resolved, nothing for a page that is not there."""
    found = request.resolver_match
    return found.view_name if found else ""


def _entry(request: HttpRequest) -> Link | None:
    """Return the way in: `Kirjaudu`, or one's own desk with what waits there."""
    here = _name_of_page(request)
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        label, name = pgettext("navigation", "Sign in"), "account_login"
    else:
        label, name = pgettext("navigation", "Desk"), "desk:landing"
    url = address_of_page(name)
    return Link(label, url, here == name, known_waiting(request)) if url else None


def known_waiting(request: HttpRequest) -> int:
    """Return how much waited on the desk when it was last counted: the menu asks no statement."""
    session = getattr(request, "session", None)
    user = getattr(request, "user", None)
    if session is None or user is None or not user.is_authenticated:
        return 0
    return int(session.get(WAITING, 0))


def note_waiting(request: HttpRequest, count: int) -> None:
    """Keep what was counted for the menu of other pages; written only when it has changed."""
    if known_waiting(request) != count:
        request.session[WAITING] = count


def _desk(request: HttpRequest, region: Region) -> Section | None:
    """Return the desk with its second level; feedback is there for those who answer it."""
    section = desk_section(request)
    if section is None or not sees_feedback(request.user, region, timezone.localdate()):
        return section
    here = _name_of_page(request)
    is_here = here in FEEDBACK
    link = Link(pgettext("navigation", "Feedback"), address_of_page(FEEDBACK[0]), is_here)
    return replace(section, links=(*section.links, link), is_current=section.is_current or is_here)


def _closed(region: Region) -> str:
    """Return the sentence of a network that has ended its work, nothing while it is at work."""
    day = region.closing_day(timezone.now())
    if day is None:
        return ""
    return _(
        "The network of the region ended its work on %(day)s. This site is no longer updated."
    ) % {"day": date_format(day, "j.n.Y")}


def _contact(region: Region, language: str) -> tuple[str, ...]:
    """Return how the coordination is reached; its sentence only in the reader's language."""
    lines = (region.contact.exactly(language), region.phone, region.email)
    return tuple(line for line in lines if line)
