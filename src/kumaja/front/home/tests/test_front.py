"""The front page."""

from __future__ import annotations

import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kumaja.front.home.tests.rows import NOW, a_region, an_activity, indexed
from kumaja.front.profiles.queries.municipality_list import get_municipality_list

pytestmark = pytest.mark.django_db


def test_the_front_page_takes_at_most_seven_statements(client: Client) -> None:
    a_region()
    for number in range(20):
        an_activity(f"Kerho {number}", "Tuusula")
    indexed()

    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get("/fi/").status_code == 200

    assert len(asked) <= 7, [row["sql"] for row in asked]


def test_the_first_thing_is_the_search_with_eight_situations(client: Client) -> None:
    a_region()
    page = client.get("/fi/").content.decode()
    sentences = page[page.index('class="k-sentences"') :].partition("</ul>")[0]

    assert page.index('name="q"') < page.index('class="k-sentences"') < page.index("k-doors")
    assert sentences.count("<li>") == 9
    assert "Hoidan läheistäni" in sentences


def test_the_figures_are_those_of_the_list_of_municipalities(client: Client) -> None:
    for number in range(3):
        an_activity(f"Kerho {number}", "Tuusula")
    an_activity("Kahvit", "Pornainen")
    an_activity("Puhelin", is_region_wide=True)
    indexed()

    page = client.get("/fi/").content.decode()
    listed = get_municipality_list(a_region(), NOW, "fi")

    assert all(tile.label in page for tile in listed.tiles)
    assert "Tuusula, 3 toimintaa" in page
    assert "Mäntsälä, 0 toimintaa" in page
    assert listed.finding in page
    assert "Yhteensä 5 toimintaa." in page


def test_the_search_counts_as_the_rows_are_counted(client: Client) -> None:
    an_activity("Kerho", "Tuusula")
    an_activity("Kahvit", "Pornainen", "Tuusula")
    an_activity("Puhelin", is_region_wide=True)
    an_activity("Verkkoryhmä", "Tuusula", is_region_wide=True)
    counted = get_municipality_list(a_region(), NOW, "fi")
    before = client.get("/fi/kunnat/tuusula/").content.decode()

    indexed()

    assert get_municipality_list(a_region(), NOW, "fi") == counted
    assert counted.everywhere == 2 and max(row.count for row in counted.rows) == 2
    assert client.get("/fi/kunnat/tuusula/").content.decode() == before


def test_there_are_no_figures_without_activities_or_without_an_index(client: Client) -> None:
    a_region()
    assert "k-tiles" not in client.get("/fi/").content.decode()
    indexed()
    assert "k-tiles" not in client.get("/fi/").content.decode()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_front_page_stands_in_each_language(client: Client, language: str) -> None:
    a_region()
    assert f'<html lang="{language}"' in client.get(f"/{language}/").content.decode()


@pytest.mark.parametrize(
    ("language", "search"), [("fi", "/fi/haku/"), ("sv", "/sv/sok/"), ("en", "/en/search/")]
)
def test_machines_are_told_how_the_site_is_searched(
    client: Client, language: str, search: str
) -> None:
    an_activity("Kerho")
    indexed()
    page = client.get(f"/{language}/").content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    data = json.loads(found[1])
    template = data["potentialAction"]["target"]["urlTemplate"]
    assert template == f"http://testserver{search}?q={{search_term_string}}"
    assert client.get(template.replace("{search_term_string}", "kerho")).status_code == 200
