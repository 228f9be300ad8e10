"""A passkey: added, used alone and after a mailed code, and taken away again."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keys import (
    become,
    no_faults,
    paste,
    press_on,
    read_code,
    skip_to_content,
    tab_to,
    type_into,
)

pytestmark = pytest.mark.browser
ADDRESS = "yllapito@kumaja.example"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def _with_device(page: Page) -> None:
    """Give the browser a device that keeps passkeys."""
    driver = page.context.new_cdp_session(page)
    driver.send("WebAuthn.enable")
    driver.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


def _sign_out(page: Page) -> None:
    page.goto("/fi/omat/")
    skip_to_content(page)
    press_on(page, "button", "Kirjaudu ulos")
    expect(page.get_by_role("banner").get_by_role("link", name="Kirjaudu")).to_be_visible()


def _administration_opens(page: Page) -> None:
    page.goto("/fi/yllapito/kayttajat/")
    expect(page).to_have_url(re.compile("/fi/yllapito/kayttajat/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Käyttäjät")


def test_an_administrator_comes_in_by_passkey(page: Page) -> None:
    _with_device(page)
    become(page, "administrator")
    page.goto("/fi/tili/toinen-lukko/")
    skip_to_content(page)
    press_on(page, "link", "Lisää pääsyavain")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lisää pääsyavain")
    skip_to_content(page)
    type_into(page, "textbox", "Pääsyavaimen nimi", "Kokeilukone")
    press_on(page, "button", "Lisää pääsyavain")
    expect(page.locator("main")).to_contain_text("Pääsyavain on lisätty.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Palautuskoodit")

    _sign_out(page)
    page.goto("/fi/kirjaudu/")
    skip_to_content(page)
    press_on(page, "link", "Kirjaudu pääsyavaimella")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kirjaudu pääsyavaimella")
    skip_to_content(page)
    press_on(page, "button", "Kirjaudu pääsyavaimella")
    page.wait_for_url(re.compile("/fi/yllapito/"))
    _administration_opens(page)

    _sign_out(page)
    _code_alone_is_not_enough(page)
    skip_to_content(page)
    press_on(page, "button", "Käytä pääsyavainta")
    page.wait_for_url(re.compile("/fi/yllapito/"))
    _administration_opens(page)
    _take_away(page)
    no_faults(page)


def _code_alone_is_not_enough(page: Page) -> None:
    page.goto("/fi/kirjaudu/")
    skip_to_content(page)
    type_into(page, "textbox", "Sähköpostiosoite", ADDRESS)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kirjoita koodi")
    code = read_code(page.context)
    skip_to_content(page)
    tab_to(page, page.get_by_role("textbox", name="Koodi"), at_most=3)
    paste(page, code)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/kirjaudu/toinen-vaihe/"))
    inside = page.context.new_page()
    inside.goto("/fi/yllapito/kayttajat/")
    expect(inside.get_by_role("heading", level=1)).not_to_have_text("Käyttäjät")
    inside.close()


def _take_away(page: Page) -> None:
    page.goto("/fi/tili/toinen-lukko/")
    skip_to_content(page)
    press_on(page, "link", re.compile("^Poista.*Kokeilukone"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Osoita, että se olet sinä")
    skip_to_content(page)
    press_on(page, "button", "Käytä pääsyavainta")
    expect(page.get_by_role("heading", level=1)).to_have_text("Poista pääsyavain")
    skip_to_content(page)
    press_on(page, "button", "Poista pääsyavain")
    expect(page.locator("main")).to_contain_text("Pääsyavain on poistettu.")
