"""Which pages there are, and the ways they are looked at: language, light or dark, width."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product

from playwright.sync_api import APIRequestContext, Browser, ConsoleMessage, Page, Request

from tests.browser.eyes import (
    faults_of_frame,
    faults_of_width,
    faults_seen_by_axe,
    small_targets,
)

Address = str | Callable[[APIRequestContext], str]


@dataclass(frozen=True)
class View:
    """One way of looking at a page."""

    language: str
    scheme: str
    width: int

    def __str__(self) -> str:
        return f"{self.language}-{self.scheme}-{self.width}"


THREE = (View("fi", "light", 1280), View("sv", "dark", 390), View("en", "light", 390))
TWO = THREE[:2]  # of the pages of those who sign in; `make axe` looks at them in every way
TWELVE = tuple(View(*each) for each in product(("fi", "sv", "en"), ("light", "dark"), (1280, 390)))


def first_link(address: Address, pattern: str) -> Callable[[APIRequestContext], str]:
    """Return a way to find the first address of a form on a page."""

    def find(visitor: APIRequestContext) -> str:
        text = visitor.get(address if isinstance(address, str) else address(visitor)).text()
        found = re.search(rf'href="({pattern})"', text)
        assert found, f"{address} has no link to {pattern}"
        return found.group(1)

    return find


DESK = first_link("/fi/tyopoyta/", r"/fi/meidan-yhdistys/[^/\"]+/")


def below_desk(path: str) -> Callable[[APIRequestContext], str]:
    """Return an address of the editor's association."""
    return lambda visitor: DESK(visitor) + path


COORDINATION = "/fi/koordinaatio/"
WORD_PATH = rf"{COORDINATION}sanat/\w{{10}}/"
WORD = first_link(f"{COORDINATION}sanat/?q=mummo", WORD_PATH)
SENTENCES = f"{COORDINATION}lauseet/lonely/"
SENTENCE = first_link(SENTENCES, rf"{COORDINATION}lause/\w{{10}}/")
CRISIS_LINE = first_link(
    f"{COORDINATION}kriisiapu/", rf"{COORDINATION}kriisiapu/\w{{10}}/(?=\">116)"
)
AT_LEAST = 5  # times: what fewer have searched is on no list
IN_VAIN = ("leijanlennätys", "origami", "geokätköily")


def searched_in_vain(visitor: APIRequestContext) -> str:
    """Return the work list of coordination, once enough have searched what nobody offers."""
    path = f"{COORDINATION}haettu-ei-loytynyt/"
    if IN_VAIN[-1] not in visitor.get(path).text():
        for words in IN_VAIN * AT_LEAST:
            visitor.get("/fi/haku/", params={"q": words}, headers={"Accept-Language": "fi"})
        assert IN_VAIN[-1] in visitor.get(path).text(), "The work list is empty."
    return path


def retired_word(visitor: APIRequestContext) -> str:
    """Return an expression out of use; the first one is taken there by its own page."""
    kept = f"{COORDINATION}sanat/?state=retired"
    if not re.search(WORD_PATH, visitor.get(kept).text()):
        path = WORD(visitor) + "pois/"
        main = visitor.get(path).text().partition("<main")[2]
        hidden = re.findall(r'name="(csrfmiddlewaretoken|form_key)" value="([^"]+)"', main)
        visitor.post(path, form=dict(hidden))
    return first_link(kept, WORD_PATH)(visitor)


