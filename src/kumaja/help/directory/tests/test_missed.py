"""What was searched in vain: counted without people, bounded, forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.help.directory.actions import missed
from kumaja.help.directory.actions.missed import (
    count_missed_search,
    drop_rare_searches,
    settle_search,
    unsettle_search,
)
from kumaja.help.directory.domain.missed import is_countable
from kumaja.help.directory.jobs import JOBS, SCHEDULE
from kumaja.help.directory.models import MissedSearch
from kumaja.help.directory.queries.words import on_work_list
from kumaja.network.registry.tests.factories import NOON

pytestmark = pytest.mark.django_db
POINTS_TO_SOMEBODY = [
    "maija@posti.example", "040 123 4567", "131052-308T", "131052 - 308t", "soita 12345",
    "Matti Virtanen", "Maija-Liisa Meikäläinen", "Anna Maria Korhonen", "12 34 5",
    "en tiedä mitä tehdä kun kukaan ei", "x" * 61, "", "   ", "?!", "12",
]  # fmt: skip
POINTS_TO_NOBODY = [
    "mummo kaatuilee", "En jaksa", "Vertaistukea", "Vierellä Jokelassa ry", "autismi 7 vuotta",
    "nuppi ei kestä", "MUMMO KAATUILEE", "adhd", "x" * 60, "en tiedä mitä tehdä enää nyt",
]  # fmt: skip


@pytest.fixture
def region() -> Region:
    return RegionFactory.create()


def count(region: Region, text: str = "mummo kaatuilee", **more: object) -> bool:
    told = {"language": "fi", "now": NOON, **more}
    return count_missed_search(region=region, text=text, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", POINTS_TO_SOMEBODY)
def test_what_points_to_somebody_is_not_kept(region: Region, text: str) -> None:
    assert not is_countable(text)
    assert not count(region, text)
    assert not MissedSearch.objects.exists()


@pytest.mark.parametrize("text", POINTS_TO_NOBODY)
def test_a_few_words_of_nobody_are_kept(region: Region, text: str) -> None:
    assert count(region, text)
    assert MissedSearch.objects.get().text == text.lower()


def test_the_same_words_are_counted_together_by_language_and_region(region: Region) -> None:
    other = RegionFactory.create(slug="kymenlaakso")
    for text in ("mummo kaatuilee", "Mummo  kaatuilee!", "mummo kaatuilee"):
        count(region, text, now=NOON + timedelta(days=1))
    count(region, language="sv")
    count(other)

    rows = {(row.region_id, row.language): row for row in MissedSearch.objects.all()}
    assert {key: row.count for key, row in rows.items()} == {
        (region.pk, "fi"): 3, (region.pk, "sv"): 1, (other.pk, "fi"): 1,
    }  # fmt: skip
    assert rows[region.pk, "fi"].last_on == (NOON + timedelta(days=1)).date()


def test_no_column_says_who_or_when() -> None:
    columns = {field.name for field in MissedSearch._meta.concrete_fields}
    assert columns == {
        "id", "code", "region", "language", "text", "match_key", "count", "last_on", "is_settled",
    }  # fmt: skip


def test_a_region_that_has_ended_its_work_counts_nothing(region: Region) -> None:
    region.closed_at = NOON
    assert not count(region)
    assert not MissedSearch.objects.exists()


def test_a_flood_pushes_out_what_is_counted_least(
    region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(missed, "MOST_KEPT", 10)
    other = RegionFactory.create(slug="kymenlaakso")
    count(other, "toinen alue")
    for _ in range(2):
        count(region)
    for number in range(100):
        count(region, f"sana{chr(97 + number // 10)}{chr(97 + number % 10)}")

    rows = MissedSearch.objects.filter(region=region)
    assert rows.count() == 10
    assert rows.filter(text="mummo kaatuilee", count=2).exists()
    assert rows.filter(text="sanajj").exists()
    assert MissedSearch.objects.filter(region=other).exists()


def test_what_few_searched_is_forgotten_after_thirty_days(region: Region) -> None:
    for text, times in (("vähän", 4), ("paljon", 5)):
        for _ in range(times):
            count(region, text)
    job = JOBS["directory.forget_rare_searches"]
    assert "directory.forget_rare_searches" in SCHEDULE

    job({}, now=NOON + timedelta(days=30))
    assert MissedSearch.objects.count() == 2
    assert drop_rare_searches(now=NOON + timedelta(days=31)) == 1
    assert MissedSearch.objects.get().text == "paljon"


def test_the_work_list_begins_at_five_and_leaves_what_was_seen_to(region: Region) -> None:
    for text, times in (("neljä", 4), ("viisi", 5), ("kuusi", 6)):
        for _ in range(times):
            count(region, text)
    rows = MissedSearch.objects.filter(region=region)

    assert [row.text for row in on_work_list(rows)] == ["kuusi", "viisi"]
    six = MissedSearch.objects.get(text="kuusi")
    for _ in range(2):
        settle_search(search=six, region=region, actor="test", now=NOON)
    assert [row.text for row in on_work_list(rows)] == ["viisi"]
    assert [row.text for row in on_work_list(rows, is_settled=True)] == ["kuusi"]
    count(region, "kuusi")
    assert [row.text for row in on_work_list(rows)] == ["viisi"]
    unsettle_search(search=six, region=region, actor="test", now=NOON)
    assert [row.count for row in on_work_list(rows)] == [7, 5]
    verbs = AuditRow.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["settled", "unsettled"]


def test_a_search_of_another_region_is_not_seen_to(region: Region) -> None:
    count(region)
    search = MissedSearch.objects.get()
    other = RegionFactory.create(slug="kymenlaakso")

    settle_search(search=search, region=other, actor="test", now=NOON)

    search.refresh_from_db()
    assert not search.is_settled
    assert not AuditRow.objects.exists()
