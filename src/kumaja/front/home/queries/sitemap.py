"""What search engines may find: the pages that are public and current, each in three languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import override

from kumaja.foundation.core.domain.codes import address_of
from kumaja.foundation.core.engine.addresses import addresses_of_rows
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import municipalities_of
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.queries import terms_of
from kumaja.front.home.domain.sitemap import ROWS, Addresses, Part
from kumaja.front.home.engine.shipped import guide_names
from kumaja.help.directory.policies import visible_in as activities_in
from kumaja.network.networks.policies import visible_in as networks_in
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.policies import visible_in as organisations_in
from kumaja.voice.matters.policies import visible_in as matters_in

LANGUAGES: Final = tuple(code for code, _ in settings.LANGUAGES)
PAGES: Final = (
    "home:front", "search:life_situations", "search:join_in", "search:help_now", "registry:list",
    "registry:public_bodies", "networks:list", "networks:who_does_what", "places:municipalities",
    "matters:list", "matters:calendar", "echo:list", "echo:open_loops",
    "home:open_data", "home:guides", "home:about", "home:accessibility", "home:privacy",
    "home:processing", "home:feedback", "ledger:proofs", "ledger:check",
)  # fmt: skip
_NAMES: Final = ("name_fi", "name_sv", "name_en", "code")
_TITLES: Final = ("title_fi", "title_sv", "title_en", "code")
Rows = QuerySet[Any, Any]


def _rows(name: str, region: Region, day: date) -> Rows:
    """Return the rows of a part that are public and have not ended."""
    running = Q(ended_on__isnull=True) | Q(ended_on__gt=day)
    match name:
        case "activities":
            return activities_in(region).filter(running)
        case "organisations":
            rows = organisations_in(region).filter(running)
            return rows.exclude(kind=OrganisationKind.PUBLIC_BODY)
        case "bodies":
            return organisations_in(region).filter(running, kind=OrganisationKind.PUBLIC_BODY)
        case "networks":
            return networks_in(region).running_on(day)
        case "matters":
            return matters_in(region)
    raise KeyError(name)


# Parts of rows, with the name of the address that each row has.
PARTS: Final = {
    "activities": "directory:detail",
    "organisations": "registry:detail",
    "bodies": "registry:public_body",
    "networks": "networks:detail",
    "matters": "matters:detail",
}


def list_parts(region: Region, day: date) -> list[Part]:
    """Return the parts with how many rows each has; what is not a row is one file, `pages`."""
    counted = [Part(name, _rows(name, region, day).count()) for name in PARTS]
    return [Part("pages", 1), *counted]


def pages_of_part(
    name: str, number: int, region: Region, day: date, site: str
) -> Iterable[Addresses]:
    """Return the pages of one file of a part; raises KeyError when there is no such part.

    In the order in which rows came: a new one changes the last file alone. They are read as they
    are written, so that a file of 5,000 rows is never held whole.
    """
    if name == "pages":
        return _plain_pages(region, day, site)
    named = _TITLES if name == "matters" else _NAMES
    rows = _rows(name, region, day).order_by("pk").values_list(*named)
    portion = rows[(number - 1) * ROWS : number * ROWS].iterator(chunk_size=500)
    url_of = _in_each_language(lambda: addresses_of_rows(PARTS[name]))

    def addresses() -> Iterator[Addresses]:
        for fi, sv, en, code in portion:
            address = address_of(fi or sv or en, code)
            yield {each: site + make(address) for each, make in url_of.items()}

    return addresses()


def _in_each_language(make: Callable[[], Any]) -> dict[str, Any]:
    found = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = make()
    return found


def _plain_pages(region: Region, day: date, site: str) -> list[Addresses]:
    """Return the pages that are no rows of their own list, and the few rows of shipped lists."""
    named: list[tuple[str, dict[str, str]]] = [(name, {}) for name in PAGES]
    named += [("home:guide", {"slug": slug}) for slug in sorted(guide_names())]
    places = municipalities_of(region).existing_in(day.year).order_by("pk")
    slugs = places.values_list("slug", flat=True)
    named += [("places:municipality", {"slug": slug}) for slug in slugs]
    codes = terms_of(Scheme.LIFE_SITUATION).values_list("code", flat=True)
    named += [("search:life_situation", {"code": code}) for code in codes]

    def here() -> list[str]:
        return [site + reverse(name, kwargs=given) for name, given in named]

    found = _in_each_language(here)
    return [{each: found[each][place] for each in LANGUAGES} for place in range(len(named))]
