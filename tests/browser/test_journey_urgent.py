"""Who is in danger meets the numbers before anything else, and can leave with two keys."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.keys import focused, no_faults, skip_to_content, tab_to, type_into

pytestmark = pytest.mark.browser
WORDS = "mieheni lyö minua"
BOX = "Jos joku on vaarassa, soita 112."


@pytest.fixture
def phone(page: Page) -> Page:
    """Return a tab as narrow as a phone, for which the rest of the world is one empty page."""

    def elsewhere(route: Route) -> None:
        route.fulfill(status=200, content_type="text/html", body="<title>Elsewhere</title>")

    page.set_viewport_size({"width": 390, "height": 844})
    page.route(lambda url: "localhost" not in url, elsewhere)
    return page


def _search(page: Page) -> None:
    type_into(page, "searchbox", "Mitä etsit?", WORDS)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=mieheni"))
    expect(page.get_by_role("heading", name=BOX)).to_be_visible()


def _leave_with_two_keys(page: Page) -> None:
    page.evaluate("document.activeElement.blur(); window.getSelection().removeAllRanges()")
    page.evaluate("document.body.tabIndex = -1; document.body.focus()")
    page.keyboard.press("Tab")
    expect(focused(page)).to_have_attribute("href", "#main")
    page.keyboard.press("Tab")
    expect(focused(page)).to_have_text("Poistu sivulta")
    page.keyboard.press("Enter")
    expect(page).to_have_title("Elsewhere")


def test_the_numbers_stand_above_all_results_and_are_met_first(phone: Page) -> None:
    phone.goto("/fi/")
    skip_to_content(phone)
    _search(phone)

    box = phone.get_by_role("heading", name=BOX)
    expect(box).to_be_focused()
    first = phone.locator("main a[href^='tel:']").first
    expect(first).to_have_text("112")
    tab_to(phone, first, at_most=1)
    places = [each.bounding_box() for each in (box, phone.get_by_role("heading", level=1))]
    assert places[0] and places[1] and places[0]["y"] < places[1]["y"]
    no_faults(phone)


def test_leaving_is_the_second_stop_after_a_page_that_came_whole(phone: Page) -> None:
    phone.goto("/fi/")
    phone.goto(f"/fi/haku/?q={WORDS}")
    _leave_with_two_keys(phone)

    phone.go_back()
    expect(phone).to_have_url(re.compile("/fi/$"))


def test_leaving_replaces_the_page_also_when_results_were_fetched_later(phone: Page) -> None:
    phone.goto("/fi/haku/")
    skip_to_content(phone)
    _search(phone)
    _leave_with_two_keys(phone)

    phone.go_back()
    expect(phone).not_to_have_url(re.compile("mieheni"))


def test_the_way_out_is_a_plain_link_and_says_what_it_cannot_do(phone: Page) -> None:
    phone.goto("/fi/elamantilanteet/violence-at-home/")
    leave = phone.get_by_role("link", name="Poistu sivulta")
    expect(leave).to_have_attribute("href", re.compile("^https://"))
    phone.get_by_text("Selaimen historia jää.").click()
    expect(phone.get_by_text("Avaa selaimen valikko")).to_be_visible()
