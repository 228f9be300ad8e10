"""Coordination reads what was searched in vain, adds an expression, and the next search finds."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.keys import become, no_faults, press_on, skip_to_content, type_into
from tests.browser.views import State

pytestmark = pytest.mark.browser
WORDS = "kranttu päivä"
NOTHING = f"0 tulosta: ”{WORDS}”"
SEARCH = f"/fi/haku/?q={WORDS}"
AT_LEAST, SECONDS = 5, 5


def _search_in_vain(page: Page) -> None:
    for _ in range(AT_LEAST):
        page.goto(SEARCH)
        expect(page.get_by_role("heading", level=1)).to_have_text(NOTHING)


def _found_within(page: Page, seconds: float) -> bool:
    """Search until something is found, or so long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        page.goto(SEARCH)
        if page.get_by_role("article").count():
            return page.get_by_role("heading", level=1).text_content() != NOTHING
        page.wait_for_timeout(250)
    return False


def test_what_was_searched_in_vain_is_found_after_coordination_adds_it(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    _search_in_vain(page)
    become(page, "coordinator")
    page.goto("/fi/koordinaatio/haettu-ei-loytynyt/")
    row = page.get_by_role("list", name="Haettu, ei löytynyt").get_by_role("listitem")
    expect(row.filter(has_text=WORDS)).to_contain_text(str(AT_LEAST))

    skip_to_content(page)
    press_on(page, "link", re.compile(f"^Lisää ilmaus.*{WORDS}"), at_most=30)
    expect(page.get_by_label("Ilmaus")).to_have_value(WORDS)
    skip_to_content(page)
    type_into(page, "textbox", "Yhdistysten sanat", "alakulo")
    summary = page.locator("summary", has_text="Elämäntilanteet")
    summary.focus()
    page.keyboard.press("Enter")
    press_on(page, "checkbox", re.compile("^Mieli on maassa"), key="Space", at_most=9)
    page.keyboard.press("Enter")

    expect(page.get_by_text("Ilmaus on tallessa. Seuraava haku tuntee sen.")).to_be_visible()
    assert _found_within(page, SECONDS), "The search does not know the expression."
    page.goto("/fi/koordinaatio/haettu-ei-loytynyt/")
    expect(page.get_by_text(WORDS)).to_have_count(0)
    no_faults(page)


def test_an_expression_is_kept_without_script(
    chromium: Browser, site: str, signed_in: State
) -> None:
    context = chromium.new_context(
        base_url=site, locale="fi-FI", java_script_enabled=False,
        storage_state=signed_in("coordinator"),  # type: ignore[arg-type]
    )  # fmt: skip
    page = context.new_page()
    page.goto("/fi/koordinaatio/sanat/uusi/")
    page.get_by_label("Ilmaus").fill("pää on ihan pöhnä")
    page.get_by_role("button", name="Tallenna ilmaus").press("Enter")
    expect(page).to_have_title(re.compile("^Virhe:"))
    expect(page.get_by_label("Ilmaus")).to_have_value("pää on ihan pöhnä")
    page.get_by_label("Yhdistysten sanat").fill("uupumus")
    page.get_by_role("button", name="Tallenna ilmaus").press("Enter")
    page.get_by_role("link", name="Ota pois käytöstä").press("Enter")
    page.locator("main").get_by_role("button").press("Enter")
    expect(page.get_by_text("Ilmaus on pois käytöstä.")).to_be_visible()
    page.goto("/fi/koordinaatio/sanat/?q=pöhnä&state=retired")
    expect(page.get_by_role("link", name="pää on ihan pöhnä")).to_be_visible()
    context.close()
