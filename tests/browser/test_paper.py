"""What is printed can be used without the screen: numbers, addresses, whole lists, no commands."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.views import first_link

pytestmark = pytest.mark.browser


def _open_printed(page: Page, address: str) -> None:
    page.goto(address)
    page.emulate_media(media="print")


def test_the_number_that_is_called_stands_on_paper(page: Page) -> None:
    find = first_link("/fi/haku/?q=hoivaavan+puhelin", r"/fi/toiminta/hoivaavan-puhelin-[^\"]+")
    _open_printed(page, find(page.request))

    expect(page.locator("main .ds-button[href^='tel:']")).to_be_visible()
    expect(page.locator("header")).to_be_hidden()


def test_a_list_is_whole_on_paper_and_commands_are_left_out(page: Page) -> None:
    _open_printed(page, "/fi/kunnat/pornainen/")

    expect(page.locator("summary", has_text="lisää")).to_be_hidden()
    expect(page.locator("details a").last).to_be_visible()
    expect(page.get_by_role("search")).to_be_hidden()
