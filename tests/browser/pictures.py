"""Takes the pictures of the README, by hand: python -m tests.browser.pictures ADDRESS.

ADDRESS is a running demonstration, as `make run` prints it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tools.chromium import find_browser

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
SEARCH = "/fi/haku/?q=muistisairas+äiti"
MATTERS = "/fi/asiat/"
MATTER, SPEAKER = "Kokoontumistilat yhdistyksille", "Vierellä Jokelassa ry"


def take(address: str) -> None:
    """Take the search page and a thread as a reader sees them first: 1280 wide, light."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme="light")
        page.goto(address.rstrip("/") + SEARCH)
        _keep(page, "search")
        page.emulate_media(reduced_motion="reduce")
        page.goto(address.rstrip("/") + MATTERS)
        page.get_by_role("link", name=MATTER).first.click()
        page.locator("main a[href*='/kaiku/']", has_text=SPEAKER).first.click()
        page.set_viewport_size({"width": 1280, "height": 1240})
        _keep(page, "thread")
        browser.close()


def _keep(page: Page, name: str) -> None:
    page.evaluate("() => document.fonts.ready.then(() => true)")
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    take(sys.argv[1])
