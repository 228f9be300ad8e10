"""One network sends no flood of feedback."""

from __future__ import annotations

from unittest.mock import Mock

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from kumaja.foundation.core.engine.floods import network_of
from kumaja.front.home.domain.limits import MOST_AN_HOUR
from kumaja.front.home.models import Feedback

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _cache(settings: Settings) -> None:
    backend = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": "floods"}}
    cache.clear()


def test_too_much_from_one_network_is_refused_and_the_text_is_kept(client: Client) -> None:
    for number in range(MOST_AN_HOUR):
        assert client.post("/fi/palaute/", {"told": f"Asia {number}"}).status_code == 302

    refused = client.post("/fi/palaute/", {"told": "Vielä yksi"})
    other = client.post("/fi/palaute/", {"told": "Toinen"}, REMOTE_ADDR="198.51.100.7")

    assert "Vielä yksi" in refused.content.decode()
    assert "Virhe:" in refused.content.decode()
    assert other.status_code == 302
    assert Feedback.objects.count() == MOST_AN_HOUR + 1


def test_the_address_itself_is_not_kept(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    counter = Mock()
    counter.incr.return_value = 1
    monkeypatch.setattr("kumaja.foundation.core.engine.floods.cache", counter)
    client.post("/fi/palaute/", {"told": "Asia"}, REMOTE_ADDR="203.0.113.9")
    key = counter.add.call_args.args[0]
    assert key.startswith("feedback:")
    assert "203.0.113.9" not in key


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("not an address", "unknown"),
    ],
)
def test_what_counts_as_one_sender(address: str, network: str) -> None:
    assert network_of(address) == network
