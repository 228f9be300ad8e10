"""What the views of the rooms above need of a region and of addresses within it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.translation import get_language, get_language_info, override

from kumaja.foundation.core.domain.text import Text
from kumaja.foundation.design.domain.shell import LanguageLink, Standing
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import list_regions

_LOCALES: Final = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}
_PAGE: Final = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)
View = TypeVar("View", bound=Callable[..., Any])


class RegionRequest(HttpRequest):
    """A request for which the middleware has found the region."""

    region: Region
    region_prefix: str


@dataclass(frozen=True, slots=True)
class RegionLink:
    """The front page of one region."""

    slug: str
    name: Text
    url: str
    is_closed: bool


def region_of(request: HttpRequest) -> Region:
    """Return the region of the request; 404 when it names none."""
    region: Region | None = getattr(request, "region", None)
    if region is None:
        raise Http404("No region is named.")
    return region


def language_of_address(language: str) -> str:
    """Return the language that an address without a page's own prefix names; 404 for any other."""
    if language not in dict(settings.LANGUAGES):
        raise Http404("This is not a language of the service.")
    return language


def without_region(view: View) -> View:
    """Mark a view that answers also when no region is named (a sign-in of the whole service)."""
    view.needs_no_region = True  # type: ignore[attr-defined]
    return view


def is_without_region(view: Callable[..., Any]) -> bool:
    """Test whether a view was marked by `without_region`."""
    return getattr(view, "needs_no_region", False)


def works_when_closed(view: View) -> View:
    """Mark a view that acts also where the region has ended its work: ending a right, erasing."""
    view.works_when_closed = True  # type: ignore[attr-defined]
    return view


def address_in_region(request: HttpRequest, region: Region, name: str = "", **kwargs: str) -> str:
    """Return an address of a region by its path, which works on every host; its front page."""
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    path = reverse(name, kwargs=kwargs) if name else front_page(language)
    prefix = get_script_prefix()
    root = prefix.removesuffix(f"{getattr(request, 'region_prefix', '')}/".lstrip("/"))
    return f"{root}{region.slug}/{path.removeprefix(prefix)}"


def address_in(request: HttpRequest, language: str) -> str:
    """Return the address of the same page, with the same query, in another language.

    Made anew from what was resolved: Django's translate_url fails behind a script prefix. A page
    that was not found has no other language; its link leads to that language's front page.
    """
    found = getattr(request, "resolver_match", None)
    query = request.META.get("QUERY_STRING", "")
    if found is None or not found.view_name:
        return front_page(language)
    with override(language):
        try:
            path = reverse(found.view_name, args=found.args, kwargs=found.captured_kwargs)
        except NoReverseMatch:
            return front_page(language)
    return f"{path}?{query}" if query else path


def front_page(language: str) -> str:
    """Return the address of the front page in a language, within the region of the request."""
    return f"{get_script_prefix()}{language}/"


def language_links(request: HttpRequest) -> tuple[LanguageLink, ...]:
    """Return links to the same page in each language, each named in its own words."""
    current = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    return tuple(
        LanguageLink(
            label=code.upper(),
            url=address_in(request, code),
            language=code,
            name=get_language_info(code)["name_local"],
            is_current=code == current,
        )
        for code, _ in settings.LANGUAGES
    )


def standing_of(request: HttpRequest, links: tuple[LanguageLink, ...]) -> Standing | None:
    """Return the full address of a page that was found, without filters, and its siblings'."""
    found = getattr(request, "resolver_match", None)
    if found is None or not found.view_name:
        return None
    site = f"{request.scheme}://{request.get_host()}"
    page = request.GET.get("page", "")
    query = f"?page={page}" if _PAGE.fullmatch(page) else ""
    pages = {link.language: f"{site}{link.url.partition('?')[0]}{query}" for link in links}
    current = next((link.language for link in links if link.is_current), settings.LANGUAGE_CODE)
    return Standing(pages[current], _LOCALES.get(current, current), tuple(pages.items()))


def links_to_regions(language: str, *, within: str = "") -> list[RegionLink]:
    """Return a link to the front page of each region, by its path, which works on every host.

    `within` is the prefix of the region of the request: it does not stand before another's.
    """
    root = get_script_prefix().removesuffix(f"{within}/".lstrip("/"))
    return [
        RegionLink(
            slug=region.slug,
            name=region.name.in_language(language),
            url=f"{root}{region.slug}/{language}/",
            is_closed=region.closed_at is not None,
        )
        for region in list_regions()
    ]
