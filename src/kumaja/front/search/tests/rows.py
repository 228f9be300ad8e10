"""Rows to search for."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from kumaja.foundation.language.domain.keys import match_key, sort_key
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.search.actions import rebuild_index
from kumaja.help.directory.models import Activity, Channel, Schedule
from kumaja.network.registry.models import Organisation, RegionMembership

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)


def a_region() -> Region:
    region, is_new = Region.objects.get_or_create(
        slug="uusimaa",
        defaults={"name_fi": "Uusimaa", "phone": "019 000 0000", "email": "apu@uusimaa.example"},
    )
    if is_new:
        names = ("Tuusula", "Pornainen", "Mäntsälä")
        region.municipalities.set(Municipality.objects.filter(name_fi__in=names))
    return region


def an_organisation(name: str = "Vierellä Jokelassa ry", **more: Any) -> Organisation:  # noqa: ANN401
    fields = {"kind": "association", "name_fi": name, "created_at": NOW, **more}
    keys = {"sort_key": sort_key(name), "match_key": match_key(name)}
    organisation = Organisation.objects.create(**fields, **keys)
    RegionMembership.objects.create(
        organisation=organisation, region=a_region(), since_on=date(2020, 1, 1)
    )
    return organisation


def an_activity(
    name: str = "Torstaikerho",
    *,
    areas: tuple[str, ...] = ("Tuusula",),
    terms: tuple[str, ...] = (),
    organisation: Organisation | None = None,
    **more: Any,  # noqa: ANN401
) -> Activity:
    fields = {"kind": "group", "way_in": "come", "name_fi": name, "created_at": NOW, **more}
    activity = Activity.objects.create(
        region=a_region(),
        organisation=organisation or an_organisation(),
        sort_key=sort_key(name),
        match_key=match_key(name),
        **fields,
    )
    activity.areas.set(Municipality.objects.filter(name_fi__in=areas))
    activity.terms.set(Term.objects.filter(code__in=terms))
    return activity


def a_place_and_time(activity: Activity) -> None:
    channel = Channel.objects.create(
        activity=activity,
        kind="place",
        name_fi="Kerhotila",
        municipality=Municipality.objects.get(name_fi="Tuusula"),
    )
    Schedule.objects.create(
        activity=activity,
        channel=channel,
        rule="FREQ=WEEKLY;BYDAY=TH",
        first_on=date(2026, 1, 1),
        starts_at=time(13),
        ends_at=time(15),
    )


def indexed(now: datetime = NOW) -> Region:
    """Build the index and return the region."""
    region = a_region()
    rebuild_index(now=now)
    return region
