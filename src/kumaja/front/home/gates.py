"""What stands around every page: menu, languages, the way in, the footer."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kumaja.foundation.design.domain.shell import Link, Shell
from kumaja.foundation.regions.gates import front_page, language_links
from kumaja.foundation.regions.models import Region
from kumaja.front.home.queries.doors import (
    FOOTER,
    FOOTER_WITHOUT_REGION,
    address_of_page,
    links_of,
    list_sections,
)


def shell(request: HttpRequest) -> dict[str, Any]:
    """Give every template the shell; it is made when the first one asks, once a request."""
    if not hasattr(request, "shell"):
        request.shell = SimpleLazyObject(lambda: shell_of(request))  # type: ignore[attr-defined]
    return {"shell": request.shell}  # type: ignore[attr-defined]


def shell_of(request: HttpRequest) -> Shell:
    """Return what stands around the page that is asked for."""
    language = (get_language() or "fi")[:2]
    region: Region | None = getattr(request, "region", None)
    around = {
        "home_url": front_page(language),
        "languages": language_links(request),
        "entry": _entry(request),
        "acting": getattr(request, "acting", None),
    }
    if region is None:
        return Shell(footer=tuple(links_of(FOOTER_WITHOUT_REGION)), **around)
    return Shell(
        region_name=str(region.name.in_language(language)),
        sections=tuple(list_sections(_name_of_page(request))),
        closed=_closed(region),
        footer=tuple(links_of(FOOTER)),
        contact=_contact(region, language),
        data_day=region.data_day,
        **around,
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
    return Link(label, url, is_current=here == name) if url else None


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
