"""Records that may be one, on the desk of coordination."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.front.desk.tests.conftest import Browser
from kumaja.network.registry.actions.finding import find_duplicates
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import DuplicatePair, Merge, Organisation
from kumaja.network.registry.tests.factories import OrganisationFactory, a_person

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)


@pytest.fixture
def region() -> Region:
    return RegionFactory.create()


@pytest.fixture
def pair(region: Region) -> DuplicatePair:
    OrganisationFactory.create(name_fi="Vierellä Jokelassa ry", members=86, region=region)
    OrganisationFactory.create(
        name_fi="Vierella Jokelassa", members=90, claimed_at=None, region=region
    )
    find_duplicates(now=NOW)
    return DuplicatePair.objects.get()


@pytest.fixture
def coordinator(region: Region, browser: Browser) -> Client:
    return browser(a_person(RoleKind.COORDINATOR, region=region))


def page_of(name: str, code: str) -> str:
    return reverse(f"desk:{name}", args=[code])


def test_what_was_chosen_holds_and_the_rest_stays(coordinator: Client, pair: DuplicatePair) -> None:
    page = page_of("duplicate", pair.code)
    assert "Säilyvän: 86" in coordinator.get(page).content.decode()
    answer = coordinator.post(page, {"members": "other", "name_fi": "kept"})
    merge = Merge.objects.get()
    assert answer.headers["Location"] == page_of("merge", merge.code)
    kept = Organisation.objects.get(pk=merge.kept_id)
    assert (kept.members, kept.name_fi) == (90, "Vierellä Jokelassa ry")
    assert coordinator.post(page, {"members": "kept", "name_fi": "kept"}).status_code == 409
    coordinator.post(page_of("merge_undo", merge.code))
    assert coordinator.get(page_of("merge", merge.code)).status_code == 200
    kept.refresh_from_db()
    assert kept.members == 86


def test_a_choice_that_is_none_changes_nothing(coordinator: Client, pair: DuplicatePair) -> None:
    page = page_of("duplicate", pair.code)
    for sent in ({}, {"members": "x", "name_fi": "kept"}):
        assert coordinator.post(page, sent).status_code == 200
    assert not Merge.objects.exists()


def test_two_stay_two_until_somebody_asks_again(coordinator: Client, pair: DuplicatePair) -> None:
    coordinator.post(page_of("duplicate_dismiss", pair.code))
    assert "Odottavat (" not in coordinator.get(reverse("desk:duplicates")).content.decode()
    listed = coordinator.get(reverse("desk:duplicates"), {"show": "not_duplicate"})
    assert "Vierella Jokelassa" in listed.content.decode()
    coordinator.post(page_of("duplicate_reconsider", pair.code))
    assert DuplicatePair.objects.get().state == "open"


def test_coordination_of_another_region_finds_nothing(
    pair: DuplicatePair, region: Region, browser: Browser
) -> None:
    lone = OrganisationFactory.create(
        name_fi="Vierellä Jokelassa rf", region=RegionFactory.create(slug="muu")
    )
    find_duplicates(now=NOW)
    across = DuplicatePair.objects.get(first=pair.first, second=lone)
    own = browser(a_person(RoleKind.COORDINATOR, region=region))
    for name in ("duplicate", "duplicate_dismiss"):
        assert own.post(page_of(name, across.code), {"members": "kept"}).status_code == 404
    assert not Merge.objects.exists()
    across.refresh_from_db()
    assert across.state == "open"
