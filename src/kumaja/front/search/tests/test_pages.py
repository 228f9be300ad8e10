"""The pages of the search as a visitor gets them."""

from __future__ import annotations

import re
import unicodedata

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kumaja.foundation.index.domain.facets import Facet
from kumaja.front.search.domain.wanted import PARAMETERS
from kumaja.front.search.tests.rows import (
    a_place_and_time,
    a_region,
    an_activity,
    an_organisation,
    indexed,
)

pytestmark = pytest.mark.django_db
NAMES = [*PARAMETERS.values(), "q", "page", "sort", "untold"]


def page(client: Client, address: str = "/fi/haku/", **query: str | list[str]) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_is_found_is_counted_in_the_heading(client: Client) -> None:
    a_place_and_time(an_activity("Muistikahvila", price_kind="free"))
    indexed()

    found = page(client, q="muistikahvila")

    assert "1 tulos: ”muistikahvila”" in found
    assert "Muistikahvila</a>" in found
    assert "Vierellä Jokelassa ry" in found
    assert "Kerhotila, " in found


def test_the_same_address_answers_in_each_language(client: Client) -> None:
    an_activity("Kamratstöd", name_fi="", name_sv="Kamratstöd")
    indexed()

    assert "Kamratstöd" in page(client, "/sv/sok/", q="kamratstödet")
    assert "Kamratstöd" in page(client, "/en/search/", q="kamratstödet")
    assert 'lang="sv"' in page(client, q="kamratstödet")


def test_a_filter_narrows_and_can_be_taken_away(client: Client) -> None:
    an_activity("Muistikahvila", areas=("Pornainen",), terms=("memory",))
    an_activity("Jumppa", areas=("Tuusula",), terms=("physical-activity",))
    indexed()

    narrowed = page(client, municipality="pornainen")

    assert "Muistikahvila" in narrowed
    assert "Jumppa" not in narrowed
    assert 'href="/fi/haku/#results"' in narrowed
    assert '<option value="pornainen" selected>' in narrowed


def test_a_filter_and_its_words_stay_in_every_link(client: Client) -> None:
    for number in range(25):
        an_activity(f"Kahvila {number}", terms=("memory",))
    indexed()

    found = page(client, q="kahvila", theme="memory", sort="name")

    assert "?q=kahvila&amp;theme=memory&amp;sort=name&amp;page=2#results" in found
    assert re.search(r'type="hidden" name="theme" value="memory"', found)


def test_hidden_for_silence_is_said(client: Client) -> None:
    an_activity("Kerho")
    an_activity("Kahvila").facts.create(fact="step_free", is_so=True)
    indexed()

    found = page(client, access="step_free")

    assert "Kahvila" in found
    assert "Näytä nekin." in found
    assert "Kerho" in page(client, access="step_free", untold="1")


def test_an_empty_page_shows_ways_on(client: Client) -> None:
    an_activity("Muistikahvila", areas=("Mäntsälä",))
    indexed()

    found = page(client, q="muistikahvila", municipality="pornainen")

    assert "Tässä lähimmät." in found
    assert "Koko alueelta (1)" in found
    assert "Kysy verkostolta" in found
    assert "/fi/elamantilanteet/" in found
    assert "/fi/elamantilanteet/" in page(client, q="qqqqqq")


def test_an_unknown_filter_is_named_and_left_out(client: Client) -> None:
    an_activity("Kerho")
    indexed()

    found = page(client, theme="<b>x</b>", municipality="atlantis")

    assert "&lt;b&gt;x&lt;/b&gt;" in found
    assert "atlantis" in found
    assert "Kerho" in found


@pytest.mark.parametrize("number", ["-1", "0", "x", "99999999999999999999", "1e9", "²", ""])
def test_a_page_that_is_none_answers_one_that_is(client: Client, number: str) -> None:
    an_activity("Kerho")
    indexed()

    assert "Kerho" in page(client, page=number)


def test_any_address_is_answered(client: Client) -> None:
    an_activity("Kerho")
    indexed()

    @settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
    @given(st.dictionaries(st.sampled_from(NAMES), st.lists(st.text(max_size=80), max_size=3)))
    def holds(query: dict[str, list[str]]) -> None:
        assert client.get("/fi/haku/", query).status_code == 200

    holds()


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "nul\0",
        "👵🏽",
        "\u202eabc",
        "' OR 1=1 --",
        unicodedata.normalize("NFD", "äiti"),
    ],
)
def test_rubbish_is_a_search_without_results_or_with_some(client: Client, text: str) -> None:
    an_activity("Kerho")
    indexed()

    page(client, q=text)


def test_without_an_index_the_page_says_what_one_can_do(client: Client) -> None:
    a_region()

    answer = client.get("/fi/haku/", {"q": "kerho"})

    assert answer.status_code == 503
    assert "Haku ei nyt vastaa" in answer.content.decode()


def test_life_situations_are_listed_and_lead_on(client: Client) -> None:
    an_activity("Hoivapiiri", terms=("caring-for-someone",))
    an_activity("Jumppa")
    indexed()

    assert "Hoidan läheistäni" in page(client, "/fi/elamantilanteet/")
    situation = page(client, "/fi/elamantilanteet/caring-for-someone/")

    assert "<h1>Hoidan läheistäni</h1>" in situation
    assert "Hoivapiiri" in situation
    assert "Jumppa" not in situation
    assert client.get("/fi/elamantilanteet/nothing/").status_code == 404


def test_join_in_shows_volunteering(client: Client) -> None:
    an_activity("Ystävä", kind="volunteering")
    an_activity("Jumppa")
    indexed()

    found = page(client, "/fi/tule-mukaan/")

    assert "Ystävä" in found
    assert "Jumppa" not in found


def test_suggestions_are_links(client: Client) -> None:
    an_activity("Hoivapiiri")
    indexed()

    found = page(client, "/fi/haku/ehdota/", q="hoiv")

    assert "Hoivapiiri" in found
    assert "<html" not in found
    assert page(client, "/fi/haku/ehdota/", q="<").strip() == ""


def test_a_write_is_refused(client: Client) -> None:
    a_region()

    assert client.post("/fi/haku/").status_code == 405


def test_statements_stay_within_eight_whatever_the_rows(client: Client) -> None:
    def statements(count: int) -> int:
        for number in range(count):
            organisation = an_organisation(f"Kerhoyhdistys {number}")
            a_place_and_time(an_activity(f"Kerho {number}", organisation=organisation))
        indexed()
        client.get("/fi/haku/")
        with CaptureQueriesContext(connection) as caught:
            client.get("/fi/haku/", {"q": "kerho", "kind": "group"})
        return len(caught)

    assert statements(2) == statements(18) <= 8


def test_every_facet_has_a_parameter() -> None:
    assert set(PARAMETERS) == set(Facet)
