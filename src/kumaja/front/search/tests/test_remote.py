"""An empty result leads to what helps by phone or online."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.index.domain.facets import Facet
from kumaja.front.search.domain.wanted import Wanted
from kumaja.front.search.queries import Nearest, get_choices, get_nearest
from kumaja.front.search.tests.rows import NOW, a_region, an_activity, indexed

pytestmark = pytest.mark.django_db
NOWHERE = Wanted(text="qqqqqq")
CARING, FORGETTING = "caring-for-someone", "memory-is-failing"


def near(wanted: Wanted = NOWHERE, heard: tuple[str, ...] = ()) -> Nearest:
    region = a_region()
    return get_nearest(region, wanted, get_choices(region, "fi", NOW), "fi", NOW, heard=heard)


def a_line(name: str, *terms: str) -> None:
    an_activity(name, is_remote=True, terms=terms)


def offered(client: Client, address: str = "/fi/haku/", **query: str) -> tuple[str, int] | None:
    """Return where the link of an empty page leads, and the count that it tells."""
    found = client.get(address, query).content.decode()
    link = re.search(r'<a href="([^"#]*)#results">Etänä tai puhelimessa \((\d+)\)</a>', found)
    return (link[1].replace("&amp;", "&"), int(link[2])) if link else None


def test_what_helps_from_afar_is_offered_with_its_count(client: Client) -> None:
    a_line("Kuunteleva puhelin")
    a_line("Verkkoryhmä")
    an_activity("Kerho")
    indexed()

    link = offered(client, q="qqqqqq", municipality="pornainen")

    assert link == ("/fi/haku/?reach=remote", 2)
    assert "2 tulosta" in client.get("/fi/haku/?reach=remote").content.decode()
    assert "På distans eller per telefon (2)" in client.get("/sv/sok/?q=qqqqqq").content.decode()
    assert "Remotely or by phone (2)" in client.get("/en/search/?q=qqqqqq").content.decode()


def test_nothing_from_afar_is_not_offered(client: Client) -> None:
    an_activity("Kerho", terms=(CARING,))
    indexed()

    assert near(heard=(CARING,)).remote is None
    assert offered(client, q="qqqqqq") is None


def test_the_life_situation_that_was_heard_narrows() -> None:
    a_line("Omaishoitajien puhelin", CARING)
    a_line("Muistineuvonta", FORGETTING)
    indexed()

    heard = near(heard=(CARING,)).remote

    assert heard
    assert heard.count == 1
    assert heard.wanted.query() == f"?reach=remote&situation={CARING}"


def test_a_situation_without_help_from_afar_leads_to_all_of_it() -> None:
    a_line("Muistineuvonta", FORGETTING)
    indexed()

    every = near(heard=(CARING,)).remote

    assert every
    assert (every.wanted.query(), every.count) == ("?reach=remote", 1)


def test_a_chosen_situation_goes_before_what_was_heard() -> None:
    a_line("Omaishoitajien puhelin", CARING)
    a_line("Muistineuvonta", FORGETTING)
    indexed()
    wanted = Wanted(text="qqqqqq", filters={Facet.LIFE_SITUATION: (FORGETTING,)})

    chosen = near(wanted, heard=(CARING,)).remote

    assert chosen
    assert chosen.wanted.filters[Facet.LIFE_SITUATION] == (FORGETTING,)


def test_the_words_of_a_search_are_heard(client: Client) -> None:
    a_line("Omaishoitajien puhelin", CARING)
    a_line("Muistineuvonta", FORGETTING)
    indexed()

    link = offered(client, q="en jaksa hoitaa äitiä", kind="volunteering")

    assert link
    assert f"situation={CARING}" in link[0]
    assert link[1] == 1
    assert "Omaishoitajien puhelin</a>" in client.get(link[0]).content.decode()


def test_the_page_of_a_situation_offers_what_its_link_finds(client: Client) -> None:
    a_line("Omaishoitajien puhelin", CARING)
    a_line("Muistineuvonta", FORGETTING)
    indexed()

    path = f"/fi/elamantilanteet/{FORGETTING}/"

    link = offered(client, path, q="en jaksa hoitaa äitiä", kind="volunteering")

    assert link == (f"{path}?reach=remote", 1)
    assert "1 tulos" in client.get(link[0]).content.decode()


def test_each_way_on_counts_what_its_link_finds(client: Client) -> None:
    an_activity("Muistikahvila", areas=("Mäntsälä",))
    an_activity("Muistiystävä", areas=("Mäntsälä",), kind="volunteering")
    indexed()
    asked = {"q": "muisti", "municipality": "pornainen", "price": "free", "untold": "1"}

    found = client.get("/fi/tule-mukaan/", asked).content.decode()

    assert "Koko alueelta (1)" in found
    assert "Ilman rajauksia (1)" in found
    del asked["municipality"]
    assert "1 tulos" in client.get("/fi/tule-mukaan/", asked).content.decode()


def test_an_empty_page_costs_no_more_statements_for_more_rows(client: Client) -> None:
    def statements(count: int) -> int:
        for number in range(count):
            a_line(f"Puhelin {number}", CARING)
        indexed()
        client.get("/fi/haku/")
        with CaptureQueriesContext(connection) as caught:
            assert offered(client, q="qqqqqq", situation=CARING)
        return len(caught)

    assert statements(2) == statements(18) <= 8
