"""What journeys about hearings share: opening one as its official, time that passes, mails."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.eyes import faults_seen_by_axe
from tests.browser.keys import become
from tests.browser.rows import change, moment

OFFICIAL = "county_official"
BODY = "Länsi-Uudenmaan hyvinvointialue"
WORDS = {
    "summary_fi": "Päätetään, milloin kirjastoon pääsee illalla.",
    "summary_sv": "Vi beslutar när man kommer in i biblioteket på kvällen.",
    "can_change_fi": "Ilta, kellonaika ja avain.", "can_change_sv": "Kvällen, tiden och nyckeln.",
    "role_fi": "Osallisuussuunnittelija", "role_sv": "Delaktighetsplanerare",
    "decides_fi": "Aluehallitus", "decides_sv": "Områdesstyrelsen",
}  # fmt: skip
PROMISE = {
    "text_fi": "Vastaamme jokaiseen kohtaan.", "text_sv": "Vi svarar på varje punkt.",
}  # fmt: skip
DRAFT = {
    "title_fi": "Luonnos", "title_sv": "Utkast",
    "paragraphs_fi": "1. Kirjasto on auki klo 9–17.\n\n2. Ovi avataan avaimella.",
    "paragraphs_sv": "1. Biblioteket är öppet kl. 9–17.\n\n2. Dörren öppnas med nyckel.",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hearing:
    """An open hearing: its code, its matter's page, and its pages on the desk."""

    code: str
    public: str
    matter_desk: str
    desk: str


def in_days(number: int) -> str:
    """Return a day so many days from now, as a field takes it."""
    return str(date.today() + timedelta(days=number))  # noqa: DTZ011 - the browser's own day


def fill(page: Page, values: dict[str, str]) -> None:
    """Write into the fields of these names."""
    for name, value in values.items():
        page.locator(f"[name={name}]").fill(value)


def visitor(chromium: Browser, site: str, *, width: int = 390) -> Page:
    """Return a tab of someone who isn't signed in, with a phone unless told otherwise."""
    context = chromium.new_context(
        base_url=site, locale="fi-FI", viewport={"width": width, "height": 844}
    )
    context.set_default_timeout(15_000)
    return context.new_page()


def mailed_link(page: Page, words: str) -> str:
    """Return the link in the newest mail that holds these words."""
    page.goto("/fi/kokeile/")
    mail = page.get_by_role("listitem").filter(has_text=words).first
    found = re.search(r"/l/[\w-]+", mail.inner_html())
    assert found is not None, words
    return found[0]


def open_a_hearing(page: Page, title: str) -> Hearing:
    """Write a matter down as its official, promise, write the hearing, open it."""
    become(page, OFFICIAL)
    _write_a_matter(page, title)
    return hear(page, title)


def hear(page: Page, title: str) -> Hearing:
    """Promise, publish and open a hearing, from the matter's page on the desk."""
    matter_desk = page.url
    _promise_and_publish(page)
    public = page.get_by_role("link", name="Asian sivu").get_attribute("href") or ""
    _write_and_open(page, title)
    code = matter_desk.rstrip("/").rpartition("/")[2]
    return Hearing(code, public, matter_desk, page.url)


def _write_a_matter(page: Page, title: str) -> None:
    page.goto("/fi/tyopoyta/asiat/uusi/")
    fill(page, WORDS | {"title_fi": title, "title_sv": f"{title} på svenska"})
    page.get_by_role("checkbox", name="Lohja").check()
    page.get_by_role("checkbox", name="Myös asukkaat voivat puhua itsenään").check()
    page.get_by_role("radio", name="Se järjestää").check()
    page.get_by_label("Valmis kulku").select_option(label="Yksi kuuleminen")
    fill(page, {"begins_on": in_days(1)})
    page.get_by_role("button", name="Tallenna asia").click()


def _promise_and_publish(page: Page) -> None:
    page.get_by_role("link", name="Anna lupaus").click()
    page.get_by_role("radio", name="Kuuntelemme ja vastaamme").check()
    fill(page, PROMISE | {"answer_by_on": in_days(70)})
    page.get_by_role("button", name="Anna lupaus").click()
    page.get_by_role("button", name="Julkaise asia").click()
    expect(page.locator("main")).to_contain_text("Asia on nyt kaikkien luettavissa.")


def _write_and_open(page: Page, title: str) -> None:
    page.get_by_role("link", name="Kuulemiset").last.click()
    page.get_by_role("link", name=re.compile(f"Kirjoita kuuleminen.*{title}")).click()
    fill(page, {"title_fi": f"{title}?", "title_sv": "När?"})
    page.get_by_role("button", name="Tallenna kuuleminen").click()
    page.get_by_role("link", name="Kuultava teksti").click()
    fill(page, DRAFT)
    page.get_by_role("button", name="Tallenna teksti").click()
    page.get_by_role("link", name="Avaa kuuleminen").click()
    fill(page, {"starts_on": in_days(0), "ends_on": in_days(20)})
    page.get_by_role("button", name="Avaa kuuleminen").click()
    expect(page.locator("main")).to_contain_text("Pidennä tai kerro syy")
    assert faults_seen_by_axe(page) == []
    fill(page, {"hurry_reason": "Huone on vapaa vain tämän talven."})
    page.get_by_role("button", name="Avaa kuuleminen").click()
    expect(page.locator("main")).to_contain_text("Kuuleminen näkyy nyt kaikille.")


def speak(page: Page, said: str, change: str, *, name: str = "") -> str:
    """Fill the page of two minutes, check, send; returns the number that was given."""
    fill(page, {"said": said, "change": change} | ({"name": name} if name else {}))
    page.get_by_role("radio", name="Kaikki").check()
    page.get_by_role("button", name="Tarkista").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tarkista ja lähetä")
    assert faults_seen_by_axe(page) == []
    page.get_by_role("button", name="Lähetä näkemys").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Näkemyksesi on perillä")
    found = re.search(r"\b\d{4}-\d{4}\b", page.locator("main").inner_text())
    assert found is not None
    return found[0]


def let_the_hearing_end(data: Path, hearing: Hearing) -> None:
    """Move the stages of a matter into the past, as if weeks had gone by."""
    change(
        data,
        "UPDATE matters_stage SET starts_at = ?, ends_at = ? WHERE starts_at < ? AND matter_id"
        " = (SELECT id FROM matters_matter WHERE code = ?)",
        (moment(days=-30), moment(hours=-1), moment(days=10), hearing.code),
    )


def speak_by_link(page: Page, hearing: Hearing, said: str, *, name: str, mail: str) -> str:
    """Ask for a link without an account, open it from the mail, say it; returns the number."""
    page.goto(f"{hearing.public}anna-nakemys/pyyda-linkki/")
    fill(page, {"email": mail})
    page.get_by_role("button", name="Lähetä linkki").click()
    expect(page.get_by_role("heading", name="Katso sähköpostisi")).to_be_visible()
    page.goto(mailed_link(page, mail))
    return speak(page, said, "", name=name)
