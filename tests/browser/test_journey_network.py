"""An association joins a network by itself and leaves it, by keys alone, on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.eyes import faults_seen_by_axe
from tests.browser.keys import become, no_faults, press_on, skip_to_content, tab_to

pytestmark = pytest.mark.browser
NETWORK = "Kaikki eivät ole netissä"


def _open_the_network(page: Page) -> None:
    page.goto("/fi/verkostot/")
    skip_to_content(page)
    press_on(page, "link", NETWORK, at_most=40)
    expect(page.get_by_role("heading", level=1)).to_have_text(NETWORK)


def test_an_association_joins_by_itself_and_leaves(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    become(page, "editor")
    _open_the_network(page)
    skip_to_content(page)
    press_on(page, "link", "Liity verkostoon", at_most=10)
    expect(page.get_by_role("heading", level=1)).to_have_text("Liity verkostoon")
    assert faults_seen_by_axe(page) == []
    skip_to_content(page)
    degree = page.get_by_role("radio", name=re.compile("^Osallistumme"))
    tab_to(page, degree, at_most=5)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name=re.compile("^Olemme aktiivisia"))).to_be_checked()
    press_on(page, "button", "Liity verkostoon", at_most=5)

    expect(page.get_by_role("heading", level=1)).to_have_text("Verkostot")
    row = page.get_by_role("listitem").filter(has_text=NETWORK)
    expect(row).to_contain_text("aktiivinen")
    skip_to_content(page)
    press_on(page, "link", re.compile(f"Muuta tai lopeta.*{NETWORK}"), at_most=40)
    expect(page.locator("main")).to_contain_text("Voit palata milloin vain.")
    assert faults_seen_by_axe(page) == []
    skip_to_content(page)
    press_on(page, "button", "Lopeta jäsenyys", at_most=12)
    expect(page.locator("main")).to_contain_text("Jäsenyys päättyi.")
    expect(page.get_by_role("listitem").filter(has_text=NETWORK)).to_have_count(0)
    no_faults(page)
