"""The open data of a region: what there is, how much of it, how it is had."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, Max, Q
from django.urls import get_script_prefix, is_valid_path
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.core.engine.addresses import address_of_page
from kumaja.foundation.index.models import Change
from kumaja.foundation.regions.domain.licences import Licence
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import municipalities_of
from kumaja.front.home.domain.catalogue import Catalogue, DataSet, Distribution, Publisher
from kumaja.front.home.queries.columns import columns_told
from kumaja.front.profiles.queries.municipality_list import TABLE_COLUMNS as MUNICIPALITY
from kumaja.help.directory.policies import visible_in as activities_in
from kumaja.help.directory.queries.told import TABLE_COLUMNS as ACTIVITY
from kumaja.network.networks.models import NetworkMembership
from kumaja.network.networks.policies import visible_in as networks_in
from kumaja.network.networks.queries.told import TABLE_COLUMNS as NETWORK
from kumaja.network.registry.policies import visible_in as organisations_in
from kumaja.network.registry.queries import TABLE_COLUMNS as ORGANISATION
from kumaja.voice.matters.policies import visible_in as matters_in
from kumaja.voice.matters.queries.told import DECISION_COLUMNS, MATTER_COLUMNS

CATALOGUE: Final = "feeds/catalog"
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_HSDS: Final = "https://docs.openreferral.org/"


@dataclass(frozen=True, slots=True)
class Example:
    """An address that one can open, and what it answers."""

    url: str
    answers: str


@dataclass(frozen=True, slots=True)
class _Sort:
    """A data set before it is counted: its words, and which addresses have it in which format.

    `label` names its rows in the log of changes.
    """

    key: str
    title: Promise | str
    description: Promise | str
    label: str
    columns: tuple[str, ...]
    paths: tuple[tuple[str, str, str, str, str], ...]


def _usual(name: str, hsds: str = "") -> tuple[tuple[str, str, str, str, str], ...]:
    """Return label, path, media type, file type and standard of each way to have a list."""
    ways = [
        ("JSON", f"api/v1/{name}", "application/json", "JSON", ""),
        ("CSV", f"api/v1/{name}.csv", "text/csv", "CSV", ""),
        ("Excel", f"api/v1/{name}.xlsx", _XLSX, "XLSX", ""),
        ("Atom", f"feeds/fi/{name}.atom", "application/atom+xml", "ATOM", ""),
        ("HSDS", f"hsds/{hsds}", "application/json", "JSON", _HSDS),
    ]
    return tuple(way for way in ways if way[0] != "HSDS" or hsds)


_SORTS: Final = (
    _Sort(
        "activities", gettext_lazy("Activities"),
        gettext_lazy(
            "What associations offer: for whom, when, where, at what price, how one gets in."
        ),
        "directory.Activity", ACTIVITY, _usual("activities", "services"),
    ),
    _Sort(
        "organisations", gettext_lazy("Organisations"),
        gettext_lazy("Associations, their communities, unregistered groups and public bodies."),
        "registry.Organisation", ORGANISATION, _usual("organisations", "organizations"),
    ),
    _Sort(
        "networks", gettext_lazy("Networks"),
        gettext_lazy("In which networks associations work together, where and how long."),
        "networks.Network", NETWORK, _usual("networks"),
    ),
    _Sort(
        "memberships", gettext_lazy("Memberships of networks"),
        gettext_lazy("Which organisation is in which network, since when, how actively."),
        "", (), (("JSON", "api/v1/memberships", "application/json", "JSON", ""),),
    ),
    _Sort(
        "municipalities", gettext_lazy("Municipalities"),
        gettext_lazy("The region's municipalities with how many activities each has."),
        "", MUNICIPALITY, (("JSON", "api/v1/municipalities", "application/json", "JSON", ""),),
    ),
    _Sort(
        "matters", gettext_lazy("Matters"),
        gettext_lazy("What is being prepared, who prepares it, and until when it can be moved."),
        "matters.Matter", MATTER_COLUMNS, _usual("matters"),
    ),
    _Sort(
        "decisions", gettext_lazy("Decisions"),
        gettext_lazy("What was decided in the matters, when, by whom and why."),
        "", DECISION_COLUMNS, _usual("decisions"),
    ),
)  # fmt: skip


def get_catalogue(region: Region, site: str, day: date) -> Catalogue:
    """Return all open data of the region, counted now; seven statements."""
    base = f"{site}{get_script_prefix()}"
    name = region.name.in_language("fi").value
    return Catalogue(
        iri=f"{base}{CATALOGUE}",
        home=f"{site}{address_of_page('home:open_data')}",
        service=f"{base}api/v1/",
        description_of_service=f"{base}api/v1/openapi.json",
        title=_texts(gettext_lazy("Kumaja: open data"), region),
        description=_texts(_DESCRIPTION),
        publisher=Publisher(name, region.email),
        licence=Licence(region.licence).iri,
        sets=tuple(_sets(region, base, day)),
    )


_DESCRIPTION: Final = gettext_lazy(
    "What associations of the region offer, who they are, in which networks they work, and what is"
    " being decided."
)


def _sets(region: Region, base: str, day: date) -> Iterator[DataSet]:
    counts = _counts(region, day)
    labels = [row.label for row in _SORTS if row.label]
    changes = Change.objects.filter(label__in=labels).order_by().values_list("label")
    changed = dict(changes.annotate(Max("at")))
    for row in _SORTS:
        moment = changed.get(row.label)
        yield DataSet(
            key=row.key, title=_texts(row.title), description=_texts(row.description),
            count=counts[row.key],
            changed_on=timezone.localtime(moment).date() if moment else None,
            distributions=tuple(_ways(row, base)), columns=columns_told(row.columns),
        )  # fmt: skip


def _counts(region: Region, day: date) -> dict[str, int]:
    parts = NetworkMembership.objects.filter(
        network__in=networks_in(region), organisation__archived_at__isnull=True
    )
    return {
        "activities": activities_in(region).count(),
        "organisations": organisations_in(region).count(),
        "networks": networks_in(region).count(),
        "memberships": parts.count(),
        "municipalities": municipalities_of(region).existing_in(day.year).count(),
        **_decided(region),
    }


def _decided(region: Region) -> dict[str, int]:
    """Return how many matters there are and how many decisions in force, in one statement."""
    in_force = Q(decisions__isnull=False, decisions__replaced_by=None)
    counts: dict[str, int] = matters_in(region).aggregate(
        matters=Count("pk", distinct=True),
        decided=Count("decisions", filter=in_force, distinct=True),
    )
    return {"matters": counts["matters"], "decisions": counts["decided"]}


def _ways(row: _Sort, base: str) -> Iterator[Distribution]:
    """Yield the ways to have a data set whose addresses stand here."""
    for label, path, media_type, file_type, standard in row.paths:
        if is_valid_path(f"/{path}"):
            yield Distribution(label, f"{base}{path}", media_type, file_type, standard)
    if row.key == "municipalities":
        page = f"{base.rstrip('/')}{_page('places:municipalities')}"
        yield Distribution("CSV", f"{page}?format=csv", "text/csv", "CSV")
        yield Distribution("Excel", f"{page}?format=xlsx", _XLSX, "XLSX")


def _page(name: str) -> str:
    """Return the address of a page without the prefix of the region."""
    return f"/{address_of_page(name).removeprefix(get_script_prefix())}"


def _texts(words: Promise | str, region: Region | None = None) -> Trilingual:
    """Return words of the interface in all three languages, with the region's name after them."""
    found = {}
    for language in ("fi", "sv", "en"):
        with override(language):
            name = f", {region.name.in_language(language)}" if region else ""
            found[language] = f"{words}{name}"
    return Trilingual(**found)


def list_examples() -> list[Example]:
    """Return addresses to begin with, within the region of the request."""
    base = f"{get_script_prefix()}api/v1"
    return [
        Example(f"{base}/activities?municipality=858", _("Activities in one municipality")),
        Example(f"{base}/activities.csv?theme=caregiving", _("One theme as a table (CSV)")),
        Example(f"{base}/organisations", _("Associations, page by page")),
        Example(f"{base}/matters?state=open", _("Matters in which one can have a say now")),
        Example(f"{base}/search?q=omaishoitaja", _("The search, as the search page has it")),
        Example(f"{base}/openapi.json", _("All addresses, described for machines (OpenAPI 3.1)")),
    ]
