"""Loads the second, small region: Etelä-Pohjanmaa, beside Uusimaa on the same installation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction

from kumaja.demo.load_help import load_one
from kumaja.demo.load_network import (
    ACTOR,
    Ground,
    ground_of,
    load_organisations,
    load_people,
    load_public_bodies,
)
from kumaja.demo.load_networks import load_networks
from kumaja.demo.load_region import make_region
from kumaja.foundation.core.domain.codes import repeatable_codes
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.actions.records import join_region, update_record
from kumaja.network.registry.models import Organisation

PLACE = "etela-pohjanmaa"
_JOINED_DAYS = 900


@repeatable_codes("Etelä-Pohjanmaa")
def load_second_region(*, now: datetime) -> None:
    """Load the small region; Uusimaa must be there: one association acts in both."""
    with transaction.atomic():
        ground = replace(ground_of(make_region(now=now, place=PLACE), now=now), place=PLACE)
    with transaction.atomic():
        bodies = load_public_bodies(ground)
        associations = load_organisations(ground)
        _let_act_elsewhere(ground, associations)
        load_people(ground, associations, bodies)
    with transaction.atomic():
        _load_activities(ground, associations)
    with transaction.atomic():
        load_networks(ground, associations | bodies)


def _let_act_elsewhere(ground: Ground, associations: Mapping[str, Organisation]) -> None:
    """Make national associations part of the other regions too: one record, many regions."""
    since_on = (ground.now - timedelta(days=_JOINED_DAYS)).date()
    for entry in ground.entries("organisations", "organisation"):
        for slug in entry.get("in_regions", []):
            organisation, region = associations[entry["key"]], Region.objects.get(slug=slug)
            join_region(organisation=organisation, region=region, since_on=since_on)
            update_record(
                organisation=organisation, region=region, values={}, actor=ACTOR, now=ground.now,
                is_checked=False,
            )  # fmt: skip


def _load_activities(ground: Ground, associations: Mapping[str, Organisation]) -> None:
    """Load the activities, each in the region where it takes place."""
    regions = {region.slug: region for region in Region.objects.all()}
    for entry in ground.entries("activities", "activity"):
        region = regions[entry.get("region", PLACE)]
        load_one(replace(ground, region=region), entry, associations[entry["organisation"]])
