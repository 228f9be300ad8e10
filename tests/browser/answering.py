"""What journeys share of those who answer: weighing, deciding, telling, marking done; mails."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Locator, Page, expect

from tests.browser.eyes import faults_seen_by_axe
from tests.browser.hearing import Hearing, fill

DESK: Final = {"fi": "/fi/tyopoyta/asiat/{}/", "sv": "/sv/arbetsbord/arenden/{}/"}
TRIES = 20


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on the pages of those who answer, in one language."""

    answer: str
    first: str
    next: str
    saved: str
    taken: str
    not_taken: str
    write: str
    record: str
    recorded: str
    tell: str
    send_one: str
    sent_one: str
    nothing_untold: str
    done: str
    marked: str


WORDS: Final = {
    "fi": Words(
        answer="Vastaa näkemyksiin", first="Vastaa ensimmäiseen", next="Tallenna ja seuraava",
        saved="Vastaus tallennettiin.", taken="Otettiin huomioon", not_taken="Ei otettu huomioon",
        write="Kirjoita, mikä muuttui", record="Kirjaa päätös",
        recorded="Päätös kirjattiin.", tell="Kerro vastaukset", send_one="Lähetä 1 viesti",
        sent_one="1 viesti lähti.",
        nothing_untold="Kaikkiin kohtiin on vastattu ja vastaukset on kerrottu.",
        done="Merkitse asia valmiiksi", marked="Asia merkittiin valmiiksi.",
    ),
    "sv": Words(
        answer="Svara på synpunkter", first="Svara på den första", next="Spara och nästa",
        saved="Svaret sparades.", taken="Beaktades", not_taken="Beaktades inte",
        write="Skriv vad som ändrades", record="Anteckna ett beslut",
        recorded="Beslutet antecknades.", tell="Berätta svaren", send_one="Skicka 1 meddelande",
        sent_one="1 meddelande skickades.",
        nothing_untold="Alla punkter har fått svar och svaren har berättats.",
        done="Märk ärendet som klart", marked="Ärendet märktes som klart.",
    ),
}  # fmt: skip
DECISION = {
    "decider_fi": "Aluehallitus", "decider_sv": "Områdesstyrelsen", "section": "§ 12",
    "result_fi": "Kirjasto on auki kolmena iltana viikossa kello kahteenkymmeneen.",
    "result_sv": "Biblioteket är öppet tre kvällar i veckan till klockan åtta.",
    "reasons_fi": "Töistä ei ehdi kirjastoon ennen viittä.",
    "reasons_sv": "Från arbetet hinner man inte till biblioteket före fem.",
}  # fmt: skip


def stands(page: Page, address: str, heading: str) -> None:
    """Expect the page of this address with this heading, with no fault that axe sees."""
    expect(page).to_have_url(re.compile(address))
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    faults = faults_seen_by_axe(page)
    assert faults == [], "\n".join(faults)


def open_desk(page: Page, hearing: Hearing, language: str = "fi") -> None:
    """Come to the desk where the matter's views are answered."""
    page.goto(DESK[language].format(hearing.code))
    page.locator("main").get_by_role("link", name=WORDS[language].answer).click()
    expect(
        page.locator("main").get_by_role("link", name=WORDS[language].tell).first
    ).to_be_visible()


def weigh_next(page: Page, reason: str, *, changed: str = "", language: str = "fi") -> None:
    """Answer the first point that waits: taken where its text changed, else not taken."""
    words = WORDS[language]
    page.get_by_role("link", name=words.first).click()
    state = words.taken if changed else words.not_taken
    page.get_by_role("radio", name=state, exact=True).check()
    fill(page, {"reason": reason})
    if changed:
        page.locator("[name=change]").select_option(index=1)
        page.locator("summary", has_text=words.write).click()
        fill(page, {"new": changed})
    page.get_by_role("button", name=words.next).click()
    expect(page.locator("main")).to_contain_text(words.saved)


def decide(page: Page, hearing: Hearing, language: str = "fi") -> None:
    """Write down what was decided."""
    page.goto(DESK[language].format(hearing.code))
    page.locator("main").get_by_role("link", name=WORDS[language].record).click()
    fill(page, DECISION)
    assert faults_seen_by_axe(page) == []
    page.locator("main form").last.get_by_role("button").first.click()
    expect(page.locator("main")).to_contain_text(WORDS[language].recorded)


def tell_one(page: Page, hearing: Hearing, language: str = "fi") -> None:
    """Tell the answers when one view waits to be told."""
    words = WORDS[language]
    page.goto(DESK[language].format(hearing.code))
    page.locator("main").get_by_role("link", name=words.tell).click()
    page.get_by_role("button", name=words.send_one, exact=True).click()
    expect(page.locator("main")).to_contain_text(words.sent_one)
    expect(page.get_by_role("heading", name=words.nothing_untold)).to_be_visible()
    assert faults_seen_by_axe(page) == []


def mark_done(page: Page, language: str = "fi") -> None:
    """Mark the matter done, on the page of telling."""
    page.get_by_role("button", name=WORDS[language].done).click()
    expect(page.locator("main")).to_contain_text(WORDS[language].marked)


def mail_to(page: Page, address: str, words: str) -> Locator:
    """Return the newest mail to the address with these words, when it has come."""
    mails = page.get_by_role("listitem").filter(has_text=address)
    for _try in range(TRIES):
        page.goto("/fi/kokeile/")
        if mails.filter(has_text=words).count():
            break
        page.wait_for_load_state("networkidle")
    mail = mails.filter(has_text=words).first
    expect(mail).to_be_attached()
    return mail


def link_to(page: Page, address: str, words: str) -> str:
    """Return the link in the newest mail to the address with these words."""
    found = re.search(r"/l/[\w-]+", mail_to(page, address, words).inner_html())
    assert found is not None, words
    return found[0]
