"""Activities for tests."""

from __future__ import annotations

from datetime import date, time
from uuid import uuid4

import factory
from factory.django import DjangoModelFactory

from kumaja.foundation.language.domain.keys import match_key, sort_key
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.help.directory.domain.kinds import ActivityKind, WayIn
from kumaja.help.directory.models import Activity, Schedule
from kumaja.network.registry.tests.factories import NOON, OrganisationFactory


class ActivityFactory(DjangoModelFactory[Activity]):
    """A group of an association in Uusimaa."""

    class Meta:
        model = Activity

    region = factory.SubFactory(RegionFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    kind = ActivityKind.GROUP
    way_in = WayIn.COME
    name_fi = factory.Sequence(lambda n: f"Torstaikerho {n}")
    summary_fi = "Ryhmässä puhutaan arjesta."
    languages = ["fi"]
    uuid = factory.LazyFunction(uuid4)
    sort_key = factory.LazyAttribute(lambda row: sort_key(row.name_fi))
    match_key = factory.LazyAttribute(lambda row: match_key(row.name_fi))
    created_at = NOON
    checked_at = NOON
    checked_by = factory.LazyAttribute(lambda row: str(row.organisation))


class ScheduleFactory(DjangoModelFactory[Schedule]):
    """Every Thursday from one to three."""

    class Meta:
        model = Schedule

    activity = factory.SubFactory(ActivityFactory)
    rule = "FREQ=WEEKLY;BYDAY=TH"
    first_on = date(2026, 9, 3)
    starts_at = time(13)
    ends_at = time(15)
