"""A resident on a phone reads what came of a view, finds the new meeting place, and goes back."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.eyes import faults_seen_by_axe
from tests.browser.hearing import visitor
from tests.browser.keys import no_faults, press_on, skip_to_content

pytestmark = pytest.mark.browser
OWN_WORDS = "Kerhotila suljetaan, eikä meillä ole minne mennä"
CLUB, PLACE = "Torstaikerho", "Jokelan kirjasto, kerhotila, ovi pihalta"


@dataclass(frozen=True, slots=True)
class Words:
    """What the pages call things in one language, and where the journey begins."""

    association: str
    here: str
    came_from: str
    decision: str


WORDS = {
    "fi": Words(
        "/fi/jarjestot/?q=Vierellä", "Löydät sen täältä", "Näin tämä syntyi",
        "Kokoontumistilat yhdistyksille",
    ),
    "sv": Words(
        "/sv/organisationer/?q=Vierellä", "Här hittar du det", "Så här blev det till",
        "Rum för föreningarna",
    ),
}  # fmt: skip


def _open_the_thread(page: Page, words: Words) -> str:
    """Go from the association's page to its echo; returns where that is."""
    page.goto(words.association)
    page.get_by_role("link", name="Vierellä Jokelassa ry").first.click()
    page.get_by_role("link", name=re.compile(OWN_WORDS)).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"”{OWN_WORDS}”")
    assert faults_seen_by_axe(page) == []
    return page.url


def _see_the_place(page: Page, words: Words) -> None:
    """Read on the activity's page where and when, and whose words it began with."""
    expect(page.get_by_role("heading", level=1)).to_have_text(CLUB)
    expect(page.locator("main")).to_contain_text(PLACE)
    expect(page.get_by_role("heading", name=words.came_from)).to_be_visible()
    assert faults_seen_by_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_resident_finds_the_new_place_and_goes_back(
    chromium: Browser, site: str, language: str
) -> None:
    page, words = visitor(chromium, site), WORDS[language]
    thread = _open_the_thread(page, words)
    expect(page.get_by_role("heading", name=words.here)).to_be_visible()
    expect(page.locator("main")).to_contain_text(PLACE)

    page.get_by_role("link", name=CLUB, exact=True).click()
    _see_the_place(page, words)
    page.get_by_role("link", name=words.decision, exact=True).click()
    expect(page.get_by_role("heading", name=words.here)).to_be_visible()
    assert faults_seen_by_axe(page) == []

    page.get_by_role("link", name=CLUB, exact=True).click()
    page.get_by_role("link", name=re.compile(OWN_WORDS)).click()
    assert page.url == thread
    no_faults(page)
    page.context.close()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_same_way_by_keys(chromium: Browser, site: str, language: str) -> None:
    page, words = visitor(chromium, site), WORDS[language]
    thread = _open_the_thread(page, words)

    page.goto(thread)
    skip_to_content(page)
    press_on(page, "link", CLUB, at_most=12)
    _see_the_place(page, words)
    skip_to_content(page)
    press_on(page, "link", re.compile(OWN_WORDS), at_most=30)
    expect(page).to_have_url(thread)
    no_faults(page)
    page.context.close()


def test_from_the_municipality_it_is_three_clicks(chromium: Browser, site: str) -> None:
    page = visitor(chromium, site)
    page.goto("/fi/kunnat/tuusula/")
    page.get_by_role("link", name="Hoidan läheistäni").first.click()
    page.get_by_role("link", name=CLUB, exact=True).first.click()
    _see_the_place(page, WORDS["fi"])
    page.get_by_role("link", name=re.compile(OWN_WORDS)).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"”{OWN_WORDS}”")
    no_faults(page)
    page.context.close()
