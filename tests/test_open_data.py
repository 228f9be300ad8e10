"""The open data page and its catalogue: whole, the same in both formats, every address answers."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.front.home.domain.catalogue import Catalogue, DataSet, Publisher
from kumaja.front.home.domain.dcat import statements_of
from kumaja.front.home.domain.graph import Iri, Literal, Statement, json_ld, turtle
from kumaja.front.home.queries.columns import MEANINGS
from kumaja.front.home.queries.open_data import _SORTS
from kumaja.front.search.queries.tables import TABLE_COLUMNS
from tests.walk.world import CANARY, World, make_activity

# What DCAT-AP 3 makes mandatory of each class; a licence beside, for the Finnish portal.
MANDATORY = {
    "dcat:Catalog": {"dct:title", "dct:description", "dct:publisher", "dcat:dataset"},
    "dcat:Dataset": {"dct:title", "dct:description"},
    "dcat:Distribution": {"dcat:accessURL", "dct:license"},
    "dcat:DataService": {"dct:title", "dcat:endpointURL"},
    "foaf:Agent": {"foaf:name"},
}
NASTY = 'Ryhmä "x" \\ </script>\n\u2028'


def nodes(text: str) -> list[dict[str, Any]]:
    return json.loads(text)["@graph"]


def a_catalogue(name: str) -> Catalogue:
    text = Trilingual(fi=name, sv="s")
    only = DataSet("rows", text, text, 1, None, ())
    at = "https://x.example/"
    return Catalogue(f"{at}c", at, at, at, text, text, Publisher(name), at, (only,))


def test_a_text_can_neither_end_its_literal_nor_its_line() -> None:
    lines = turtle(statements_of(a_catalogue(NASTY))).split("\n")
    told = [line for line in lines if "Ryhmä" in line]
    assert told and all(
        re.fullmatch(r'<[^<>]+> \S+ "(?:[^"\\]|\\.)*"(@fi)? \.', one) for one in told
    )


def test_an_address_can_not_end_itself() -> None:
    line = turtle([Statement(Iri("https://x.example/> <y"), "a", "dcat:Dataset")])
    assert "<https://x.example/%3E%20%3Cy> a dcat:Dataset ." in line


def test_both_formats_tell_the_same_statements() -> None:
    statements = list(statements_of(a_catalogue("Nimi")))
    lines = [row for row in turtle(statements).splitlines() if row.startswith("<")]
    told = sum(
        len(values) if isinstance(values, list) else 0
        for node in nodes(json_ld(statements))
        for name, values in node.items()
    )
    assert len(lines) == len(statements) == told
    assert Literal("Nimi", "fi") in {row.object for row in statements}


def test_every_column_is_told() -> None:
    told = {name for row in _SORTS for name in row.columns} | set(TABLE_COLUMNS)
    assert told == MEANINGS.keys()


@pytest.mark.django_db
def test_what_dcat_ap_asks_for_is_there(world: World, client: Client) -> None:
    graph = nodes(client.get("/feeds/catalog.jsonld").content.decode())
    known = {node["@id"] for node in graph}
    for node in graph:
        for kind in node["@type"]:
            assert node.keys() >= MANDATORY.get(kind, set()), node["@id"]
        for name in ("dcat:dataset", "dcat:distribution", "dct:publisher", "dcat:servesDataset"):
            assert all(one["@id"] in known for one in node.get(name, []))
    kinds = [kind for node in graph for kind in node["@type"]]
    assert kinds.count("dcat:Dataset") == 7 and kinds.count("dcat:Distribution") >= 10
    assert CANARY not in json.dumps(graph)


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", ["", "/ita"])
def test_every_address_of_the_catalogue_answers(world: World, client: Client, prefix: str) -> None:
    graph = nodes(client.get(f"{prefix}/feeds/catalog.jsonld").content.decode())
    urls = [one["@id"] for node in graph for one in node.get("dcat:accessURL", [])]
    for url in urls:
        parts = urlsplit(url)
        assert parts.netloc == "testserver" and parts.path.startswith(prefix)
        answer = client.get(f"{parts.path}?{parts.query}")
        assert answer.status_code == 200, url
        assert b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.django_db
def test_who_has_the_catalogue_already_gets_304(world: World, client: Client) -> None:
    tag = client.get("/feeds/catalog.ttl")["ETag"]
    assert client.get("/feeds/catalog.ttl", headers={"if-none-match": tag}).status_code == 304


@pytest.mark.django_db
def test_the_page_counts_what_it_offers(world: World, client: Client) -> None:
    with CaptureQueriesContext(connection) as few:
        client.get("/fi/avoin-data/")
    for number in range(18):
        make_activity(world.own, world.region, f"Ryhmä {number}")
    with CaptureQueriesContext(connection) as many:
        page = client.get("/fi/avoin-data/").content.decode()
    assert "20 riviä" in page and "catalog.jsonld" in page
    assert len(many) == len(few) <= 10


@pytest.mark.django_db
def test_a_region_tells_its_own_licence_everywhere(world: World, client: Client) -> None:
    def told() -> tuple[str, str, str]:
        graph = nodes(client.get("/feeds/catalog.jsonld").content.decode())
        licences = {one["@id"] for node in graph for one in node.get("dct:license", [])}
        interface = client.get("/api/v1/region").json()["licence"]["id"]
        page = client.get("/en/open-data/").content.decode()
        deed = re.search(r'href="(https://creativecommons[^"]*)"', page)
        return licences.pop().rpartition("/")[2], interface, deed[1] if deed else ""

    named = "https://creativecommons.org/licenses/by/4.0/deed.en"
    assert told() == ("CC_BY_4_0", "CC-BY-4.0", named)
    world.region.licence = "CC0-1.0"
    world.region.save(update_fields=["licence"])
    free = "https://creativecommons.org/publicdomain/zero/1.0/deed.en"
    assert told() == ("CC0", "CC0-1.0", free)
