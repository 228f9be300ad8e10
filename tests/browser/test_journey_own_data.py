"""A resident takes out what is kept of them, erases it, and is forgotten."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keys import become, no_faults, open_link_of, press_on, skip_to_content, type_into
from tests.browser.rows import on_sqlite

pytestmark = pytest.mark.browser
ADDRESS = "raimo@asukas.example"
TOKEN = "Kuutamokanerva77"


def _kept(data: Path, *tokens: str) -> list[str]:
    """Return the files of the data folder that hold one of the tokens, the log written in."""
    with closing(sqlite3.connect(data / "kumaja.sqlite3", timeout=20)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    wanted = [token.encode() for token in tokens]
    return sorted(
        file.name
        for file in data.rglob("*")
        if file.is_file() and any(token in file.read_bytes() for token in wanted)
    )


@on_sqlite
def test_a_resident_takes_out_and_erases_their_data(page: Page, data: Path) -> None:
    link = open_link_of(page, "resident")
    become(page, "resident")
    page.goto("/fi/omat/")
    skip_to_content(page)
    type_into(page, "textbox", "Nimesi", TOKEN)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Tietosi on tallennettu.")
    assert "kumaja.sqlite3" in _kept(data, TOKEN)

    skip_to_content(page)
    with page.expect_download() as taken:
        press_on(page, "link", "Lataa tietosi tiedostona")
    told = Path(taken.value.path()).read_text("utf-8")
    assert taken.value.suggested_filename == "kumaja.json"
    assert TOKEN in told and ADDRESS in told
    assert "accounts" in json.loads(told)

    press_on(page, "link", "Poista tietosi")
    expect(page.get_by_role("heading", level=1)).to_have_text("Poista tietosi")
    skip_to_content(page)
    press_on(page, "checkbox", re.compile("Ymmärrän"), key="Space")
    press_on(page, "button", "Poista tietoni ja kirjaa minut ulos")
    expect(page.get_by_text("Tietosi on poistettu, ja olet kirjautunut ulos.")).to_be_visible()
    page.goto("/fi/omat/")
    expect(page).to_have_url(re.compile("/fi/kirjaudu/"))
    assert page.request.get(link).status in (404, 410)
    mails = page.request.get("/fi/kokeile/").text()
    assert TOKEN not in mails and ADDRESS not in mails
    assert _kept(data, TOKEN, ADDRESS) == []
    no_faults(page)
