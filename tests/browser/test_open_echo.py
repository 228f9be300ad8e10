"""Who tries the demonstration opens an echo as the one who spoke, without signing in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keys import no_faults

pytestmark = pytest.mark.browser


def test_an_echo_opens_from_the_page_of_roles(page: Page) -> None:
    page.goto("/fi/kokeile/")
    page.locator("main a[href^='/l/']").first.press("Enter")

    expect(page.locator("main")).to_contain_text("Punkt för punkt")
    expect(page.get_by_role("radio", name="Delvis")).not_to_have_count(0)
    expect(page.get_by_role("button", name="Skicka bedömningen")).to_be_visible()
    no_faults(page)
