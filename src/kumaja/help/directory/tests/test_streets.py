"""Where associations meet, as far as it helps to see that two records are one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kumaja.help.directory.jobs import FIND_DUPLICATES, JOBS
from kumaja.help.directory.models import Activity, Channel
from kumaja.help.directory.queries.streets import streets_of_organisations
from kumaja.help.directory.tests.factories import ActivityFactory
from kumaja.network.registry.models import DuplicatePair

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)


def meeting(name: str, street: str, **more: object) -> Activity:
    activity = ActivityFactory.create(organisation__name_fi=name, **more)
    Channel.objects.create(activity=activity, kind="place", street=street, postal_code="04400")
    return activity


def test_the_nightly_search_sees_who_meets_in_one_house() -> None:
    one = meeting("Koivukylän Kuulo ry", "Keskustie 12 A 3")
    other = meeting("Koivukylän Kulo ry", "Keskustie 12")
    meeting("Pallopelaajat ry", "Keskustie 12")

    JOBS[FIND_DUPLICATES]({}, now=NOW)

    pair = DuplicatePair.objects.get()
    assert {pair.first_id, pair.second_id} == {one.organisation_id, other.organisation_id}
    assert "same_street" in pair.reasons


@pytest.mark.parametrize("more", [{"is_address_secret": True}, {"archived_at": NOW}])
def test_what_is_secret_or_gone_tells_nothing(more: dict[str, object]) -> None:
    meeting("Koivukylän Kuulo ry", "Keskustie 12", **more)
    assert streets_of_organisations() == {}
