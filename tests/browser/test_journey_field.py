"""A word from the field becomes a measure, and comes back to those who told it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.answering import (
    decide,
    link_to,
    mark_done,
    open_desk,
    stands,
    tell_one,
    weigh_next,
)
from tests.browser.hands import Finger, Keys, on_a_phone
from tests.browser.hearing import (
    BODY,
    OFFICIAL,
    WORDS,
    Hearing,
    fill,
    hear,
    in_days,
    let_the_hearing_end,
)
from tests.browser.keys import become, no_faults
from tests.browser.rows import let_it_be_due

pytestmark = pytest.mark.browser
QUEUE: Final = "/fi/koordinaatio/viestit-kentalta/"
TITLE: Final = "Kirjasto iltaan asti"
FOLLOW: Final = "observations.follow"
REASON: Final = "Kolmena iltana paikalla on työntekijä, joten ovi voi olla auki kahdeksaan."
MATTER: Final = {
    "title_sv": "Biblioteket öppet på kvällen",
    **{name: WORDS[name] for name in WORDS if name.startswith(("summary", "can_change"))},
}


@dataclass(frozen=True, slots=True)
class Teller:
    """Someone who tells what they see, and what stands on the pages in their language."""

    language: str
    page: str
    own: str
    mail: str
    text: str
    whom: str
    heading: str
    send: str
    arrived: str
    number: str
    told: str
    open: str
    decided: str
    done: str


DAUGHTER: Final = Teller(
    language="fi", page="/fi/kerro-mita-naet/", own="/fi/kerro-mita-naet/linkki/",
    mail="tytar@koti.example",
    text="Kirjasto menee kiinni viideltä. Isä pääsi sinne ennen kanssani, nyt ei pääse.",
    whom="Muistisairaat ja heidän läheisensä", heading="Kerro, mitä näet", send="Lähetä viesti",
    arrived="Viestisi on perillä", number=r"Viestisi \d{4}-\d{4}", told="Kerrottu",
    open="Voit sanoa siitä näkemyksesi", decided="Päätös tehtiin",
    done="ja kaikki vastaukset on kerrottu",
)  # fmt: skip
GRANDCHILD: Final = Teller(
    language="sv", page="/sv/beratta-vad-du-ser/", own="/sv/beratta-vad-du-ser/lank/",
    mail="barnbarn@hem.example",
    text="Farmor vill till biblioteket, men det stänger innan jag slutar jobbet.",
    whom="Äldre som går med stöd", heading="Berätta vad du ser", send="Skicka meddelandet",
    arrived="Ditt meddelande är framme", number=r"Ditt meddelande \d{4}-\d{4}", told="Berättat",
    open="Du kan lämna din synpunkt", decided="Beslutet fattades",
    done="och alla svar har berättats",
)  # fmt: skip


def _tell(hand: Finger, teller: Teller) -> None:
    """Tell it on a phone, without signing in; the receipt comes by mail."""
    page = hand.page
    page.goto(teller.page)
    stands(page, teller.page, teller.heading)
    hand.write("text", teller.text)
    hand.write("whom", teller.whom)
    page.locator("[name=municipality]").select_option("lohja")
    hand.write("email", teller.mail)
    hand.press("button", teller.send)
    stands(page, teller.page, teller.arrived)
    _read(hand, teller, teller.arrived)


def _read(hand: Finger, teller: Teller, words: str) -> None:
    """Open one's own page from the newest mail with these words, and find them there."""
    page = hand.page
    page.goto(link_to(page, teller.mail, words))
    expect(page).to_have_url(re.compile(teller.own))
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(teller.number))


def _open_a_matter_of(page: Page, keys: Keys) -> str:
    """Make a matter of the first word, by keys; returns its address on the desk."""
    page.goto(QUEUE)
    stands(page, QUEUE, "Viestit kentältä")
    keys.press_like("link", DAUGHTER.text)
    stands(page, QUEUE, "Viesti kentältä")
    keys.press("link", "Avaa asia")
    stands(page, QUEUE, "Avaa asia")
    expect(page.locator("[name=text]")).to_have_value(re.compile("^Kiitos viestistäsi"))
    keys.write("title", TITLE)
    keys.pick("Kuka valmistelee?", BODY)
    keys.press("button", "Tee ja kerro lähettäjälle")
    stands(page, "/fi/tyopoyta/asiat/", TITLE)
    return page.url


def _join_the_other(page: Page, keys: Keys) -> None:
    """Join the second word to the first: its sender is thanked in Swedish."""
    page.goto(QUEUE)
    keys.press_like("link", GRANDCHILD.text)
    keys.press("link", "Yhdistä samanlaiseen")
    stands(page, QUEUE, "Yhdistä samanlaiseen")
    expect(page.locator("[name=text]")).to_have_value(re.compile("^Tack för ditt meddelande"))
    heads = page.get_by_role("combobox", name="Mikä viesti sanoo samaa?")
    name = heads.locator("option", has_text=DAUGHTER.text[:40]).inner_text()
    keys.pick("Mikä viesti sanoo samaa?", name)
    keys.press("button", "Tee ja kerro lähettäjälle")
    stands(page, QUEUE, "Viesti kentältä")