TABLES = f"{COORDINATION}tuonti/"
TABLE = first_link(TABLES, rf"{TABLES}\w{{10}}/(?=\">tuusulan)")
OWN_ACTIVITY = first_link(below_desk("toiminta/"), r"/fi/meidan-yhdistys/[^/\"]+/toiminta/\w{10}/")
PUBLIC: dict[str, Address] = {
    "front": "/fi/",
    "search": "/fi/haku/?q=muistisairas+äiti",
    "search-narrowed": "/fi/haku/?q=muisti&municipality=pornainen&form=peer-group",
    "search-nothing": "/fi/haku/?q=qwxzqwxz",
    "life-situations": "/fi/elamantilanteet/",
    "life-situation": "/fi/elamantilanteet/lonely/",
    "join-in": "/fi/tule-mukaan/",
    "help-now": "/fi/apua-heti/",
    "associations": "/fi/jarjestot/",
    "association": first_link(
        "/fi/haku/?q=torstaikerho+jokela", r"/fi/toiminta/torstaikerho-[^\"]+"
    ),
    "activity": first_link("/fi/haku/?q=muistisairas", r"/fi/toiminta/[^\"]+"),
    "public-bodies": "/fi/viranomaiset/",
    "public-body": first_link("/fi/viranomaiset/", r"/fi/viranomaiset/[^\"]+"),
    "municipalities": "/fi/kunnat/",
    "municipality": "/fi/kunnat/pornainen/",
    "networks": "/fi/verkostot/",
    "network": first_link("/fi/verkostot/", r"/fi/verkostot/[^\"/]+/"),
    "who-does-what": "/fi/kuka-hoitaa-mita/",
    "practices": "/fi/hyvat-kaytannot/",
    "practice": first_link("/fi/hyvat-kaytannot/", r"/fi/hyvat-kaytannot/[^\"/]+/"),
    "gaps": "/fi/aukot/",
    "gap": first_link("/fi/aukot/", r"/fi/aukot/[^\"/]+/[^\"/]+/[^\"/]+/"),
    "find-partners": "/fi/loyda-kumppani/?text=muistisairaat",
    "new-association": "/fi/jarjestot/lisaa-yhdistyksesi/",
    "accessibility": "/fi/saavutettavuus/",
    "privacy": "/fi/tietosuoja/",
    "processing": first_link("/fi/tietosuoja/", r"/fi/tietosuoja/[^\"]+"),
    "about": "/fi/tietoa-kumajasta/",
    "open-data": "/fi/avoin-data/",
    "proofs": "/fi/todisteet/",
    "check-receipt": "/fi/todisteet/tarkista/",
    "guides": "/fi/ohjeet/",
    "guide": first_link("/fi/ohjeet/", r"/fi/ohjeet/[^\"]+"),
    "feedback": "/fi/palaute/",
    "sign-in": "/fi/kirjaudu/",
    "sign-in-by-passkey": "/fi/kirjaudu/paasyavain/",
    "try-it": "/fi/kokeile/",
    "missing": "/fi/tata-ei-ole/",
}
SIGNED_IN: dict[str, tuple[str, Address]] = {
    "our-association": ("editor", DESK),
    "record": ("editor", below_desk("tiedot/")),
    "record-form": ("editor", below_desk("tiedot/muokkaa/")),
    "record-history": ("editor", below_desk("tiedot/muutokset/")),
    "own-activities": ("editor", below_desk("toiminta/")),
    "own-activity": ("editor", OWN_ACTIVITY),
    "activity-form": ("editor", lambda visitor: OWN_ACTIVITY(visitor) + "muokkaa/"),
    "new-activity": ("editor", below_desk("toiminta/uusi/")),
    "people": ("spokesperson", below_desk("vaki/")),
    "several-associations": ("secretary", "/fi/meidan-yhdistys/"),
    "my-page": ("editor", "/fi/omat/"),
    "erase": ("editor", "/fi/omat/poista/"),
    "account": ("editor", "/fi/tili/"),
    "sign-ins": ("editor", "/fi/tili/kirjautumiset/"),
    "second-lock": ("editor", "/fi/tili/toinen-lukko/"),
    "own-practices": ("editor", below_desk("kaytannot/")),
    "own-requests": ("editor", below_desk("kumppanipyynnot/")),
    "keys": ("spokesperson", below_desk("avaimet/")),
    "partner-requests": ("official", "/fi/tyopoyta/kumppanipyynnot/"),
    "partner-ask": ("official", "/fi/loyda-kumppani/pyyda/"),
    "programme": ("programme_coordinator", "/fi/ohjelma/"),
    "coordination": ("coordinator", COORDINATION),
    "duplicates": ("coordinator", f"{COORDINATION}kaksoiskappaleet/"),
    "duplicate": (
        "coordinator",
        first_link(
            f"{COORDINATION}kaksoiskappaleet/", rf"{COORDINATION}kaksoiskappaleet/\w{{10}}/"
        ),
    ),
    "who-wants-in": ("coordinator", f"{COORDINATION}pyynnot/"),
    "partner-queue": ("coordinator", f"{COORDINATION}kumppanipyynnot/"),
    "kept-practices": ("coordinator", f"{COORDINATION}kaytannot/"),
    "closing": ("coordinator", f"{COORDINATION}paattaminen/"),
    "frames": ("coordinator", f"{COORDINATION}rajapinnat/"),
    "webhooks": ("coordinator", f"{COORDINATION}rajapinnat/muutosilmoitukset/"),
    "regions": ("administrator", "/fi/yllapito/alueet/"),
    "region": ("administrator", "/fi/yllapito/alueet/uusimaa/"),
    "users": ("administrator", "/fi/yllapito/kayttajat/"),
    "vocabularies": ("administrator", "/fi/yllapito/sanastot/"),
    "queue": ("administrator", "/fi/yllapito/jono/"),
    "log": ("administrator", "/fi/yllapito/loki/"),
    "answers": ("administrator", "/fi/yllapito/palaute/"),
    "words": ("coordinator", f"{COORDINATION}sanat/"),
    "words-for-administrators": ("administrator", f"{COORDINATION}sanat/?q=en+jaksa"),
    "words-nothing": ("coordinator", f"{COORDINATION}sanat/?q=qwxzqwxz"),
    "word-form": ("coordinator", WORD),
    "word-retire": ("coordinator", lambda visitor: WORD(visitor) + "pois/"),
    "word-restore": ("coordinator", lambda visitor: retired_word(visitor) + "kayttoon/"),
    "word-retired": ("coordinator", retired_word),
    "missed": ("coordinator", searched_in_vain),
    "life-situations-said": ("coordinator", f"{COORDINATION}lauseet/"),
    "sentences": ("coordinator", SENTENCES),
    "sentence-form": ("coordinator", SENTENCE),
    "crisis-lines": ("coordinator", f"{COORDINATION}kriisiapu/"),
    "crisis-line": ("coordinator", CRISIS_LINE),
    "crisis-line-retire": ("coordinator", lambda visitor: CRISIS_LINE(visitor) + "pois/"),
    "crisis-words": ("coordinator", f"{COORDINATION}kriisiapu/sanat/"),
    "tables": ("coordinator", TABLES),
    "table-form": ("coordinator", f"{TABLES}uusi/"),
    "table-waits": ("coordinator", TABLE),
    "table-refused": ("coordinator", lambda visitor: TABLE(visitor) + "?show=refused"),
    "table-row": ("coordinator", first_link(TABLE, rf"{TABLES}\w{{10}}/rivi/\?row=[^\"]+")),
}
State = Callable[[str], object]


