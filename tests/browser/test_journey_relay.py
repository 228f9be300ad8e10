"""An association asks its members by a link, and answers as one with what they said."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.eyes import faults_seen_by_axe
from tests.browser.hearing import fill, in_days, open_a_hearing, visitor
from tests.browser.keys import become, no_faults, press_on

pytestmark = pytest.mark.browser
ANSWERS = ("Torstaina, kun omainen saa sijaisen.", "Valoisaan aikaan, en aja pimeällä.")
SUMMARY = "Torstai-ilta sopii meille. Yksi ei aja pimeällä."


def _ask_the_members(page: Page) -> str:
    page.get_by_role("link", name="Kysy ensin jäseniltä").click()
    fill(page, {"question": "Minä iltana?", "closes_on": in_days(10), "members": "86"})
    page.get_by_role("button", name="Tee linkki ja paperi").click()
    expect(page.get_by_role("heading", name="0 vastausta")).to_be_visible()
    assert faults_seen_by_axe(page) == []
    return page.get_by_role("link", name=re.compile("^http")).get_attribute("href") or ""


def _answer_as_a_member(page: Page, link: str, words: str) -> None:
    page.goto(link)
    assert faults_seen_by_axe(page) == []
    fill(page, {"answer": words})
    page.get_by_role("button", name="Lähetä vastaus").click()
    expect(page.locator("main")).to_contain_text("Vastauksesi on perillä")
    expect(page.locator("main")).not_to_contain_text(words)


def _answer_as_one(page: Page) -> None:
    """Take the summary into the view of two minutes; send it by keys."""
    page.get_by_role("link", name="Kahdessa minuutissa").click()
    expect(page.locator("[name=said]")).to_have_value(SUMMARY)
    page.get_by_role("radio", name="Vierellä Jokelassa ry").check()
    page.get_by_role("radio", name="Kysyimme jäseniltä").check()
    page.get_by_role("radio", name="Kaikki").check()
    assert faults_seen_by_axe(page) == []
    press_on(page, "button", "Tarkista", at_most=40)
    expect(page.get_by_role("heading", level=1)).to_have_text("Tarkista ja lähetä")
    press_on(page, "button", "Lähetä näkemys", at_most=40)
    expect(page.get_by_role("heading", level=1)).to_have_text("Näkemyksesi on perillä")


def test_an_association_asks_its_members_and_answers_as_one(
    page: Page, chromium: Browser, site: str
) -> None:
    official = visitor(chromium, site, width=1280)
    hearing = open_a_hearing(official, "Kirjasto jäsenille")
    official.context.close()

    become(page, "spokesperson")
    page.goto(f"{hearing.public}anna-nakemys/")
    assert faults_seen_by_axe(page) == []
    link = _ask_the_members(page)
    asked = page.url
    for words in ANSWERS:
        member = visitor(chromium, site)
        _answer_as_a_member(member, link, words)
        member.context.close()

    page.goto(asked)
    expect(page.get_by_role("heading", name="2 vastausta")).to_be_visible()
    for words in ANSWERS:
        expect(page.locator("main")).to_contain_text(words)
    fill(page, {"summary": SUMMARY})
    page.get_by_role("button", name="Tallenna tiivistelmä").click()
    page.goto(f"{hearing.public}anna-nakemys/")
    _answer_as_one(page)

    page.goto(hearing.public)
    expect(page.locator("main")).to_contain_text("Vierellä Jokelassa ry")
    for words in ANSWERS:
        expect(page.locator("main")).not_to_contain_text(words)
    no_faults(page)
