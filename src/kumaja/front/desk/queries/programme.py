"""Regions side by side: the same figures of each, a statement a table however many regions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db.models import Count, F, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import list_regions
from kumaja.front.desk.domain.figures import Figure
from kumaja.help.directory.domain.missed import SHOWN_FROM
from kumaja.help.directory.models import Activity, MissedSearch
from kumaja.network.networks.models import Network, NetworkMembership
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import RegionMembership

YEAR: Final = timedelta(days=365)
Words = str | Promise


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure: its key, its name, what is counted, and which list holds its rows."""

    key: str
    name: Words
    told: Words
    rows_at: str = ""


MEASURES: Final = (
    Measure(
        "organisations", _("Organisations"),
        _(
            "Associations, communities, umbrellas and groups that act in the region; "
            "not authorities."
        ),
        "registry:list",
    ),
    Measure(
        "claimed", _("Records in own care"),
        _("Of the organisations, those that have taken their record into their own care."),
    ),
    Measure(
        "activities", _("Activities"), _("Activities that go on today."), "search:results",
    ),
    Measure(
        "checked", _("Checked within a year"),
        _("Of the activities, those that somebody has checked within 365 days."),
    ),
    Measure(
        "municipalities", _("Municipalities with an activity"),
        _(
            "Of the municipalities, those that an activity names; one of the whole region "
            "doesn't count."
        ),
        "places:municipalities",
    ),
    Measure("networks", _("Networks"), _("Networks that work today."), "networks:list"),
    Measure(
        "members", _("In networks"),
        _("Organisations and authorities that belong to a network today, each counted once."),
    ),
    Measure(
        "missed", _("Searched in vain"),
        _("Words searched in vain at least five times that coordination has not seen to."),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RegionFigures:
    """The figures of one region, by key."""

    region: Region
    figures: dict[str, Figure]

    def listed(self) -> list[tuple[Measure, Figure]]:
        """Return each measure with its figure, in their order."""
        return [(measure, self.figures[measure.key]) for measure in MEASURES]


def regions_side_by_side(now: datetime) -> list[RegionFigures]:
    """Return the figures of every region, those that work first."""
    found = _counted(now)

    def figure(region: Region, key: str, base: str = "", *, guarded: bool = False) -> Figure:
        counted = found[key].get(region.pk, 0)
        return Figure(counted, found[base].get(region.pk, 0) if base else None, guarded)

    return [
        RegionFigures(
            region,
            {
                "organisations": figure(region, "organisations"),
                "claimed": figure(region, "claimed", "organisations", guarded=True),
                "activities": figure(region, "activities"),
                "checked": figure(region, "checked", "activities", guarded=True),
                "municipalities": figure(region, "served", "municipalities"),
                "networks": figure(region, "networks"),
                "members": figure(region, "members"),
                "missed": figure(region, "missed", guarded=True),
            },
        )
        for region in list_regions()
    ]


def _counted(now: datetime) -> dict[str, dict[int, int]]:
    day = day_of(now)
    acting = _acting(day)
    offered = Activity.objects.current().running_on(day)
    running = Network.objects.current().running_on(day)
    in_networks = NetworkMembership.objects.on(day).filter(network__in=running)
    missed = MissedSearch.objects.filter(count__gte=SHOWN_FROM, is_settled=False)
    here = Activity.areas.through.objects.filter(
        activity__in=offered, municipality__regions=F("activity__region")
    )
    claimed = Q(organisation__claimed_at__isnull=False)
    return {
        "organisations": _by(acting, "region"),
        "claimed": _by(acting.filter(claimed), "region"),
        "activities": _by(offered, "region"),
        "checked": _by(offered.filter(checked_at__gt=now - YEAR), "region"),
        "municipalities": _by(Region.municipalities.through.objects.all(), "region"),
        "served": _by(here, "activity__region", "municipality"),
        "networks": _by(running, "region"),
        "members": _by(in_networks, "network__region", "organisation"),
        "missed": _by(missed, "region"),
    }


def _acting(day: date) -> QuerySet[RegionMembership]:
    in_force = Q(until_on__isnull=True) | Q(until_on__gt=day)
    rows = RegionMembership.objects.filter(in_force, organisation__archived_at__isnull=True)
    return rows.exclude(organisation__kind=OrganisationKind.PUBLIC_BODY)


def _by(rows: QuerySet[Any], region: str, counted: str = "pk") -> dict[int, int]:
    """Return how many different ones there are, by region."""
    found: Iterable[tuple[int, int]] = (
        rows.order_by().values_list(region).annotate(number=Count(counted, distinct=True))
    )
    return dict(found)
