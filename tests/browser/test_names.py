"""What is heard of a control is said right, and holds what is seen on it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.ears import Heard, heard

pytestmark = pytest.mark.browser
ADDRESSES = (
    "/fi/design/?shell",
    "/fi/",
    "/fi/haku/?q=muisti&municipality=pornainen&form=peer-group",
    "/sv/organisationer/",
    "/en/municipalities/",
)


def names(page: Page) -> set[str]:
    return {one.name for one in heard(page)}


@pytest.mark.parametrize("address", ADDRESSES)
def test_names_read_right_and_hold_what_is_seen(page: Page, address: str) -> None:
    page.goto(address)
    # A tile's three letters stand for the name that is heard (`Tuusula, 58 toimintaa`).
    page.evaluate("document.querySelectorAll('.k-tiles').forEach((map) => map.remove())")
    found = list(heard(page))

    assert len(found) > 20
    assert [one for one in found if not one.reads_right] == []
    assert [one for one in found if not one.holds_what_is_seen] == []


def test_what_is_only_heard_is_said_after_what_is_seen(page: Page) -> None:
    page.goto("/fi/design/?shell")

    assert {
        "FI, Suomeksi",
        "Kumaja Uudenmaan järjestöverkosto, etusivu",
        "Lisää tarjottimelle: Torstaikerho",
        "Lisää tarjottimelle: Torstaikerho omaishoitajille",
        "Poista rajaus: Hoidan läheistäni",
        "Hoidan läheistäni 24",
        "Sivu 3",
    } <= names(page)


def test_a_tile_of_the_map_is_heard_by_its_name(page: Page) -> None:
    page.goto("/fi/design/")

    assert "Tuusula, 58 toimintaa" in names(page)


def test_planted_faults_are_heard() -> None:
    assert not Heard("link", "FI , suomi", "FI").reads_right
    assert not Heard("link", ", etusivu", "").reads_right
    assert not Heard("button", "", "").reads_right
    assert not Heard("button", "Sulje", "Lähetä").holds_what_is_seen
    assert Heard("button", "Lisää tarjottimelle: Kerho", "Lisää tarjottimelle").holds_what_is_seen
