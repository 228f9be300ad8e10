"""Loads the invented region through the same actions as people use, a transaction a wing."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kumaja.demo.load_help import load_activities
from kumaja.demo.load_imports import load_waiting_table
from kumaja.demo.load_interfaces import load_interfaces, load_key, load_master
from kumaja.demo.load_network import (
    ground_of,
    load_organisations,
    load_people,
    load_public_bodies,
)
from kumaja.demo.load_networks import load_networks
from kumaja.demo.load_partners import load_partners
from kumaja.demo.load_practices import load_practices
from kumaja.demo.load_region import make_region
from kumaja.demo.load_registry import load_registry
from kumaja.demo.load_upkeep import load_upkeep
from kumaja.demo.load_voice import load_voice
from kumaja.foundation.core.domain.codes import repeatable_codes
from kumaja.foundation.core.engine.statistics import refresh_statistics


@repeatable_codes("Uusimaa")
def load_region(*, now: datetime) -> None:
    """Load the whole demonstration region as of the moment; its addresses are always the same."""
    with transaction.atomic():
        region = make_region(now=now)
    ground = ground_of(region, now=now)
    with transaction.atomic():
        bodies = load_public_bodies(ground)
        associations = load_organisations(ground)
        load_people(ground, associations, bodies)
    with transaction.atomic():
        load_activities(ground, associations)
    with transaction.atomic():
        networks = load_networks(ground, associations | bodies)
    with transaction.atomic():
        load_practices(ground, associations | bodies, networks)
    with transaction.atomic():
        load_upkeep(ground, associations)
    with transaction.atomic():
        load_partners(ground, associations | bodies)
    with transaction.atomic():
        load_voice(ground, associations | bodies, networks)
    with transaction.atomic():
        load_waiting_table(ground)
    with transaction.atomic():
        load_interfaces(ground)
        load_registry(ground, associations)
        load_master(ground, associations)
        load_key(ground, associations)
    refresh_statistics()
