"""An association corrects its own record, and what it wrote is found at once."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.eyes import faults_seen_by_axe
from tests.browser.keys import (
    focused,
    no_faults,
    paste,
    press_on,
    read_code,
    skip_to_content,
    tab_to,
    type_into,
)

pytestmark = pytest.mark.browser
EDITOR = "sihteeri@vierellajokelassa.example"
FOUND_WITHIN = 3.0  # seconds
NAME, SUMMARY = re.compile("^Nimi.*suomeksi"), re.compile("^Tiivistelmä.*suomeksi")


def _sign_in_by_code(page: Page) -> None:
    page.goto("/fi/kirjaudu/")
    skip_to_content(page)
    type_into(page, "textbox", "Sähköpostiosoite", EDITOR)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kirjoita koodi")
    code = read_code(page.context)
    skip_to_content(page)
    tab_to(page, page.get_by_role("textbox", name="Koodi"), at_most=3)
    paste(page, code)
    expect(focused(page)).to_have_value(code)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vierellä Jokelassa ry")


def _open_the_form(page: Page) -> None:
    press_on(page, "link", "Tiedot", at_most=25)
    expect(page.get_by_role("heading", level=1)).to_have_text("Tiedot")
    press_on(page, "link", "Korjaa tietoja", at_most=40)
    expect(page.get_by_role("heading", level=1)).to_have_text("Korjaa tietoja")
    skip_to_content(page)


def _save(page: Page) -> None:
    tab_to(page, page.get_by_role("button", name="Tallenna tiedot"), at_most=150)
    page.keyboard.press("Enter")


def _told_of_the_past(page: Page) -> list[str]:
    """Return the acts that the history of the record tells, newest first."""
    past = page.context.new_page()
    past.goto(re.sub(r"/tiedot/.*$", "/tiedot/muutokset/", page.url))
    expect(past.get_by_role("heading", level=1)).to_have_text("Kuka muutti mitä")
    acts = past.locator("main").get_by_role("listitem").all_inner_texts()
    past.close()
    return acts


def _search_finds(page: Page, word: str, *, within: float = FOUND_WITHIN) -> bool:
    begun = time.monotonic()
    while time.monotonic() - begun < within:
        page.goto(f"/fi/haku/?q={word}")
        if page.get_by_role("article").filter(has_text=word).count():
            return True
    return False


def test_an_editor_corrects_the_record_and_finds_the_change(page: Page) -> None:
    _sign_in_by_code(page)
    _open_the_form(page)
    type_into(page, "textbox", SUMMARY, "Hoitajien kurpitsakerho Jokelassa.")
    _save(page)

    expect(page.get_by_role("heading", level=1)).to_have_text("Tiedot on tallennettu")
    assert not _search_finds(page, "parsakaalikerho", within=0.1)
    assert _search_finds(page, "kurpitsakerho")
    press_on(page, "link", "Vierellä Jokelassa ry", at_most=120)
    expect(page).to_have_url(re.compile("/fi/jarjestot/"))
    expect(page.locator("main")).to_contain_text("Hoitajien kurpitsakerho Jokelassa.")
    no_faults(page)


def test_two_faults_are_told_in_a_summary_and_at_their_fields(page: Page) -> None:
    _sign_in_by_code(page)
    _open_the_form(page)
    type_into(page, "textbox", NAME, " ")
    type_into(page, "textbox", SUMMARY, "Tämä jää talteen.")
    type_into(page, "textbox", "Y-tunnus", "1234567-8")
    _save(page)

    expect(page).to_have_title(re.compile("^Virhe: Korjaa tietoja"))
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("heading")).to_have_text("Tarkista 2 kohtaa")
    for link, field in zip(summary.get_by_role("link").all(), ("Nimi", "Y-tunnus"), strict=True):
        sentence = str(link.text_content())
        link.press("Enter")
        control = page.get_by_role("textbox", name=re.compile(f"^{field}")).first
        expect(control).to_be_focused()
        expect(control).to_have_accessible_description(re.compile(re.escape(sentence)))
        expect(control).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("textbox", name=SUMMARY).first).to_have_value("Tämä jää talteen.")
    expect(page.get_by_role("textbox", name="Y-tunnus")).to_have_value("1234567-8")
    assert faults_seen_by_axe(page) == []
    no_faults(page)


def test_a_form_that_is_sent_again_changes_nothing_twice(page: Page) -> None:
    _sign_in_by_code(page)
    _open_the_form(page)
    type_into(page, "textbox", SUMMARY, f"Hoitajien kerho, {time.time_ns()}.")
    with page.expect_request(lambda request: request.method == "POST") as sent:
        _save(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Tiedot on tallennettu")
    once = _told_of_the_past(page)

    again = _send_again(page, sent.value)
    assert again.endswith("/tiedot/tallennettu/")
    assert _told_of_the_past(page) == once
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Korjaa tietoja")
    _save(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Tiedot on tallennettu")
    later = [act for act in _told_of_the_past(page) if act not in once]
    assert all("Tiivistelmä" not in act for act in later)
    no_faults(page)


def _send_again(page: Page, sent: Request) -> str:
    """Send the very same bytes once more; returns where that leads."""
    headers = {"content-type": sent.headers["content-type"], "referer": sent.url}
    answer = page.request.post(sent.url, data=sent.post_data_buffer, headers=headers)
    assert answer.ok
    return str(answer.url)
