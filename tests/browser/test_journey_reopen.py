"""Someone without an account reads the answer, says “not met”, opens it again, and is answered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.answering import (
    WORDS,
    decide,
    link_to,
    open_desk,
    stands,
    tell_one,
    weigh_next,
)
from tests.browser.hands import Hands, at_a_desk, on_a_phone
from tests.browser.hearing import Hearing, let_the_hearing_end, open_a_hearing
from tests.browser.keys import no_faults

pytestmark = pytest.mark.browser


@dataclass(frozen=True, slots=True)
class Told:
    """What is said and read in one language, and where."""

    language: str
    title: str
    matter: str
    said: str
    asked: str
    called: str
    mail: str
    short: str
    board: str
    address: str
    labels: dict[str, str]
    reasons: tuple[str, str, str]
    missing: str


FINNISH: Final = Told(
    language="fi", title="Kirjaston ilta", matter="Kirjaston ilta",
    said="Kirjasto menee kiinni viideltä. Ehdin sinne vasta kuudelta.",
    asked="Ovi auki neljänä iltana.", called="Isoisä",
    mail="isoisa@koti.example", short="”Kirjasto menee kiinni viideltä”",
    board="/fi/odottaa-vastausta/?by=matter", address="/fi/kaiku/vastaus/",
    labels={
        "say": "Anna näkemys", "how": "Miten haluat sanoa?", "ask": "Pyydä linkki",
        "without": "Sano ilman tunnusta", "mail": "Lähetä linkki", "look": "Katso sähköpostisi",
        "two": "Sano kahdessa minuutissa", "all": "Kaikki", "check": "Tarkista",
        "checked": "Tarkista ja lähetä", "send": "Lähetä näkemys",
        "arrived": "Näkemyksesi on perillä", "judge": "Arvioi vastaus", "not": "Ei toteutunut",
        "verdict": "Lähetä arvio", "thanks": "Arviosi on perillä. Kiitos.",
        "again": "Avaa uudelleen", "open": "Avaa kohdat uudelleen",
        "waits": "Kohdat odottavat taas vastausta.",
        "loops": "Mikä odottaa vastausta?", "one": "1 kohta, joka odottaa",
        "answered": "Mitä näkemyksestäsi", "open_word": "Odottaa vastausta",
    },
    reasons=(
        "Ovi on auki kahteenkymmeneen kolmena iltana viikossa.",
        "Kolmelle illalle riittää yksi työntekijä. Neljättä emme saa.",
        "Saat avaimen. Sillä ovi aukeaa myös neljäntenä iltana.",
    ),
    missing="Neljäs ilta jäi. Saako avaimen?",
)  # fmt: skip
SWEDISH: Final = Told(
    language="sv", title="Kirjaston avain", matter="Kirjaston avain på svenska",
    said="Biblioteket stänger klockan fem. Jag hinner dit först klockan sex.",
    asked="Dörren öppen fyra kvällar.", called="Farfar",
    mail="farfar@hem.example", short="”Biblioteket stänger klockan fem”",
    board="/sv/vantar-pa-svar/?by=matter", address="/sv/eko/svar/",
    labels={
        "say": "Lämna en synpunkt", "how": "Hur vill du säga det?", "ask": "Be om en länk",
        "without": "Säg utan konto", "mail": "Skicka länken", "look": "Se i din e-post",
        "two": "Säg det på två minuter", "all": "Alla", "check": "Granska",
        "checked": "Granska och skicka", "send": "Skicka synpunkten",
        "arrived": "Din synpunkt är framme", "judge": "Bedöm svaret",
        "not": "Blev inte av", "verdict": "Skicka bedömningen",
        "thanks": "Din bedömning är framme. Tack.", "again": "Öppna på nytt",
        "open": "Öppna punkterna på nytt", "waits": "Punkterna väntar på svar igen.",
        "loops": "Vad väntar på svar?",
        "one": "1 punkt väntar", "answered": "Vad som hände med din synpunkt",
        "open_word": "Väntar på svar",
    },
    reasons=(
        "Dörren är öppen till åtta tre kvällar i veckan.",
        "För tre kvällar räcker en anställd. En fjärde får vi inte.",
        "Du får en nyckel. Med den öppnas dörren också den fjärde kvällen.",
    ),
    missing="Den fjärde kvällen blev utan svar. Får man en nyckel?",
)  # fmt: skip


def _speak_by_a_mailed_link(hands: Hands, hearing: Hearing, told: Told) -> None:
    """Ask for a link on the matter's page, open it from the mail, say it."""
    page, words = hands.page, told.labels
    page.goto(_in(told, hearing.public))
    stands(page, hearing.code, told.matter)
    hands.press("link", words["say"])
    stands(page, hearing.code, words["how"])
    hands.press("link", words["ask"])
    hands.write("email", told.mail)
    hands.press("button", words["mail"])
    expect(page.get_by_role("heading", name=words["look"])).to_be_visible()
    page.goto(link_to(page, told.mail, told.matter))
    stands(page, told.language, words["two"])
    for name, text in (("said", told.said), ("change", told.asked), ("name", told.called)):
        hands.write(name, text)
    hands.choose(words["all"])
    hands.press("button", words["check"])
    stands(page, told.language, words["checked"])
    hands.press("button", words["send"])
    stands(page, told.language, words["arrived"])


