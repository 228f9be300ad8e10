"""A coordinator brings a table with faults in, mends it, has it written, and takes it back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.eyes import faults_seen_by_axe
from tests.browser.keys import become, no_faults, press_on, skip_to_content, tab_to, type_into
from tests.browser.views import State

pytestmark = pytest.mark.browser
IMPORTS = "/fi/koordinaatio/tuonti/"
TITLES = "Yhdistys;Kotikunta;Puhelin;Henkilötunnus\n"
FAULTY = (
    f"{TITLES}Kuutamon Kulkijat ry;Tuusla;401234567;131052-308T\n"
    "Hyrylän Kerhohuone ry;Tuusula;09 000 4999;\n"
)
MENDED = FAULTY.replace("Tuusla", "Tuusula")
SECONDS = 30_000


def _send(page: Page, folder: Path, text: str) -> None:
    """Send the file: the browser's own window for choosing one has no keys to press."""
    path = folder / "kuutamo.csv"
    path.write_bytes(text.encode("cp1252"))
    page.locator("input[type=file]").set_input_files(path)
    tab_to(page, page.get_by_role("button", name="Näytä sarakkeet"), at_most=40)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mitä missäkin sarakkeessa on?")
    expect(page.get_by_text("Sarakkeessa näyttää olevan henkilötunnuksia.")).to_be_visible()
    press_on(page, "button", "Lue taulukko")
    expect(page.get_by_text("Mitään ei ole vielä kirjoitettu")).to_be_visible(timeout=SECONDS)


def test_a_table_is_mended_written_and_taken_back_by_keyboard(page: Page, tmp_path: Path) -> None:
    become(page, "coordinator")
    page.goto(IMPORTS)
    skip_to_content(page)
    press_on(page, "link", "Tuo taulukko")
    page.get_by_role("radio", name="Yhdistykset").press("Space")
    type_into(page, "textbox", "Kenen luettelo se on?", "Kuutamokunta")
    _send(page, tmp_path, FAULTY)

    press_on(page, "link", re.compile("^Ei tule sisään"))
    expect(page.locator("main")).to_contain_text("Kuntaa nimeltä ”Tuusla” ei ole.")
    assert faults_seen_by_axe(page) == []
    press_on(page, "link", "Tuo korjattu tiedosto")
    expect(page.get_by_label("Kenen luettelo se on?")).to_have_value("Kuutamokunta")
    _send(page, tmp_path, MENDED)

    press_on(page, "link", re.compile("^Päätettävää"))
    press_on(page, "link", re.compile("^Päätä"))
    page.get_by_role("radio", name=re.compile("^Taulukon: 09 000 4999")).press("Space")
    press_on(page, "button", "Tallenna valinta")
    press_on(page, "button", "Kirjoita 2 riviä")
    expect(page.get_by_text("Taulukko on tuotu")).to_be_visible(timeout=SECONDS)
    table = page.url

    press_on(page, "link", "Peru tuonti")
    press_on(page, "button", "Peru tuonti")
    expect(page.get_by_text("Tuonti on peruttu")).to_be_visible(timeout=SECONDS)
    assert table.partition("?")[0] in page.url
    no_faults(page)


def test_a_table_comes_in_without_script(
    chromium: Browser, site: str, signed_in: State, tmp_path: Path
) -> None:
    context = chromium.new_context(
        base_url=site, locale="fi-FI", java_script_enabled=False,
        storage_state=signed_in("coordinator"),  # type: ignore[arg-type]
    )  # fmt: skip
    page = context.new_page()
    page.goto(f"{IMPORTS}uusi/")
    page.get_by_role("radio", name="Yhdistykset").check()
    page.get_by_label("Kenen luettelo se on?").fill("Ilman skriptiä")
    path = tmp_path / "tupa.csv"
    path.write_text("Nimi;Kunta\nSkriptittömän Tupa ry;Tuusula\n", "utf-8")
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Näytä sarakkeet").press("Enter")
    page.get_by_role("button", name="Lue taulukko").press("Enter")
    # The page asks by itself every five seconds how far the work has come.
    expect(page.get_by_text("1 rivi kirjoitettaisiin.")).to_be_visible(timeout=SECONDS)
    page.get_by_role("button", name="Hylkää taulukko").press("Enter")
    expect(page.get_by_text("Taulukko hylättiin.")).to_be_visible()
    context.close()
