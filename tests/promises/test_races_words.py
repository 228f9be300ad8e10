"""Words that many send at once: each search is counted, each expression kept once."""

from __future__ import annotations

import os

import pytest

from kumaja.help.directory.actions import missed
from kumaja.help.directory.actions.keeping import KeptAlready
from kumaja.help.directory.actions.missed import count_missed_search
from kumaja.help.directory.actions.words import Wording, add_expression
from kumaja.help.directory.models import Expression, MissedSearch
from tests.promises.test_races import AT_ONCE, together
from tests.walk.world import NOW, World, make_world

pytestmark = [
    pytest.mark.postgresql,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not os.environ.get("KUMAJA_DATABASE_URL"), reason="needs KUMAJA_DATABASE_URL: threads race"
    ),
]


@pytest.fixture
def standing() -> World:
    """Return the small world, committed so that every thread sees it."""
    return make_world()


def test_each_of_sixteen_searches_is_counted(standing: World) -> None:
    def search(_: int) -> bool:
        return count_missed_search(
            region=standing.region, text="mummo kaatuilee", language="fi", now=NOW
        )

    assert together(search) == [True] * AT_ONCE
    row = MissedSearch.objects.get(region=standing.region, text="mummo kaatuilee")
    assert row.count == AT_ONCE


def test_a_flood_of_different_searches_at_once_keeps_its_bound(
    standing: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(missed, "MOST_KEPT", 5)

    def search(number: int) -> bool:
        return all(
            count_missed_search(
                region=standing.region, text=f"sana {chr(97 + number)}{chr(97 + each)}",
                language="fi", now=NOW,
            )
            for each in range(10)
        )  # fmt: skip

    assert together(search) == [True] * AT_ONCE
    # Those who add at the same moment don't see each other: at most one each is over the bound,
    # and the next one alone brings it back.
    assert MissedSearch.objects.filter(region=standing.region).count() <= 5 + AT_ONCE
    search(20)
    assert MissedSearch.objects.filter(region=standing.region).count() == 5
    assert MissedSearch.objects.filter(region=standing.region, text="tuttu haku").exists()


def test_one_of_sixteen_keeps_an_expression_and_the_others_are_told(standing: World) -> None:
    wording = Wording("fi", "nuppi ei kestä")

    def add(_: int) -> bool:
        try:
            add_expression(wording=wording, region=standing.region, actor="test", now=NOW)
        except KeptAlready as told:
            return told.row.text != "nuppi ei kestä"
        return True

    assert sum(map(bool, together(add))) == 1
    assert Expression.objects.filter(text="nuppi ei kestä").count() == 1
