"""What the end of a region leaves in the log, and what other regions' decisions don't touch."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.audit.queries import history_of
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.regions.actions import (
    ControllerDetails,
    close_region,
    propose_closing,
    reopen_region,
    set_controllers,
    set_hosts,
)
from kumaja.foundation.regions.domain.handing import Thing
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import handovers_of
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.foundation.regions.tests.test_handing import GROUP, NOW, WHY_NOT, hand

pytestmark = pytest.mark.django_db


def verbs(region: Region) -> list[str]:
    return list(reversed(history_of(region).values_list("verb", flat=True)))


def test_each_decision_on_a_region_is_in_the_log() -> None:
    region = RegionFactory.create()
    propose_closing(region=region, is_proposed=True, actor="test", now=NOW)
    propose_closing(region=region, is_proposed=False, actor="test", now=NOW)
    hand(region, GROUP)
    set_hosts(region=region, hosts=["x.example"], actor="test", now=NOW)
    who = ControllerDetails(name=Trilingual("Vierellä ry"))
    set_controllers(region=region, controllers=[who], actor="test", now=NOW)
    close_region(region=region, still_open=[GROUP], actor="test", now=NOW)
    reopen_region(region=region, actor="test", now=NOW)
    assert verbs(region) == [
        "proposed to close", "took back the proposal to close", "handed over", "set hosts",
        "set controllers", "closed", "reopened",
    ]  # fmt: skip
    closed = AuditRow.objects.get(verb="closed")
    assert closed.before == {"closed_at": None}
    assert closed.after and closed.after["closed_at"]


def test_an_open_region_is_not_reopened_and_keeps_its_handovers() -> None:
    region = RegionFactory.create()
    hand(region, GROUP)
    reopen_region(region=region, actor="test", now=NOW + timedelta(days=1))
    assert verbs(region) == ["handed over"]
    assert region.handovers.current().count() == 1


def test_who_goes_on_is_told_of_that_thing_in_that_region_alone() -> None:
    region, other = RegionFactory.create(), RegionFactory.create(slug="lappi")
    same_key = Thing("networks.NetworkTask", GROUP.key)
    hand(region, same_key)
    hand(other, GROUP, successor=WHY_NOT)
    for each in (region, other):
        close_region(region=each, still_open=[], actor="test", now=NOW)
    assert handovers_of(region, GROUP.label, [GROUP.key]) == {}
    assert handovers_of(region, same_key.label, [GROUP.key])[GROUP.key].heir_name.fi
    assert list(handovers_of(other, GROUP.label, [GROUP.key])) == [GROUP.key]
