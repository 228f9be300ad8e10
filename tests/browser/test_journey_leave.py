"""Who must leave the page at once can, and does not come back to it by the Back button."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.keys import focused

pytestmark = pytest.mark.browser


def test_leaving_the_page_is_the_second_stop_and_leaves_no_way_back(page: Page) -> None:
    def elsewhere(route: Route) -> None:
        route.fulfill(status=200, content_type="text/html", body="<title>Elsewhere</title>")

    page.route(lambda url: "localhost" not in url, elsewhere)
    page.goto("/fi/")
    page.goto("/fi/apua-heti/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(focused(page)).to_have_text("Poistu sivulta")
    page.keyboard.press("Enter")
    expect(page).to_have_title("Elsewhere")

    page.go_back()
    expect(page).to_have_url(re.compile("/fi/$"))  # the page before it
