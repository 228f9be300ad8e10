"""Takes the picture of the README, by hand: python -m tests.browser.pictures ADDRESS.

ADDRESS is a running demonstration, as `make run` prints it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tools.chromium import find_browser

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
SEARCH = "/fi/haku/?q=muistisairas+äiti"


def take(address: str) -> None:
    """Take the search page as a reader sees it first: 1280 wide, light."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme="light")
        page.goto(address.rstrip("/") + SEARCH)
        page.evaluate("() => document.fonts.ready.then(() => true)")
        page.screenshot(path=PICTURES / "search.png")
        browser.close()


if __name__ == "__main__":
    take(sys.argv[1])
