"""Rows to show on pages."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from kumaja.foundation.language.domain.keys import match_key, sort_key
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.directory.models import Activity, Channel, KnownFact, Schedule
from kumaja.network.registry.models import Contact, Organisation, RegionMembership

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
PLACES = ("Tuusula", "Pornainen", "Mäntsälä", "Helsinki")


def a_region(slug: str = "uusimaa") -> Region:
    """Return the region; it has four municipalities on its tile map."""
    region, is_new = Region.objects.get_or_create(
        slug=slug,
        defaults={"name_fi": slug, "phone": "019 000 0000", "email": "apu@uusimaa.example"},
    )
    if is_new:
        rows = Municipality.objects.filter(name_fi__in=PLACES)
        region.municipalities.set(rows)
        region.tile_layout = {row.code: [1, n, row.code, row.code] for n, row in enumerate(rows, 1)}
        region.save()
    return region


def an_organisation(name: str = "Vierellä Jokelassa ry", **more: Any) -> Organisation:  # noqa: ANN401
    region = more.pop("region", None) or a_region()
    areas = more.pop("areas", ("Tuusula",))
    fields = {"kind": "association", "name_fi": name, "created_at": NOW, **more}
    keys = {"sort_key": sort_key(name), "match_key": match_key(name)}
    organisation = Organisation.objects.create(**fields, **keys)
    organisation.areas.set(Municipality.objects.filter(name_fi__in=areas))
    RegionMembership.objects.create(
        organisation=organisation, region=region, since_on=date(2020, 1, 1)
    )
    return organisation


def an_activity(
    name: str = "Torstaikerho",
    *,
    areas: tuple[str, ...] = ("Tuusula",),
    terms: tuple[str, ...] = ("caring-for-someone",),
    organisation: Organisation | None = None,
    **more: Any,  # noqa: ANN401
) -> Activity:
    fields = {"kind": "group", "way_in": "come", "name_fi": name, "created_at": NOW, **more}
    activity = Activity.objects.create(
        region=a_region(),
        organisation=organisation or an_organisation(f"{name} ry"),
        sort_key=sort_key(name),
        match_key=match_key(name),
        **fields,
    )
    activity.areas.set(Municipality.objects.filter(name_fi__in=areas))
    activity.terms.set(Term.objects.filter(code__in=terms))
    return activity


def a_place(activity: Activity, municipality: str = "Tuusula", **more: Any) -> Channel:  # noqa: ANN401
    fields = {"kind": "place", "name_fi": "Kerhotila", "street": "Koulutie 2", **more}
    place = Municipality.objects.get(name_fi=municipality)
    return Channel.objects.create(
        activity=activity, municipality=place, postal_code="05400", **fields
    )


def a_phone(activity: Activity, number: str = "019 000 0123") -> Channel:
    return Channel.objects.create(activity=activity, kind="phone", phone=number)


def a_time(activity: Activity, **more: Any) -> Schedule:  # noqa: ANN401
    fields = {"rule": "FREQ=WEEKLY;BYDAY=TH", "first_on": date(2026, 1, 1), **more}
    return Schedule.objects.create(
        activity=activity, starts_at=time(13), ends_at=time(15), **fields
    )


def a_fact(activity: Activity, fact: str, *, is_so: bool) -> None:
    KnownFact.objects.create(activity=activity, fact=fact, is_so=is_so)


def a_contact(organisation: Organisation, role: str = "Sihteeri", **more: Any) -> Contact:  # noqa: ANN401
    fields = {"role_fi": role, "phone": "019 000 0001", **more}
    return Contact.objects.create(organisation=organisation, **fields)
