"""A coordinator makes two records of one association one, and takes that back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.eyes import faults_seen_by_axe
from tests.browser.keys import become, no_faults, press_on, skip_to_content

pytestmark = pytest.mark.browser
DUPLICATES = "/fi/koordinaatio/kaksoiskappaleet/"
GOES = "Mäntsälän Muistpolku r.y."


def test_two_records_become_one_and_two_again_by_keyboard(page: Page) -> None:
    become(page, "coordinator")
    page.goto(DUPLICATES)
    skip_to_content(page)
    press_on(page, "link", re.compile("Muistpolku"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Ovatko nämä sama yhdistys?")
    expect(page.locator("main")).to_contain_text("Nimissä on kirjaimen tai kahden ero")
    assert faults_seen_by_axe(page) == []
    gone = page.get_by_role("link", name=f"Poistuvan sivu: {GOES}").get_attribute("href") or ""
    page.get_by_role("radio", name="Toisen: 110").press("Space")
    press_on(page, "button", "Yhdistä tiedot", at_most=80)

    expect(page.get_by_role("heading", level=1)).to_have_text("Tiedot on yhdistetty")
    assert faults_seen_by_axe(page) == []
    merge = page.url
    answer = page.goto(gone)
    assert answer is not None
    assert answer.status == 410
    press_on(page, "link", "Mäntsälän Muistipolku ry")
    expect(page.locator("main")).to_contain_text("110")

    page.goto(merge)
    press_on(page, "button", "Peru yhdistäminen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Yhdistäminen on peruttu")
    expect(page.locator("main")).to_contain_text("Kaikki on niin kuin ennen.")
    page.goto(DUPLICATES)
    expect(page.get_by_role("link", name=re.compile("Muistpolku"))).to_be_visible()
    no_faults(page)