def _in(told: Told, address: str) -> str:
    """Return the matter's address in the reader's language."""
    return address if told.language == "fi" else address.replace("/fi/asiat/", "/sv/arenden/")


def _judge_and_open_again(hands: Hands, told: Told) -> None:
    """Open the notice from the mail; say that it was not met; open one point, once."""
    page, words = hands.page, told.labels
    page.goto(link_to(page, told.mail, words["answered"]))
    stands(page, told.address, told.short)
    expect(page.locator("main")).to_contain_text(told.reasons[1])
    hands.press("link", words["judge"])
    hands.choose(words["not"])
    hands.write("why", told.missing)
    hands.press("button", words["verdict"])
    expect(page.locator("main")).to_contain_text(words["thanks"])
    hands.press("link", words["again"])
    stands(page, told.address, words["again"])
    hands.tick(told.asked)
    hands.write("reason", told.missing)
    hands.press("button", words["open"])
    expect(page.locator("main")).to_contain_text(words["waits"])
    expect(page.locator("main")).to_contain_text(words["open_word"])
    expect(page.get_by_role("link", name=words["again"])).to_have_count(0)
    stands(page, told.address, told.short)


def _board_counts(page: Page, told: Told, number: int) -> None:
    """Expect that the board of open loops counts so many points of the matter as waiting."""
    page.goto(told.board)
    stands(page, re.escape(told.board), told.labels["loops"])
    matter = page.get_by_role("link", name=told.matter)
    if told is SWEDISH:  # on a phone each matter is a block, with a sentence
        row = page.get_by_role("listitem").filter(has=matter)
    else:
        row = page.get_by_role("row", name=told.matter)
        expect(row.get_by_role("cell").first).to_have_text(re.compile(rf"\b{number}\b"))
    expect(row.get_by_role("link", name=told.labels["one"])).to_have_count(number)


def _answer_both(official: Page, hearing: Hearing, told: Told) -> None:
    open_desk(official, hearing, told.language)
    weigh_next(official, told.reasons[0], changed=told.asked, language=told.language)
    open_desk(official, hearing, told.language)
    weigh_next(official, told.reasons[1], language=told.language)
    decide(official, hearing, told.language)
    tell_one(official, hearing, told.language)


def _answer_anew(official: Page, hearing: Hearing, told: Told) -> None:
    open_desk(official, hearing, told.language)
    official.get_by_role("link", name=WORDS[told.language].first).click()
    expect(official.locator("main")).to_contain_text(told.missing)
    open_desk(official, hearing, told.language)
    weigh_next(official, told.reasons[2], changed=told.asked, language=told.language)
    tell_one(official, hearing, told.language)


@pytest.mark.parametrize("told", [FINNISH, SWEDISH], ids=["keys", "phone"])
def test_who_has_no_account_opens_the_answer_again_once(
    page: Page, chromium: Browser, site: str, data: Path, told: Told
) -> None:
    hearing = open_a_hearing(page, told.title)
    hands = (at_a_desk if told is FINNISH else on_a_phone)(chromium, site, told.language)

    _speak_by_a_mailed_link(hands, hearing, told)
    let_the_hearing_end(data, hearing)
    _answer_both(page, hearing, told)
    _board_counts(hands.page, told, 0)
    _judge_and_open_again(hands, told)
    _board_counts(hands.page, told, 1)
    _answer_anew(page, hearing, told)
    _board_counts(hands.page, told, 0)

    hands.page.goto(link_to(hands.page, told.mail, told.reasons[2]))
    stands(hands.page, told.address, told.short)
    expect(hands.page.locator("main")).to_contain_text(told.reasons[2])
    expect(hands.page.get_by_role("link", name=told.labels["again"])).to_have_count(0)
    no_faults(page)
    hands.page.context.close()
