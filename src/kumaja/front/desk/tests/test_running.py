"""The front of coordination's desk: what closes soon, who is silent, what was searched in vain."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.front.desk.tests.conftest import Browser
from kumaja.front.desk.tests.test_statements import statements
from kumaja.help.directory.actions.missed import count_missed_search
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import a_person
from kumaja.voice.consultations.actions.inviting import invite, remind_silent
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.consultations.tests.rows import a_consultation
from kumaja.voice.contributions.tests.rows import an_association

FRONT = "/fi/koordinaatio/"
MOST = 24  # fifteen of them count what waits, a list each


@pytest.fixture
def coordinator(browser: Browser, region: Region) -> Client:
    return browser(a_person(RoleKind.COORDINATOR, region=region))


def a_hearing(region: Region, *, days: int, invited: int = 0) -> Consultation:
    """Make a hearing that closes in so many days and has invited so many."""
    now = timezone.now()
    row = a_consultation(region, starts_at=now - timedelta(days=40), days=40 + days)
    if invited:
        asked = [an_association(region) for _ in range(invited)]
        invite(consultation=row, organisations=asked, actor="test", now=now)
    return row


def searched(region: Region, text: str, times: int) -> None:
    for _ in range(times):
        count_missed_search(region=region, text=text, language="fi", now=timezone.now())


def part(client: Client, name: str) -> str:
    """Return the section of the front with an id, empty when it is not there."""
    page = client.get(FRONT).content.decode()
    _before, found, rest = page.partition(f'id="{name}"')
    return rest.partition("</section>")[0] if found else ""


def test_what_closes_within_two_weeks_stands_with_its_day(
    coordinator: Client, region: Region
) -> None:
    near, far = a_hearing(region, days=13), a_hearing(region, days=15)

    found = part(coordinator, "closing")

    assert reverse("desk:hearing", args=[near.matter.code, near.code]) in found
    assert "13 päivää" in found
    assert far.code not in found


def test_the_silent_are_counted_and_reminded_from_here(coordinator: Client, region: Region) -> None:
    row = a_hearing(region, days=30, invited=3)
    remind = reverse("desk:hearing_remind", args=[row.matter.code, row.code])

    found = part(coordinator, "silent")
    assert "3 kutsuttua ei ole sanonut mitään" in found
    assert "Muistuta 3 yhdistystä" in found
    assert remind in found

    remind_silent(consultation=row, text="Vielä ehtii.", actor="test", now=timezone.now())
    found = part(coordinator, "silent")
    assert "muistutettu kerran" in found
    assert remind not in found

    later = [an_association(region)]
    invite(consultation=row, organisations=later, actor="test", now=timezone.now())
    found = part(coordinator, "silent")
    assert "4 kutsuttua ei ole sanonut mitään" in found
    assert "jo muistutettu: 3" in found
    assert "Muistuta 1 yhdistystä" in found


def test_what_many_searched_in_vain_stands_and_what_few_did_not(
    coordinator: Client, region: Region
) -> None:
    searched(region, "vesijuoksu", 5)
    searched(region, "harvinainen", 4)

    found = part(coordinator, "missed")

    assert "vesijuoksu" in found
    assert "harvinainen" not in found


def test_other_regions_are_not_counted(coordinator: Client, region: Region) -> None:
    other = RegionFactory.create(slug="toinen")
    a_hearing(other, days=3, invited=1)
    searched(other, "vesijuoksu", 9)

    assert not any(part(coordinator, name) for name in ("closing", "silent", "missed"))


def test_statements_do_not_grow(coordinator: Client, region: Region) -> None:
    def fill(count: int) -> None:
        for number in range(count):
            a_hearing(region, days=5 + number % 9, invited=2)
            searched(region, f"sana{'abcdefghij'[number % 10]}{'xyz'[number // 10]}", 5)

    fill(2)
    few = statements(coordinator, FRONT)
    fill(9)

    assert statements(coordinator, FRONT) == few
    assert few <= MOST
