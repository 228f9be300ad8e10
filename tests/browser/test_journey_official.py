"""An official hears, answers a question, weighs in bulk by keys, decides, tells, closes."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from kumaja.voice.echo.tests.pdf_text import pages_of_pdf
from tests.browser.answering import WORDS, decide, link_to, open_desk, stands
from tests.browser.eyes import faults_seen_by_axe
from tests.browser.hearing import (
    Hearing,
    fill,
    let_the_hearing_end,
    open_a_hearing,
    speak_by_link,
    visitor,
)
from tests.browser.keys import (
    become,
    no_faults,
    press_on,
    skip_to_content,
    tab_to,
    tab_to_role,
)

pytestmark = pytest.mark.browser
TITLE: Final = "Kirjaston lukusali"
QUESTION, REPLY = "Pääseekö lukusaliin pyörätuolilla?", "Pääsee, ovi on metrin levyinen."
VOICES: Final = {
    "Aamu": "Lukusalin pitää olla auki myös lauantaisin.",
    "Eero": "Lauantaina ovi on kiinni. Se pitää avata.",
    "Helvi": "Tehkää lukusaliin ovi pihan puolelta.",
}
ALIKE: Final = "Lukusali auki myös lauantaina"
REASON: Final = "Lukusali avataan lauantaisin kello kymmenestä kahteen."
REFUSAL: Final = "Pihan ovi on varattu pelastustielle, eikä siihen saa rakentaa."
DOCX, PDF = "Suomeksi, DOCX", "Suomeksi, PDF"
PAPER: Final = "Järjestöjen kuuleminen: ketkä, mitä, miten otettiin huomioon"
PAPER_SV: Final = "Hörande av föreningar: vilka, vad och hur det beaktades"
SECONDS: Final = 30_000


def _ask(page: Page, hearing: Hearing) -> None:
    """Ask for an association."""
    page.goto(hearing.public)
    page.get_by_role("link", name="Kysy tästä").click()
    stands(page, "/kysy/", "Kysy tästä")
    fill(page, {"text": QUESTION})
    page.get_by_role("button", name="Lähetä kysymys").click()
    expect(page.get_by_role("heading", name="Kysymyksesi on perillä")).to_be_visible()


def _answer_the_question(page: Page, hearing: Hearing) -> None:
    page.goto(hearing.desk)
    page.get_by_role("link", name=re.compile("^Vastaa kysymykseen")).click()
    stands(page, "/vastaa/", "Vastaa kysymykseen")
    fill(page, {"answer_fi": REPLY, "answer_sv": "Ja, dörren är en meter bred."})
    page.get_by_role("button", name="Julkaise vastaus").click()
    stands(page, "/kuulemiset/", f"{TITLE}?")


def _declare_alike(page: Page, hearing: Hearing) -> None:
    """Say which two points are alike, by keys."""
    open_desk(page, hearing)
    press_on(page, "link", "Merkitse samanlaiset kohdat")
    stands(page, "/kannat/", "Ketkä sanovat samaa?")
    for name in ("Aamu", "Eero"):
        tab_to_role(page, "checkbox", re.compile(re.escape(f"({name})")))
        page.keyboard.press("Space")
    tab_to(page, page.locator("[name=text]"), at_most=20)
    page.keyboard.insert_text(ALIKE)
    press_on(page, "button", "Merkitse samaksi kannaksi")
    expect(page.get_by_role("heading", name=ALIKE)).to_be_visible()


def _weigh_both_by_keys(page: Page, hearing: Hearing) -> None:
    """Answer two points at once; a single key does something only where it is said to."""
    open_desk(page, hearing)
    skip_to_content(page)
    press_on(page, "link", WORDS["fi"].first)
    stands(page, "/tyopoyta/vastaa/", f"Vastaa näkemyksiin: {TITLE}")
    page.keyboard.press("1")
    taken = page.get_by_role("radio", name="Otettiin huomioon", exact=True)
    expect(taken).not_to_be_checked()
    tab_to(page, page.locator("[name=state]"), at_most=40)
    page.keyboard.press("1")
    expect(taken).to_be_checked()
    tab_to(page, page.locator("[name=reason]"), at_most=10)
    page.keyboard.insert_text(REASON)
    tab_to(page, page.locator("[name=change]"), at_most=10)
    page.keyboard.press("ArrowDown")
    tab_to(page, page.locator("summary", has_text=WORDS["fi"].write), at_most=10)
    page.keyboard.press("Enter")
    tab_to(page, page.locator("[name=new]"), at_most=10)
    page.keyboard.insert_text("1. Kirjasto on auki klo 9–17, lukusali myös lauantaisin klo 10–14.")
    tab_to(page, page.locator("[name=also]"), at_most=10)
    page.keyboard.press("Space")
    expect(page.locator("[data-ticked]")).to_have_text("Vastaus tallentuu 2 kohtaan.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("main")).to_contain_text("Vastaus tallennettiin 2 kohtaan.")
    expect(page.get_by_role("heading", name="Helvi")).to_be_visible()


def _weigh_the_last(page: Page) -> None:
    """Refuse the last one, by keys; nothing waits then but telling."""
    tab_to(page, page.locator("[name=state]"), at_most=60)
    page.keyboard.press("3")
    tab_to(page, page.locator("[name=reason]"), at_most=10)
    page.keyboard.insert_text(REFUSAL)
    page.keyboard.press("Control+Enter")
    stands(page, "/tyopoyta/kerro/", WORDS["fi"].tell)


def _come_to_telling(page: Page, hearing: Hearing) -> None:
    open_desk(page, hearing)
    skip_to_content(page)
    press_on(page, "link", WORDS["fi"].tell)
    stands(page, "/tyopoyta/kerro/", WORDS["fi"].tell)


def _is_not_done(page: Page, why: str) -> None:
    """Try to mark the matter done: refused, saying why."""
    press_on(page, "button", WORDS["fi"].done)
    expect(page.locator("main")).to_contain_text(f"Asiaa ei voi merkitä valmiiksi: {why}")
    assert faults_seen_by_axe(page) == []


def _tell(page: Page, hearing: Hearing) -> None:
    _come_to_telling(page, hearing)
    expect(page.locator("main")).to_contain_text("3 näkemystä, 3 kohtaa. 3 saa sähköpostin.")
    press_on(page, "button", "Lähetä 3 viestiä")
    expect(page.locator("main")).to_contain_text("3 viestiä lähti.")


def _make_the_annex(page: Page) -> None:
    """Let the worker make the package; each file of it opens, and holds every dissent."""
    press_on(page, "link", "Liite kirjaamolle")
    stands(page, "/liite/", PAPER)
    press_on(page, "button", "Tee liite kirjaamolle")
    expect(page.get_by_role("link", name=re.compile(DOCX))).to_be_visible(timeout=SECONDS)
    assert faults_seen_by_axe(page) == []
    with zipfile.ZipFile(io.BytesIO(_fetched(page, DOCX))) as package:
        written = package.read("word/document.xml").decode()
    drawn = " ".join(" ".join(pages_of_pdf(_fetched(page, PDF))).split())
    for words in (VOICES["Helvi"], REFUSAL):
        assert words in written
        assert words in drawn
    for name in ("Ruotsiksi, DOCX", "Ruotsiksi, PDF"):
        assert _fetched(page, name)[:2] == (b"PK" if "DOCX" in name else b"%P")


def _fetched(page: Page, name: str) -> bytes:
    """Download a file by pressing Enter on its link."""
    link = page.get_by_role("link", name=re.compile(name))
    with page.expect_download() as waited:
        link.press("Enter")
    return Path(waited.value.path()).read_bytes()


def _is_read_by_all(reader: Page, hearing: Hearing) -> None:
    """Read the notice and what everyone may read of the annex, on a phone, also in Swedish."""
    reader.goto(link_to(reader, "helvi@koti.example", "Mitä näkemyksestäsi"))
    stands(reader, "/fi/kaiku/vastaus/", f"”{VOICES['Helvi'].rstrip('.')}”")
    expect(reader.locator("main")).to_contain_text(REFUSAL)
    reader.goto(f"{hearing.public}liite/")
    stands(reader, "/liite/", PAPER)
    reader.goto(reader.locator("a[hreflang=sv]").first.get_attribute("href") or "")
    stands(reader, "/sv/arenden/", PAPER_SV)
    expect(reader.locator("main")).to_contain_text(REFUSAL)


def test_an_official_hears_answers_decides_tells_and_closes(
    page: Page, chromium: Browser, site: str, data: Path
) -> None:
    hearing = open_a_hearing(page, TITLE)
    association = visitor(chromium, site, width=1280)
    become(association, "spokesperson")
    _ask(association, hearing)
    _answer_the_question(page, hearing)
    association.goto(hearing.public)
    expect(association.get_by_role("region", name="Kysymykset ja vastaukset")).to_contain_text(
        REPLY
    )
    association.context.close()

    reader = visitor(chromium, site)
    for name, said in VOICES.items():
        speak_by_link(reader, hearing, said, name=name, mail=f"{name.lower()}@koti.example")
    let_the_hearing_end(data, hearing)

    _declare_alike(page, hearing)
    _weigh_both_by_keys(page, hearing)
    _come_to_telling(page, hearing)
    _is_not_done(page, "1 kohta odottaa vastausta.")
    open_desk(page, hearing)
    press_on(page, "link", WORDS["fi"].first)
    _weigh_the_last(page)
    _is_not_done(page, "3 vastausta on kertomatta.")
    decide(page, hearing)
    _tell(page, hearing)
    _make_the_annex(page)
    _come_to_telling(page, hearing)
    press_on(page, "button", WORDS["fi"].done)
    expect(page.locator("main")).to_contain_text(WORDS["fi"].marked)
    expect(page.get_by_role("button", name=WORDS["fi"].done)).to_have_count(0)
    _is_read_by_all(reader, hearing)
    reader.context.close()
    no_faults(page)
