"""Ten points answered by keys alone: keys of one letter stay where they are said to work."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.answering import WORDS, open_desk, stands
from tests.browser.hearing import (
    Hearing,
    fill,
    let_the_hearing_end,
    open_a_hearing,
    speak_by_link,
    visitor,
)
from tests.browser.keys import focused, no_faults, press_on, skip_to_content, tab_to

pytestmark = pytest.mark.browser
TITLE: Final = "Uimahallin aamut"
ASKED: Final = (
    "Halli auki aamuisin kuudelta.", "Vuoro myös iltaisin.", "Sauna lämpimäksi ajoissa.",
    "Kaiteet portaisiin.", "Halvempi lippu työttömille.", "Penkkejä pukuhuoneeseen.",
    "Kello isommaksi.", "Ohjattu tunti ikäihmisille.", "Opasteet ruotsiksi.", "Kahvio takaisin.",
)  # fmt: skip
WHY: Final = "Hallin vuorot on jaettu seuroille toukokuuhun 2027, eikä niitä voi perua."
REFUSED: Final = "Ei otettu huomioon"


def _ask_for_ten(page: Page, hearing: Hearing) -> None:
    text = "\n".join(f"{number}. {words}" for number, words in enumerate(ASKED, 1))
    speak_by_link(page, hearing, text, name="Kaarina", mail="kaarina@koti.example")


def _declare_alike(page: Page, hearing: Hearing) -> None:
    open_desk(page, hearing)
    page.get_by_role("link", name="Merkitse samanlaiset kohdat").click()
    for words in ASKED[:2]:
        page.get_by_role("checkbox", name=re.compile(re.escape(words))).check()
    fill(page, {"text": "Halli auki pidempään"})
    page.get_by_role("button", name="Merkitse samaksi kannaksi").click()
    expect(page.get_by_role("heading", name="Halli auki pidempään")).to_be_visible()


def _single_keys_do_nothing_elsewhere(page: Page) -> None:
    """Press a figure on the page itself and in the reason: nothing is chosen."""
    refused = page.get_by_role("radio", name=REFUSED, exact=True)
    page.keyboard.press("3")
    expect(refused).not_to_be_checked()
    tab_to(page, page.locator("[name=reason]"), at_most=60)
    page.keyboard.press("3")
    expect(page.locator("[name=reason]")).to_have_value("3")
    expect(refused).not_to_be_checked()
    page.keyboard.press("Backspace")


def _keys_can_be_turned_off(page: Page) -> None:
    summary = page.locator("summary", has_text="Pikanäppäimet")
    tab_to(page, summary, at_most=20)
    page.keyboard.press("Enter")
    press_on(page, "button", "Poista näppäimet käytöstä", at_most=3)
    choices = page.locator("[name=state]")
    tab_to(page, choices, at_most=30, key="Shift+Tab")
    page.keyboard.press("3")
    expect(page.get_by_role("radio", name=REFUSED, exact=True)).not_to_be_checked()
    press_on(page, "button", "Ota näppäimet käyttöön", at_most=30)
    tab_to(page, choices, at_most=30, key="Shift+Tab")


def _answer_two_at_once(page: Page) -> None:
    """Say to how many the answer goes before it is given."""
    page.keyboard.press("3")
    expect(page.get_by_role("radio", name=REFUSED, exact=True)).to_be_checked()
    tab_to(page, page.locator("[name=reason]"), at_most=10)
    page.keyboard.insert_text(WHY)
    expect(page.locator("[data-ticked]")).to_be_hidden()
    tab_to(page, page.locator("[name=also]"), at_most=10)
    page.keyboard.press("Space")
    expect(page.locator("[data-ticked]")).to_have_text("Vastaus tallentuu 2 kohtaan.")
    expect(page.locator("#seen-part")).to_contain_text("Sama vastaus tallentuu 2 kohtaan.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("main")).to_contain_text("Vastaus tallennettiin 2 kohtaan.")


def _answer_the_open_one(page: Page, words: str) -> None:
    """Go on from the queue, where saving by keys has left the focus."""
    expect(focused(page)).to_have_attribute("aria-current", "true")
    expect(focused(page)).to_contain_text(words)
    page.keyboard.press("3")
    tab_to(page, page.locator("[name=reason]"), at_most=10)
    page.keyboard.insert_text(WHY)
    page.keyboard.press("Control+Enter")


def test_ten_points_are_answered_by_keys(
    page: Page, chromium: Browser, site: str, data: Path
) -> None:
    hearing = open_a_hearing(page, TITLE)
    speaker = visitor(chromium, site)
    _ask_for_ten(speaker, hearing)
    speaker.context.close()
    let_the_hearing_end(data, hearing)
    _declare_alike(page, hearing)

    open_desk(page, hearing)
    expect(page.locator("main")).to_contain_text("Odottaa 10 · Vastattu 0")
    skip_to_content(page)
    press_on(page, "link", WORDS["fi"].first)
    stands(page, "/tyopoyta/vastaa/", f"Vastaa näkemyksiin: {TITLE}")
    _single_keys_do_nothing_elsewhere(page)
    _keys_can_be_turned_off(page)
    _answer_two_at_once(page)
    expect(focused(page)).to_contain_text(ASKED[2])
    page.keyboard.press("ArrowDown")
    expect(focused(page)).to_contain_text(ASKED[3])
    page.keyboard.press("ArrowUp")
    for words in ASKED[2:]:
        _answer_the_open_one(page, words)
    stands(page, "/tyopoyta/kerro/", WORDS["fi"].tell)
    expect(page.locator("main")).to_contain_text("1 näkemys, 10 kohtaa. 1 saa sähköpostin.")
    no_faults(page)
