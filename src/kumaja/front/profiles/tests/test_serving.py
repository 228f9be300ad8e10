"""What a municipality's page and the list count is what one counts by hand, row by row."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.index.actions import touch
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.profiles.queries import get_municipality_list, get_municipality_page
from kumaja.front.profiles.queries.municipality import MunicipalityPage
from kumaja.front.profiles.tests.rows import (
    NOW,
    PLACES,
    a_phone,
    a_place,
    a_region,
    an_activity,
    an_organisation,
)
from kumaja.help.directory.models import Activity
from kumaja.help.gaps.domain.missing import LOOKED_FOR, distance_km
from kumaja.network.registry.models import Organisation

pytestmark = pytest.mark.django_db

DAY = NOW.date()
TERMS = (*LOOKED_FOR[:8], "early-childhood", "housing", "memory")
AREAS = (*PLACES, "Utsjoki")


def some(chance: random.Random, names: tuple[str, ...], most: int) -> tuple[str, ...]:
    return tuple(chance.sample(names, chance.randint(0, most)))


def grow(seed: int) -> None:
    """Make a region in which everything that a count may stumble on is met."""
    chance = random.Random(seed)  # noqa: S311 - the same rows every time, nothing secret
    own = an_organisation()
    a_region("muualla")
    for number in range(60):
        activity = an_activity(
            f"Toiminta {number}",
            organisation=own,
            areas=some(chance, AREAS, 2),
            terms=some(chance, TERMS, 3),
            kind=chance.choice(("group", "group", "support")),
            is_region_wide=chance.random() < 0.25,
            is_remote=chance.random() < 0.3,
            is_address_secret=chance.random() < 0.2,
            ended_on=chance.choice((None, None, None, DAY, DAY + timedelta(days=1))),
            archived_at=chance.choice((None, None, None, None, NOW)),
        )
        a_phone(activity)
        for name in some(chance, AREAS, 2) * 2:
            a_place(activity, name)
        if chance.random() < 0.1:
            Activity.objects.filter(pk=activity.pk).update(region=a_region("muualla"))
    for number in range(20):
        an_organisation(
            f"Yhdistys {number} ry",
            areas=some(chance, AREAS, 2),
            is_region_wide=chance.random() < 0.3,
            kind=chance.choice(("association", "group", "public_body")),
            ended_on=chance.choice((None, None, DAY, DAY + timedelta(days=1))),
            archived_at=chance.choice((None, None, None, NOW)),
        )


def running() -> list[Activity]:
    rows = Activity.objects.filter(region=a_region()).prefetch_related("areas", "terms", "channels")
    return [row for row in rows if row.archived_at is None and not row.has_ended_on(DAY)]


def is_everywhere(row: Activity) -> bool:
    return row.is_remote or row.is_region_wide


def places_of(row: Activity) -> set[int]:
    """Return the municipalities that an activity is meant for or held in."""
    held = {channel.municipality_id for channel in row.channels.all()}
    meant = {area.pk for area in row.areas.all()}
    return meant | ({key for key in held if key} if not row.is_address_secret else set())


def is_for(code: str) -> Callable[[Activity], bool]:
    return lambda row: any(term.code == code for term in row.terms.all())


def gaps_of(here: Municipality, region: Region) -> list[tuple[str, str, int | None, int, int]]:
    """Return each gap: the situation, where the nearest is, how far, how many reach here."""
    gaps = []
    for code in LOOKED_FOR:
        groups = [row for row in running() if row.kind == "group" and is_for(code)(row)]
        have = set().union(*(places_of(row) for row in groups))
        if here.pk in have:
            continue
        ways = sorted(
            (distance_km(point_of(here), point_of(other)), other.code)
            for other in region.municipalities.all()
            if other.pk in have
        )
        nearest = (ways[0][1], round(ways[0][0])) if ways else ("", None)
        remote = sum(row.is_remote for row in groups)
        wide = sum(row.is_region_wide and not row.is_remote for row in groups)
        gaps.append((code, *nearest, remote, wide))
    return gaps


def point_of(place: Municipality) -> tuple[float, float]:
    return place.longitude or 0, place.latitude or 0


def page_of(here: Municipality, region: Region) -> MunicipalityPage:
    return get_municipality_page(here, region, AnonymousUser(), moment=NOW, language="fi")


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_page_counts_activities_as_one_counts_by_hand(seed: int) -> None:
    grow(seed)
    region = a_region()
    for here in region.municipalities.all():
        page = page_of(here, region)
        found = [row for row in running() if is_everywhere(row) or here.pk in places_of(row)]
        situations = Term.objects.filter(scheme="life_situation", is_retired=False)
        counts = {term.code: sum(map(is_for(term.code), found)) for term in situations}
        assert page.activity_count == len(found)
        assert page.everywhere_count == sum(map(is_everywhere, found))
        assert {row.term.code: row.count for row in page.situations} == {
            code: count for code, count in counts.items() if count
        }
        assert len({row.count for row in page.situations}) > 1


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_page_finds_the_gaps_that_one_finds_by_hand(seed: int) -> None:
    grow(seed)
    region = a_region()
    for here in region.municipalities.all():
        gaps = page_of(here, region).gaps
        assert gaps.asked == len(LOOKED_FOR)
        assert [
            (
                row.situation.code,
                row.gap.nearest or "",
                row.gap.kilometres,
                row.gap.remote,
                row.gap.region_wide,
            )
            for row in gaps.rows
        ] == gaps_of(here, region)


def test_a_page_counts_associations_as_one_counts_by_hand() -> None:
    grow(4)
    region = a_region()
    at_work = [
        row
        for row in Organisation.objects.in_region(region).by_name().prefetch_related("areas")
        if row.archived_at is None
        and row.kind != "public_body"
        and (row.ended_on is None or row.ended_on > DAY)
    ]
    for here in region.municipalities.all():
        page = page_of(here, region)
        own = [row for row in at_work if here in row.areas.all()]
        wide = [row for row in at_work if row.is_region_wide and row not in own]
        assert list(page.organisations) == own[:10]
        assert (page.own_count, page.region_wide_count) == (len(own), len(wide))


@pytest.mark.django_db(transaction=True)  # inside a transaction nothing is kept
def test_what_is_kept_of_the_region_is_counted_anew_when_an_activity_changes() -> None:
    region, own = a_region(), an_organisation(is_region_wide=True)
    here = region.municipalities.order_by("pk")[0]
    activity = an_activity("Linja", organisation=own, areas=(), is_remote=True)
    touch("directory.Activity", activity.code, now=NOW)
    with CaptureQueriesContext(connection) as first:
        page = page_of(here, region)
    assert (page.activity_count, page.situations[0].count, page.region_wide_count) == (1, 1, 1)
    with CaptureQueriesContext(connection) as again:
        page_of(here, region)
    other = an_activity("Kahvila", organisation=own, areas=(), is_region_wide=True)
    touch("directory.Activity", other.code, now=NOW)
    page = page_of(here, region)
    assert (page.activity_count, page.situations[0].count, page.region_wide_count) == (2, 2, 1)
    assert len(again) < len(first)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_list_counts_as_one_counts_by_hand(seed: int) -> None:
    grow(seed)
    found = get_municipality_list(a_region(), NOW, "fi")
    own = [places_of(row) for row in running() if not is_everywhere(row)]
    assert found.everywhere == sum(map(is_everywhere, running()))
    assert {row.municipality.pk: row.count for row in found.rows} == {
        place.pk: sum(place.pk in places for places in own)
        for place in a_region().municipalities.all()
    }
