"""Locks 6 and 10: every address has a name and an audience; public addresses are a snapshot."""

from __future__ import annotations

import pytest

from kumaja.config.access import united
from tests.walk.addresses import LANGUAGES, addresses
from tools.house import ROOT

pytestmark = pytest.mark.gate
SNAPSHOT = ROOT / "docs" / "addresses.txt"


def told() -> str:
    """Return the snapshot as it should be: name, then the route in each language once."""
    routes: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for address in addresses(language):
            found = routes.setdefault(address.name, [])
            if address.route not in found:
                found.append(address.route)
    return "".join(f"{name}: {'  '.join(found)}\n" for name, found in sorted(routes.items()))


def test_every_address_has_a_name_and_an_audience() -> None:
    table = united()
    assert {row.route for row in addresses("fi") if row.name not in table} == set()


def test_every_audience_stands_at_an_address() -> None:
    names = {row.name for row in addresses("fi")}
    assert united().keys() - names == set()


def test_an_address_named_twice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    room = "kumaja.foundation.design"
    with pytest.raises(ValueError, match="another room has"):
        united((room, room))


def test_public_addresses_are_as_they_were() -> None:
    """A change breaks links that people keep: add a redirect, then `python -m tests.walk`."""
    assert SNAPSHOT.read_text("utf-8") == told()


def test_a_changed_address_is_caught() -> None:
    assert told().replace("/fi/", "/fi/x/", 1) != SNAPSHOT.read_text("utf-8")
