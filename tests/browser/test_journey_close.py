"""A region's work ends with named successors, is taken along and restored, and begins again."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import environment_of_its_own, kumaja
from tests.browser.eyes import faults_seen_by_axe
from tests.browser.keys import become, no_faults, skip_to_content
from tests.browser.rows import on_sqlite

pytestmark = pytest.mark.browser
HERE = "/etela-pohjanmaa"
CLOSING, ENDING = f"{HERE}/fi/koordinaatio/paattaminen/", "/yllapito/alueet/etela-pohjanmaa/"
ENDED = {
    "fi": re.compile(r"päätti toimintansa \d+\.\d+\.\d{4}\. Sivua ei enää päivitetä\."),
    "sv": re.compile(r"avslutade sin verksamhet \d+\.\d+\.\d{4}\. Sidan uppdateras inte längre\."),
    "en": re.compile(r"ended its work on .+\. This site is no longer updated\."),
}
SEARCHES = {"fi": "fi/haku/?q=muisti", "sv": "sv/sok/?q=minne", "en": "en/search/?q=memory"}


def hand_over_everything(page: Page) -> int:
    """Name who goes on with each group of things; returns how many groups there were."""
    page.goto(CLOSING)
    targets = [link.get_attribute("href") or "" for link in page.locator("main .k-rows a").all()]
    for number, target in enumerate(targets):
        page.goto(target)
        if number == 0:
            page.get_by_label("Toinen alue jatkaa").check()
            page.get_by_label("Alue", exact=True).select_option("uusimaa")
        else:
            page.get_by_label("Se päättyy alueen mukana").check()
            page.get_by_label("Mitä lukijan on hyvä tietää?").fill("Hanke on päättynyt.")
        page.get_by_role("button", name="Tallenna jatkaja").press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Alueen toiminnan päättäminen")
    return len(targets)


def run(data: Path, *arguments: str) -> str:
    """Run a command of Kumaja on a folder of data; returns what it said."""
    environment = environment_of_its_own() | {"KUMAJA_DATA": str(data), "KUMAJA_HTTPS": "false"}
    answer = subprocess.run(
        kumaja(*arguments),
        env=environment, capture_output=True, check=False, text=True, timeout=120,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return answer.stdout


def is_restored_equal(data: Path, folder: Path) -> None:
    """Take a backup while people read, restore it, and compare the backups of both."""
    run(data, "backup", str(folder / "first.zip"))
    run(folder / "again", "restore", str(folder / "first.zip"))
    run(folder / "again", "export", "region", str(folder / "b"), "--region", "etela-pohjanmaa")
    run(data, "export", "region", str(folder / "a"), "--region", "etela-pohjanmaa")
    first, again = (
        {file.relative_to(root): file.read_bytes() for file in root.rglob("*") if file.is_file()}
        for root in (folder / "a", folder / "b")
    )
    assert first == again
    assert len(first) > 100


def reads_the_pages_without_a_server(page: Page, folder: Path) -> None:
    page.goto((folder / "a" / "index.html").as_uri())
    page.locator("a[href^='fi/']").first.press("Enter")
    expect(page.locator("body")).to_contain_text(ENDED["fi"])
    assert faults_seen_by_axe(page) == []


@on_sqlite
def test_a_region_ends_is_taken_along_restored_and_begins_again(
    page: Page, context: BrowserContext, data: Path, tmp_path: Path
) -> None:
    page.goto(f"{HERE}/fi/kokeile/")
    page.locator("form[action$='/ep_coordinator/']").get_by_role("button").press("Enter")
    page.locator("main").get_by_role("button").press("Enter")
    page.wait_for_url(re.compile("/koordinaatio/"))
    assert hand_over_everything(page) > 10
    expect(page.locator("main")).to_contain_text("Ylläpito voi päättää alueen toiminnan")
    page.get_by_role("button", name="Ehdota toiminnan päättämistä").press("Enter")
    expect(page.locator("main")).to_contain_text("Koordinaatio ehdotti")
    context.clear_cookies()

    become(page, "administrator")
    page.goto(f"/fi{ENDING}paata/")
    skip_to_content(page)
    page.get_by_role("button", name="Päätä alueen toiminta").press("Enter")
    try:
        for language, path in SEARCHES.items():
            page.goto(f"{HERE}/{path}")
            expect(page.locator("body")).to_contain_text(ENDED[language])
            expect(page.locator("main h2 a, main h3 a").first).to_be_visible()
            assert faults_seen_by_axe(page) == []
        is_restored_equal(data, tmp_path)
        reads_the_pages_without_a_server(page, tmp_path)
    finally:
        page.goto(f"/fi{ENDING}")
        page.get_by_role("button", name="Avaa alue uudelleen").press("Enter")
    page.goto(f"{HERE}/fi/")
    expect(page.locator("body")).not_to_contain_text(ENDED["fi"])
    no_faults(page)
