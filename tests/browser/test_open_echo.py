"""Who tries the demonstration opens an echo as the one who spoke, without signing in."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keys import no_faults

pytestmark = pytest.mark.browser


def test_an_echo_opens_from_the_page_of_roles(page: Page) -> None:
    page.goto("/fi/kokeile/")
    page.locator("main a[href^='/l/']").first.press("Enter")

    expect(page).to_have_url(re.compile("/(kaiku/vastaus|eko/svar|echo/answer)/"))
    expect(page.locator("main [data-state]").first).to_be_visible()
    no_faults(page)