def in_language(visitor: APIRequestContext, address: str, language: str) -> str:
    """Return the address of the same page in a language, as the page's own link has it."""
    if language == "fi":
        return address
    text = visitor.get(address).text()
    found = re.search(rf'href="([^"]+)" lang="{language}" hreflang="{language}"', text)
    assert found, f"{address} has no link to itself in {language}"
    return found.group(1).replace("&amp;", "&")


@contextmanager
def opened(
    chromium: Browser, site: str, address: Address, view: View, state: object = None
) -> Iterator[tuple[Page, list[str]]]:
    """Open the page as it is seen in this view; yields it and what the browser complains of."""
    context = chromium.new_context(
        base_url=site, viewport={"width": view.width, "height": 900}, locale="fi-FI",
        color_scheme=view.scheme, storage_state=state, reduced_motion="reduce",
    )  # fmt: skip
    context.set_default_timeout(20_000)
    page = context.new_page()
    complaints: list[str] = []
    _listen(page, site, complaints)
    path = address if isinstance(address, str) else address(context.request)
    page.goto(in_language(context.request, path, view.language))
    yield page, complaints
    context.close()


def _listen(page: Page, site: str, complaints: list[str]) -> None:
    """Write down errors of the console and of scripts, and what is asked from elsewhere."""

    def heard(message: ConsoleMessage) -> None:
        is_missing_page = message.location.get("url") == page.url
        if message.type in ("error", "warning") and not is_missing_page:
            complaints.append(f"Console: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith((site, "data:")):
            complaints.append(f"It asks {request.url}")

    page.on("console", heard)
    page.on("pageerror", lambda error: complaints.append(f"Script: {error}"))
    page.on("request", asked)


def faults(page: Page, view: View) -> list[str]:
    """Return all that is wrong with an opened page, in this view and on the smallest screen."""
    told = faults_of_frame(page, view.language)
    told += faults_seen_by_axe(page)
    told += small_targets(page)
    return told + faults_of_width(page)