def _prepare(page: Page, address: str) -> Hearing:
    """Word the matter as its official, give it a hearing, promise, and open it."""
    become(page, OFFICIAL)
    page.goto(address)
    page.get_by_role("link", name="Muokkaa asiaa").click()
    stands(page, "/muokkaa/", "Muokkaa asiaa")
    fill(page, MATTER)
    page.get_by_role("checkbox", name="Myös asukkaat voivat puhua itsenään").check()
    page.get_by_role("button", name="Tallenna asia").click()
    page.get_by_role("link", name="Lisää vaihe").click()
    page.get_by_label("Mitä tapahtuu?").select_option(label="Kuuleminen")
    fill(page, {"starts_on": in_days(1), "ends_on": in_days(40)})
    page.get_by_role("button", name="Tallenna vaihe").click()
    owed = page.get_by_role("region", name="Lupaukset, jotka puuttuvat")
    expect(owed).to_contain_text("Kuuleminen")
    return hear(page, TITLE)


def _say_it_too(hand: Finger, hearing: Hearing) -> None:
    """The one who told says on the matter what should change."""
    page = hand.page
    page.get_by_role("link", name=TITLE).first.tap()
    stands(page, hearing.code, TITLE)
    expect(page.get_by_role("region", name="Mistä tämä alkoi")).to_contain_text(DAUGHTER.text)
    hand.press("link", "Anna näkemys")
    hand.press("link", "Pyydä linkki")
    hand.write("email", DAUGHTER.mail)
    hand.press("button", "Lähetä linkki")
    expect(page.get_by_role("heading", name="Katso sähköpostisi")).to_be_visible()
    page.goto(link_to(page, DAUGHTER.mail, "linkki"))
    hand.write("said", "Pitäkää kirjasto auki kolmena iltana.")
    hand.press("button", "Tarkista")
    stands(page, "/fi/anna-nakemys/", "Tarkista ja lähetä")
    hand.press("button", "Lähetä näkemys")
    stands(page, "/fi/anna-nakemys/", "Näkemyksesi on perillä")


def test_a_word_from_the_field_becomes_a_measure_and_comes_back(
    page: Page, chromium: Browser, site: str, data: Path
) -> None:
    daughter = on_a_phone(chromium, site)
    grandchild = on_a_phone(chromium, site, "sv")
    _tell(daughter, DAUGHTER)
    _tell(grandchild, GRANDCHILD)

    become(page, "coordinator")
    address = _open_a_matter_of(page, Keys(page))
    _join_the_other(page, Keys(page))
    _read(daughter, DAUGHTER, "Avasimme siitä asian")
    _read(grandchild, GRANDCHILD, "vi förenade meddelandena")

    page.context.clear_cookies()
    hearing = _prepare(page, address)
    let_it_be_due(data, FOLLOW)
    _read(grandchild, GRANDCHILD, GRANDCHILD.open)
    _read(daughter, DAUGHTER, DAUGHTER.open)
    _say_it_too(daughter, hearing)

    let_the_hearing_end(data, hearing)
    open_desk(page, hearing)
    weigh_next(page, REASON, changed="1. Kirjasto on auki klo 9–20.")
    decide(page, hearing)
    tell_one(page, hearing)
    mark_done(page)
    let_it_be_due(data, FOLLOW)
    for hand, teller in ((daughter, DAUGHTER), (grandchild, GRANDCHILD)):
        _read(hand, teller, teller.done)
        for words in (teller.text, teller.open, teller.decided, teller.done, teller.told):
            expect(hand.page.locator("main")).to_contain_text(words)
        hand.page.context.close()
    no_faults(page)


def _attach_in_swedish(page: Page, keys: Keys, text: str) -> None:
    """Attach a word to a matter that is open, with what its sender reads, by keys."""
    page.goto("/sv/samordning/signaler/")
    stands(page, "/sv/samordning/", "Signaler från fältet")
    keys.press_like("link", text)
    stands(page, "/sv/samordning/", "En signal från fältet")
    keys.press("link", "Koppla till ett ärende")
    stands(page, "/sv/samordning/", "Koppla till ett ärende")
    keys.pick("Vilket ärende?", "Servicehandledning")
    keys.press("button", "Gör det och berätta för avsändaren")
    stands(page, "/sv/samordning/", "En signal från fältet")


def test_a_swedish_word_is_attached_to_what_is_open_and_its_sender_hears(
    page: Page, chromium: Browser, site: str, data: Path
) -> None:
    teller = replace(
        GRANDCHILD, mail="granne@hem.example",
        text="Ingen svarar i telefonen på servicehandledningen före klockan tio.",
    )  # fmt: skip
    hand = on_a_phone(chromium, site, "sv")
    _tell(hand, teller)
    become(page, "coordinator")
    _attach_in_swedish(page, Keys(page), teller.text)
    let_it_be_due(data, FOLLOW)

    _read(hand, teller, teller.open)
    expect(hand.page.locator("main")).to_contain_text(teller.text)
    hand.page.get_by_role("link", name="Servicehandledning").first.tap()
    stands(hand.page, "/sv/arenden/", "Servicehandledning")
    hand.page.context.close()
    no_faults(page)
