"""How much may be asked: told in each answer, refused in words, without keeping addresses."""

from __future__ import annotations

from typing import Any
from unittest.mock import Mock

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from kumaja.front.api.domain.allowance import Allowance, Kind, window_at
from tests.walk.world import NOW, World

pytestmark = pytest.mark.django_db
PATH = "/api/v1/municipalities"
FEW = {"read": 5, "search": 2, "export": 1, "write": 1}


@pytest.fixture
def _few(settings: Settings, time_machine: Any) -> None:  # noqa: ANN401 - the library's fixture
    time_machine.move_to(NOW, tick=False)
    backend = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": "limits"}}
    settings.API_LIMITS = FEW
    cache.clear()


@pytest.mark.usefixtures("_few")
def test_one_too_many_hears_when_to_come_again(world: World, client: Client) -> None:
    answers = [client.get(PATH) for _ in range(5)]
    assert {answer.status_code for answer in answers} == {200}
    assert answers[0]["RateLimit-Policy"] == '"read";q=5;w=60'
    assert [answer["RateLimit"] for answer in answers][::4] == [
        '"read";r=4;t=60',
        '"read";r=0;t=60',
    ]

    refused = client.get(PATH)
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    assert refused["Content-Type"] == "application/problem+json"
    assert refused.json()["detail"] == "Ask again in 60 seconds."
    assert client.get(PATH, REMOTE_ADDR="198.51.100.7").status_code == 200


@pytest.mark.usefixtures("_few")
def test_the_next_span_begins_anew(world: World, client: Client, time_machine: Any) -> None:  # noqa: ANN401
    for _ in range(6):
        client.get(PATH)
    time_machine.shift(60)
    assert client.get(PATH).status_code == 200


@pytest.mark.usefixtures("_few")
@pytest.mark.parametrize(
    ("path", "most"),
    [("/api/v1/activities.csv", 1), ("/hsds/services?format=ndjson", 1),
     ("/hsds/taxonomies?search=x", 2)],
)  # fmt: skip
def test_whole_lists_and_searches_are_counted_apart(
    world: World, client: Client, path: str, most: int
) -> None:
    assert [client.get(path).status_code for _ in range(most + 1)] == [200] * most + [429]
    assert client.get(PATH).status_code == 200


@pytest.mark.usefixtures("_few")
def test_guessing_keys_is_stopped_by_the_address(world: World, client: Client) -> None:
    statuses = [
        client.get("/api/v1/own", headers={"authorization": f"Bearer kumaja_{number}"}).status_code
        for number in range(6)
    ]
    assert statuses == [401] * 5 + [429]
    same = {"authorization": "Bearer kumaja_1"}
    again = [
        client.get("/api/v1/own", headers=same, REMOTE_ADDR=f"198.51.100.{n}") for n in range(2)
    ]
    assert [answer.status_code for answer in again] == [429, 429]


def test_addresses_are_not_kept(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter = Mock()
    counter.incr.side_effect = ValueError
    monkeypatch.setattr("kumaja.front.api.engine.limits.cache", counter)
    client.get(PATH, REMOTE_ADDR="203.0.113.9")
    key, count, seconds = counter.add.call_args.args
    assert key.startswith("api:read:")
    assert "203.0.113.9" not in key
    assert (count, seconds) == (1, 60)


def test_what_is_left_is_never_less_than_nothing() -> None:
    assert Allowance(Kind.READ, 5, 9, 3).headers()["RateLimit"] == '"read";r=0;t=3'
    assert window_at(Kind.READ, 119.9) == (1, 1)
    assert window_at(Kind.EXPORT, 3600.0) == (1, 3600)
