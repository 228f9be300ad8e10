"""An official finds partners and asks them; an association answers from its mail; both see it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.eyes import faults_seen_by_axe
from tests.browser.keys import become, no_faults, press_on, skip_to_content

pytestmark = pytest.mark.browser
TITLE = "Muistikahvila kirjaston kulmaan"
NEED = "Vertaistukea vastikään muistisairausdiagnoosin saaneille"
ASKED = "Mäntsälän Muistipolku ry"


def _find(page: Page) -> None:
    """Look for partners, as anybody can, and go on to ask them."""
    page.goto("/fi/loyda-kumppani/")
    skip_to_content(page)
    page.get_by_label("Mihin tarvitset kumppaneita?").fill(NEED)
    page.get_by_text("Kunnat, aiheet ja ryhmät").click()
    page.get_by_role("checkbox", name="Mäntsälä").check()
    page.get_by_role("button", name="Etsi yhdistyksiä").click()
    row = page.get_by_role("listitem").filter(has_text=ASKED).first
    expect(row).to_contain_text("Toimii täällä: Mäntsälä")
    assert faults_seen_by_axe(page) == []
    page.get_by_role("link", name="Pyydä mukaan").click()


def _write(page: Page) -> None:
    """Write the need down; what was searched for stands there already."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Mitä pyydät yhdistyksiltä?")
    expect(page.get_by_label(re.compile("^Mitä tarvitset"))).to_have_value(NEED)
    page.get_by_label("Mistä on kyse?").fill(TITLE)
    page.get_by_role("radio", name="Suunnittelu ja kehittäminen yhdessä").check()
    day = page.get_by_label("Vastaa viimeistään")
    fair = day.input_value()
    day.fill("2020-01-01")
    page.get_by_role("button", name="Tallenna ja jatka").click()
    expect(page).to_have_title(re.compile("^Virhe:"))
    assert faults_seen_by_axe(page) == []
    day.fill(fair)
    page.get_by_role("button", name="Tallenna ja jatka").click()


def _choose_and_send(page: Page) -> None:
    """Leave one association ticked, read the mail, send it."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Keiltä kysyt?")
    for box in page.get_by_role("checkbox").all():
        box.uncheck()
    page.get_by_role("checkbox", name=re.compile(f"^{ASKED}")).check()
    page.get_by_role("button", name="Katso viesti ennen lähettämistä").click()
    expect(page.locator("main")).to_contain_text("Lähtee 1 yhdistykselle")
    expect(page.locator("main")).to_contain_text("Pääsettekö mukaan?")
    assert faults_seen_by_axe(page) == []
    skip_to_content(page)
    press_on(page, "button", "Lähetä 1 yhdistykselle", at_most=5)
    expect(page.get_by_role("heading", name="Pyyntösi on matkalla")).to_be_visible()


def _answer_from_the_mail(page: Page) -> None:
    page.goto("/fi/kokeile/")
    mail = page.get_by_role("listitem").filter(has_text=TITLE).first
    found = re.search(r"/l/[\w-]+", mail.inner_html())
    assert found is not None
    page.goto(found[0])
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert faults_seen_by_axe(page) == []
    page.get_by_label("Viesti pyytäjälle").fill("Tulemme kahdella.")
    page.get_by_label("Kehen otetaan yhteyttä?").fill("Muistiohjaaja, 019 000 5110")
    page.get_by_role("button", name="Voimme tulla mukaan").click()
    expect(page.get_by_role("heading", name="Vastattu: Tulee mukaan")).to_be_visible()
    expect(page.get_by_role("button", name="Voimme tulla mukaan")).to_have_count(0)


def test_an_official_finds_partners_and_gets_an_answer(
    page: Page, chromium: Browser, site: str
) -> None:
    become(page, "official")
    _find(page)
    _write(page)
    _choose_and_send(page)
    request = page.url
    other = chromium.new_context(
        base_url=site, locale="fi-FI", viewport={"width": 390, "height": 844}
    )
    _answer_from_the_mail(other.new_page())
    other.close()

    page.goto(request)
    row = page.get_by_role("listitem").filter(has_text=ASKED).first
    expect(row).to_contain_text("Tulemme kahdella.")
    expect(row).to_contain_text("Yhteys: Muistiohjaaja, 019 000 5110")
    assert faults_seen_by_axe(page) == []
    no_faults(page)
