"""Narrowing by when one can come."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.test import Client

from kumaja.front.search.tests.rows import a_region, an_activity, indexed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _activities() -> None:
    for name, rule, hour in (
        ("Päiväkahvila", "FREQ=WEEKLY;BYDAY=TU", 13),
        ("Iltakuoro", "FREQ=WEEKLY;BYDAY=TU", 18),
        ("Retkikerho", "FREQ=WEEKLY;BYDAY=SA", 10),
    ):
        an_activity(name).schedules.create(
            rule=rule, first_on=date(2026, 1, 1), starts_at=time(hour), ends_at=time(hour + 1)
        )
    an_activity("Sopimuspiiri")
    indexed()


def page(client: Client, address: str = "/fi/haku/", **query: str | list[str]) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("when", "name", "label"),
    [
        ("daytime", "Päiväkahvila", "Arkisin päivällä"),
        ("evening", "Iltakuoro", "Arki-iltaisin"),
        ("weekend", "Retkikerho", "Viikonloppuisin"),
    ],
)
def test_when_narrows_and_says_so(client: Client, when: str, name: str, label: str) -> None:
    names = {"Päiväkahvila", "Iltakuoro", "Retkikerho", "Sopimuspiiri"}
    every = page(client)
    found = page(client, when=when)

    assert label in every
    assert f'name="when" value="{when}"' in every
    assert {each for each in names if f"{each}</a>" in found} == {name}


def test_parts_of_the_week_widen(client: Client) -> None:
    found = page(client, when=["evening", "weekend"], kind="group")

    assert "Iltakuoro</a>" in found
    assert "Retkikerho</a>" in found
    assert "Päiväkahvila</a>" not in found


def test_what_tells_no_time_is_counted_and_can_be_seen(client: Client) -> None:
    found = page(client, when="evening", kind="group")

    assert "1 tulos ei kerro, milloin se on." in found
    assert "Sopimuspiiri</a>" not in found
    assert "Sopimuspiiri</a>" in page(client, when="evening", kind="group", untold="1")


def test_the_filter_speaks_each_language(client: Client) -> None:
    assert "Vardagskvällar" in page(client, "/sv/sok/")
    assert "Weekday evenings" in page(client, "/en/search/")


def test_other_systems_narrow_by_when_too(client: Client) -> None:
    told = client.get(
        "/api/v1/search", {"region": a_region().slug, "when": "weekend", "lang": "fi"}
    ).json()

    assert [row["name"]["fi"] for row in told["items"]] == ["Retkikerho"]
    assert told["facets"]["when"] == {"daytime": 1, "evening": 1, "weekend": 1}
