"""Every public list as CSV and XLSX: the same rows as the page, no formula, nothing hidden."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from pytest_django.fixtures import Settings

from kumaja.front.search.actions import rebuild_index
from kumaja.network.registry.actions.records import RecordLinks, update_record
from kumaja.network.registry.models import Contact
from tests.walk.world import CANARY, NOW, World, make_activity, make_organisation

pytestmark = pytest.mark.django_db
PAGES = [
    "/fi/jarjestot/", "/fi/viranomaiset/", "/fi/kunnat/", "/fi/verkostot/", "/fi/haku/",
    "/fi/tule-mukaan/", "/fi/elamantilanteet/lonely/",
]  # fmt: skip
HIDDEN = "Salainen lause"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Settings) -> None:
    settings.DATA = tmp_path


def rows_of(client: Client, path: str, **more: str) -> list[list[str]]:
    answer = client.get(path, {"format": "csv", **more})
    assert answer["Content-Type"] == "text/csv; charset=utf-8", path
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


@pytest.mark.parametrize("path", PAGES)
def test_a_list_is_had_as_csv_and_as_a_workbook_with_the_same_rows(
    world: World, client: Client, path: str
) -> None:
    rebuild_index(now=NOW)
    rows = rows_of(client, path)
    content = b"".join(client.get(path, {"format": "xlsx"}).streaming_content)
    sheet = load_workbook(io.BytesIO(content)).active
    told = list(sheet.iter_rows(values_only=True))
    assert [row[1] for row in rows] == [str(row[1]) if row[1] else "" for row in told]
    assert "url" in rows[0] and CANARY not in str(rows)
    page = client.get(path).content.decode()
    assert ("format=csv" in page and "format=xlsx" in page) == (len(rows) > 1)


def test_a_table_has_what_the_filters_leave(world: World, client: Client) -> None:
    make_organisation(world.region, "Kuoro ry")
    make_organisation(world.region, "Pallo ry")
    assert [row[3] for row in rows_of(client, "/fi/jarjestot/", q="kuoro")] == [
        "name_fi", "Kuoro ry",
    ]  # fmt: skip
    assert len(rows_of(client, "/fi/jarjestot/")) > 3


def test_what_a_search_finds_is_the_table(world: World, client: Client) -> None:
    for number in range(25):  # more than a page has
        make_activity(world.own, world.region, f"Neulekerho {number}")
    rebuild_index(now=NOW)
    rows = rows_of(client, "/fi/haku/", q="neulekerho")
    assert sum("Neulekerho" in row[2] for row in rows) == 25
    assert rows[1][12].startswith("http://testserver/fi/toiminta/neulekerho-")


def test_nothing_hidden_stands_in_a_table_and_no_formula(world: World, client: Client) -> None:
    update_record(
        organisation=world.own, region=world.region, actor="test", now=NOW,
        values={"name_fi": "=HYPERLINK(1)", "website": "https://hidden.example",
                "field_visibility": {"website": "network"}},
        links=RecordLinks(contacts=[Contact(role_fi=HIDDEN, phone="019 000 0009")]),
    )  # fmt: skip
    for path in ("/fi/jarjestot/", "/fi/haku/"):
        rebuild_index(now=NOW)
        rows = rows_of(client, path)
        text = str(rows)
        assert "hidden.example" not in text and HIDDEN not in text
        assert any("'=HYPERLINK(1)" in row for row in rows), path


def test_statements_do_not_grow_with_the_rows_of_a_table(world: World, client: Client) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            rows_of(client, "/fi/jarjestot/")
        return len(seen)

    count()
    few = count()
    for number in range(20):
        make_organisation(world.region, f"Yhdistys {number}")
    assert count() == few


def test_addresses_in_a_streamed_table_keep_the_region(world: World, client: Client) -> None:
    rows = rows_of(client, f"/{world.other.slug}/fi/verkostot/")
    assert len(rows) > 1
    assert all(row[-1].startswith("http://testserver/") for row in rows[1:])
    assert all(f"/{world.other.slug}/fi/" in row[-1] for row in rows[1:])


def test_too_many_tables_are_refused_in_words_and_pages_are_not(
    world: World, client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": "tables"}}
    monkeypatch.setattr("kumaja.foundation.files.gates.MOST_AN_HOUR", 2)
    rebuild_index(now=NOW)
    cache.clear()
    assert len([rows_of(client, path) for path in PAGES[:2]]) == 2
    for path in [*PAGES, "/sv/organisationer/"]:
        refused = client.get(path, {"format": "xlsx"})
        assert (refused.status_code, refused["Retry-After"]) == (429, "3600"), path
        assert "taukoa" in refused.content.decode() or "vänta" in refused.content.decode()
        assert client.get(path).status_code == 200
    elsewhere = client.get(PAGES[0], {"format": "csv"}, REMOTE_ADDR="192.0.2.7")
    assert elsewhere.status_code == 200
