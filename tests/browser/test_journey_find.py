"""A resident finds help: in their own words, by keys alone, on any screen, without script."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.keys import (
    choose,
    focused,
    has_focus,
    no_faults,
    press_on,
    skip_to_content,
    tab_to,
    tab_to_role,
    type_into,
)

pytestmark = pytest.mark.browser
WORDS = "muistisairas äiti"
COUNTED = re.compile(rf"^\d+ tulosta: ”{WORDS}”")
WAY_IN = re.compile(r"^(Soita |Ilmoittaudu|Näin tulet perille|Kirjoita |Siirry )")


@pytest.fixture
def scriptless(chromium: Browser, site: str) -> Iterator[BrowserContext]:
    """Return a visitor whose browser runs no script."""
    context = chromium.new_context(base_url=site, locale="fi-FI", java_script_enabled=False)
    context.set_default_timeout(15_000)
    yield context
    context.close()


def _search_from_the_front(page: Page) -> int:
    page.goto("/fi/")
    tabs = skip_to_content(page)
    tabs += type_into(page, "searchbox", "Mitä etsit?", WORDS)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/fi/haku/\?q=muistisairas"))
    expect(page).to_have_title(COUNTED)
    expect(page.get_by_role("heading", level=1)).to_have_text(COUNTED)
    return tabs


def _narrow_to_pornainen(page: Page, *, key: str = "Tab") -> None:
    choose(page, "combobox", "Kunta", "Pornainen", key=key)
    tab_to(page, page.get_by_role("button", name="Hae", exact=True), at_most=2)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("municipality=pornainen"))


def _addresses_of_results(page: Page) -> list[str]:
    links = page.get_by_role("article").get_by_role("heading").get_by_role("link")
    return [str(link.get_attribute("href")) for link in links.all()]


def _serves_pornainen(page: Page, address: str) -> bool:
    """Test what the page of a result says of itself, before it tells of others near it."""
    told = page.request.get(address).text().partition("<main")[2].partition('id="similar"')[0]
    return bool(re.search("Pornai|[Kk]oko alue|Puhelimessa tai verkossa", told))


def test_the_third_result_is_at_most_25_tabs_from_the_front_page(page: Page) -> None:
    tabs = _search_from_the_front(page)

    expect(page.get_by_role("heading", level=1)).to_be_focused()
    third = page.get_by_role("article").nth(2).get_by_role("link").first
    tabs += tab_to(page, third, at_most=25)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/fi/toiminta/"))
    tabs += skip_to_content(page)
    tabs += tab_to(page, page.locator("main").get_by_role("link", name=WAY_IN), at_most=25)

    assert tabs <= 25
    no_faults(page)


def test_a_resident_narrows_to_a_municipality_and_goes_on_in_swedish(page: Page) -> None:
    _search_from_the_front(page)
    _narrow_to_pornainen(page, key="Shift+Tab")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    found = _addresses_of_results(page)
    assert found

    page.reload()
    press_on(page, "link", re.compile("svenska"), at_most=8)
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page).to_have_url(re.compile(r"/sv/sok/\?.*municipality=pornainen"))
    expect(page.get_by_role("searchbox", name="Vad söker du?")).to_have_value(WORDS)
    expect(page.get_by_label("Kommun").locator("option:checked")).to_have_text("Borgnäs")
    assert [_code(one) for one in _addresses_of_results(page)] == [_code(one) for one in found]

    tab_to(page, page.get_by_role("article").first.get_by_role("link").first, at_most=90)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/sv/verksamhet/"))
    skip_to_content(page)
    tab_to(page, page.locator("main a[href*='/organisationer/']"), at_most=4)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/sv/organisationer/"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    no_faults(page)


def _code(address: str) -> str:
    return address.rstrip("/").rpartition("-")[2]


def test_all_that_is_found_for_pornainen_serves_pornainen(page: Page) -> None:
    page.goto(f"/fi/haku/?q={WORDS}&municipality=pornainen")

    for address in _addresses_of_results(page):
        assert _serves_pornainen(page, address), address
    page.goto(f"/fi/haku/?q={WORDS}&municipality=hanko")
    assert not all(_serves_pornainen(page, address) for address in _addresses_of_results(page))


def test_two_filters_are_ticked_and_one_is_taken_away_by_keys(page: Page) -> None:
    page.goto(f"/fi/haku/?q={WORDS}")
    skip_to_content(page)
    for name in ("Läheiselläni on muistisairaus", "Vertaisryhmä"):
        press_on(page, "checkbox", re.compile(f"^{name}"), key="Space")
        expect(focused(page)).to_be_checked()
    press_on(page, "button", "Näytä tulokset", at_most=90)

    expect(page).to_have_url(re.compile("situation=.*form="))
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_be_focused()
    expect(heading).to_have_text(COUNTED)
    fewer = str(heading.text_content())
    press_on(page, "link", re.compile("Poista rajaus: Vertaisryhmä"), at_most=8)
    expect(page).not_to_have_url(re.compile("form="))
    expect(page.get_by_role("heading", level=1)).not_to_have_text(fewer)
    assert not has_focus(page, page.locator("body"))
    no_faults(page)


def test_one_key_leads_from_the_results_to_the_filters_and_back(page: Page) -> None:
    _search_from_the_front(page)
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_be_focused()
    for _ in range(2):
        assert tab_to_role(page, "link", "Siirry rajauksiin", at_most=1) == 1
        assert _is_seen(focused(page))
        page.keyboard.press("Enter")
        expect(page.get_by_role("form", name="Rajaa")).to_be_focused()
        assert tab_to_role(page, "link", "Siirry tuloksiin", at_most=1) == 1
        assert _is_seen(focused(page))
        page.keyboard.press("Enter")
        expect(heading).to_be_focused()

    press_on(page, "link", "Siirry rajauksiin", at_most=1)
    press_on(page, "checkbox", re.compile("^Läheiselläni on muistisairaus"), key="Space", at_most=9)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("situation="))
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    no_faults(page)


def _is_seen(link: Locator) -> bool:
    box = link.bounding_box()
    return box is not None and box["width"] > 60 and box["height"] >= 24


def test_a_phone_needs_no_way_past_its_closed_filters(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/fi/haku/?q={WORDS}")

    expect(page.locator("a[href='#filters']")).to_be_hidden()


def test_the_menu_of_a_phone_opens_and_leads_by_keys(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/fi/haku/?q={WORDS}")
    menu = page.locator("summary", has_text="Valikko")
    tab_to(page, menu, at_most=6)
    page.keyboard.press("Enter")
    panel = page.locator("details", has=menu)
    expect(panel).to_have_attribute("open", "")
    press_on(page, "link", "svenska", at_most=14)
    expect(page.get_by_role("searchbox", name="Vad söker du?")).to_have_value(WORDS)

    tab_to(page, page.locator("summary", has_text="Meny"), at_most=6)
    page.keyboard.press("Space")
    press_on(page, "link", "Organisationer", at_most=8)
    expect(page).to_have_url(re.compile("/sv/organisationer/"))


def test_the_way_is_whole_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    _search_from_the_front(page)
    tab_to(page, page.get_by_role("article").nth(2).get_by_role("link").first, at_most=15)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/fi/toiminta/"))
    skip_to_content(page)
    tab_to(page, page.locator("main a[href*='/jarjestot/']"), at_most=4)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/fi/jarjestot/"))


def test_the_way_is_whole_without_script(scriptless: BrowserContext) -> None:
    page = scriptless.new_page()
    _search_from_the_front(page)
    _narrow_to_pornainen(page, key="Shift+Tab")
    assert _addresses_of_results(page)
    page.reload()
    press_on(page, "link", re.compile("svenska"), at_most=8)
    expect(page).to_have_url(re.compile(r"/sv/sok/\?.*municipality=pornainen"))
    tab_to(page, page.get_by_role("article").first.get_by_role("link").first, at_most=90)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/sv/verksamhet/"))
    skip_to_content(page)
    tab_to(page, page.locator("main a[href*='/organisationer/']"), at_most=4)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/sv/organisationer/"))
