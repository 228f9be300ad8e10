"""The map of the site: each public current page once a language, nothing else, in portions."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from kumaja.front.home.domain import sitemap
from kumaja.front.home.queries import sitemap as queries
from kumaja.front.search.actions import rebuild_index
from kumaja.help.directory.models import Activity
from kumaja.voice.matters.tests.rows import a_matter
from tests.walk.world import CANARY, NOW, World, make_activity

SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def body(client: Client, path: str) -> bytes:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return b"".join(answer.streaming_content)


def locations(client: Client, path: str) -> list[str]:
    tree = ET.fromstring(body(client, path))  # noqa: S314 - our own
    return [str(found.text) for found in tree.iterfind(".//s:loc", SPACES)]


def paths(urls: list[str]) -> list[str]:
    return [url.removeprefix("http://testserver") for url in urls]


def test_an_address_is_escaped() -> None:
    assert "?a=1&amp;b=%22&lt;" in "".join(
        sitemap.map_lines([{"fi": "https://x.example/?a=1&b=%22<"}])
    )


@pytest.mark.parametrize(("count", "files"), [(0, []), (1, [1]), (5_000, [1]), (5_001, [1, 2])])
def test_a_part_takes_as_many_files_as_it_needs(count: int, files: list[int]) -> None:
    assert list(sitemap.Part("activities", count).files) == files


@pytest.mark.django_db
def test_every_address_of_the_map_is_a_page_that_anyone_reads(
    world: World, client: Client, tmp_path: Path, settings: Settings
) -> None:
    settings.DATA = tmp_path
    rebuild_index(now=NOW)
    maps = paths(locations(client, "/sitemap.xml"))
    assert [row.split("-")[1] for row in maps] == [
        "pages", "activities", "organisations", "bodies", "networks", "matters",
    ]  # fmt: skip
    for one in maps:
        for path in paths(locations(client, one))[:90]:
            assert client.get(path).status_code == 200, path


@pytest.mark.django_db
def test_each_page_names_itself_in_all_languages(world: World, client: Client) -> None:
    tree = ET.fromstring(body(client, "/sitemap-activities-1.xml"))  # noqa: S314 - our own
    for row in tree.iterfind("s:url", SPACES):
        siblings = {one.get("hreflang"): one.get("href") for one in row.iterfind("x:link", SPACES)}
        assert siblings.keys() == {"fi", "sv", "en"}
        assert row.findtext("s:loc", "", SPACES) in siblings.values()
    assert len(locations(client, "/sitemap-activities-1.xml")) == 3 * 2


@pytest.mark.django_db
def test_what_ended_was_archived_or_is_elsewhere_is_not_told(world: World, client: Client) -> None:
    ended = make_activity(world.own, world.region, "Loppunut")
    gone = make_activity(world.own, world.region, "Poistettu")
    Activity.objects.filter(pk=ended.pk).update(ended_on="2020-01-01")
    Activity.objects.filter(pk=gone.pk).update(archived_at=NOW)
    told = " ".join(locations(client, "/sitemap-activities-1.xml"))
    assert world.activity.code in told
    assert ended.code not in told and gone.code not in told
    assert CANARY.lower() not in told and world.elsewhere_activity.code not in told
    assert world.elsewhere_activity.code in " ".join(
        locations(client, f"/{world.other.slug}/sitemap-activities-1.xml")
    )


@pytest.mark.django_db
def test_published_matters_are_told_and_drafts_are_not(world: World, client: Client) -> None:
    seen = a_matter(world.region, title="Kerhotilat")
    draft = a_matter(world.region, title="Luonnos", is_published=False)
    elsewhere = a_matter(world.other, title="Muualla")
    told = " ".join(locations(client, "/sitemap-matters-1.xml"))
    assert told.count(seen.code) == 3 and f"/asiat/kerhotilat-{seen.code}/" in told
    assert draft.code not in told and elsewhere.code not in told


@pytest.mark.django_db
def test_files_are_portions_in_the_order_of_coming(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "ROWS", 2)
    for number in range(3):
        make_activity(world.own, world.region, f"Ryhmä {number}")
    files = [locations(client, f"/sitemap-activities-{number}.xml") for number in (1, 2, 3, 4)]
    assert [len(each) for each in files] == [6, 6, 3, 0]
    assert len({url for each in files for url in each}) == 15
    with CaptureQueriesContext(connection) as seen:
        body(client, "/sitemap-activities-1.xml")
    assert len(seen) <= 3


@pytest.mark.django_db
def test_an_unknown_part_is_not_there(world: World, client: Client) -> None:
    assert client.get("/sitemap-desk-1.xml").status_code == 404
    assert client.get(f"/sitemap-activities-{10**30}.xml").status_code == 404


@pytest.mark.django_db
def test_robots_find_the_map_and_leave_the_desk_alone(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    for path in ("/fi/koordinaatio/", "/sv/arbetsbord/", "/*/fi/yllapito/", "/en/sign-in/"):
        assert f"Disallow: {path}\n" in text
    assert "Disallow: /\n" not in text and "Disallow: /*?*" in text
