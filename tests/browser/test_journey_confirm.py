"""An association confirms its data from a mail, without signing in."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.eyes import faults_seen_by_axe
from tests.browser.keys import no_faults, press_on, skip_to_content, tab_to

pytestmark = pytest.mark.browser
SUBJECT = "Tarkista tiedot kahdessa minuutissa: Vierellä Jokelassa ry"


def _link_in_the_mail(page: Page) -> str:
    """Return the path of the link in the mail that the demonstration would have sent."""
    page.goto("/fi/kokeile/")
    mail = page.get_by_role("listitem").filter(has_text=SUBJECT).first
    found = re.search(r"/l/[\w-]+", mail.inner_html())
    assert found is not None
    return found[0]


def test_one_button_in_the_mail_confirms_all_and_a_time_is_mended_in_place(page: Page) -> None:
    link = _link_in_the_mail(page)
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Pitääkö tämä paikkansa? Vierellä Jokelassa ry"
    )
    expect(page.get_by_role("heading", name="Torstaikerho")).to_be_visible()
    assert faults_seen_by_axe(page) == []

    skip_to_content(page)
    press_on(page, "button", "Kaikki pitää paikkansa", at_most=5)
    expect(page.get_by_role("heading", name="Kaikki on tarkistettu tänään")).to_be_visible()
    expect(page.locator("main").get_by_role("button")).to_have_count(0)

    mend = page.get_by_role("link", name=re.compile("Korjaa tai kerro.*Torstaikerho"))
    tab_to(page, mend, at_most=60)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Korjaa, mikä on muuttunut")
    ends = page.get_by_label(re.compile("^Torstaisin.*: päättyy"))
    ends.fill("10:00")
    page.get_by_role("button", name="Tallenna").click()
    expect(page).to_have_title(re.compile("^Virhe:"))
    expect(page.get_by_role("alert").get_by_role("link")).to_have_count(1)
    assert faults_seen_by_axe(page) == []
    ends.fill("16:15")
    page.get_by_role("button", name="Tallenna").click()
    expect(page.locator("main")).to_contain_text("Tämä näkyy nyt haussa ja kunnan sivulla.")
    expect(page.locator("main")).to_contain_text("16.15")
    no_faults(page)


def test_a_visitor_tells_what_is_wrong_from_the_page_of_an_activity(page: Page) -> None:
    page.goto("/fi/haku/?q=torstaikerho")
    page.get_by_role("link", name="Torstaikerho", exact=True).first.click()
    page.get_by_text("Onko jokin väärin?").first.click()
    page.get_by_role("link", name="Milloin").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kerro, jos jokin on väärin")
    expect(page.get_by_role("radio", name="Milloin")).to_be_checked()
    page.get_by_role("textbox", name="Mikä siinä on väärin?").fill("Alkaa jo kahdeltatoista.")
    assert faults_seen_by_axe(page) == []
    page.get_by_role("button", name="Lähetä ilmoitus").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kiitos, ilmoituksesi on perillä")
    no_faults(page)
