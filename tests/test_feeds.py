"""Atom feeds: what is new and has changed, what is no more, escaped, once had never again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.core.engine.atom import Entry, atom
from kumaja.foundation.index.models import Change
from kumaja.help.directory.actions.activities import archive_activity, end_activity, update_activity
from kumaja.help.directory.models import Activity
from tests.walk.world import CANARY, NOW, World, make_activity, make_organisation

A = "{http://www.w3.org/2005/Atom}"
FEEDS = ["activities", "organisations", "networks", "matters", "decisions"]
LATER = NOW + timedelta(days=1)


def entries(client: Client, path: str) -> list[ET.Element]:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return ET.fromstring(answer.content).findall(f"{A}entry")  # noqa: S314 - our own


def titles(client: Client, path: str) -> list[str]:
    return [str(one.findtext(f"{A}title")) for one in entries(client, path)]


def test_no_text_breaks_out_and_no_sign_breaks_the_feed() -> None:
    nasty = "]]></summary><script>alert(1)</script>\x0b\x00 & \u2028"
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    entry = Entry("urn:x:1", nasty, nasty, "https://x.example/?a=1&b=2", moment, moment, nasty)
    told = {"title": nasty, "about": nasty, "language": "fi", "page": "/", "address": "/?<"}
    feed = ET.fromstring(atom([entry], **told).content)  # noqa: S314 - our own
    one = feed.find(f"{A}entry")
    assert one is not None and one.findtext(f"{A}title", "").startswith("]]></summary><script>")
    assert one.findtext(f"{A}summary", "").startswith("]]&gt;&lt;/summary&gt;&lt;script&gt;")


@pytest.mark.django_db
@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_is_of_its_region_in_the_language_asked(
    world: World, client: Client, name: str
) -> None:
    for language in ("fi", "sv", "en"):
        found = entries(client, f"/feeds/{language}/{name}.atom")
        links = [one.find(f"{A}link").get("href") for one in found]
        assert found and all(link.startswith(f"http://testserver/{language}/") for link in links)
        assert client.get(links[0].removeprefix("http://testserver")).status_code == 200
        assert CANARY not in " ".join(titles(client, f"/feeds/{language}/{name}.atom"))
    assert client.get(f"/feeds/xx/{name}.atom").status_code == 404
    assert CANARY in " ".join(titles(client, f"/{world.other.slug}/feeds/fi/{name}.atom"))


@pytest.mark.django_db
def test_the_latest_change_comes_first_with_the_same_id(world: World, client: Client) -> None:
    path = "/feeds/fi/activities.atom"
    make_activity(world.own, world.region, "Uusin ryhmä")
    before = {one.findtext(f"{A}id") for one in entries(client, path)}
    update_activity(activity=world.activity, values={"name_fi": "Muuttui"}, actor="x", now=LATER)
    assert titles(client, path)[0] == "Muuttui"
    assert {one.findtext(f"{A}id") for one in entries(client, path)} == before


@pytest.mark.django_db
def test_what_is_no_more_is_told_as_such(world: World, client: Client) -> None:
    gone = make_activity(world.own, world.region, "Poistuva")
    over = make_activity(world.own, world.region, "Loppuva")
    archive_activity(activity=gone, reason="Kirjattu kahdesti.", actor="x", now=LATER)
    end_activity(activity=over, ended_on=NOW.date(), actor="x", now=LATER)
    told = titles(client, "/feeds/fi/activities.atom")
    assert "Poistettu: Poistuva" in told and "Päättynyt: Loppuva" in told
    first = entries(client, "/feeds/fi/activities.atom")
    assert "Kirjattu kahdesti." in {one.findtext(f"{A}summary") for one in first}
    Change.objects.all().delete()  # as a week later
    assert "Poistettu: Poistuva" not in titles(client, "/feeds/fi/activities.atom")


@pytest.mark.django_db
def test_a_feed_has_the_filters_of_the_interface(world: World, client: Client) -> None:
    other = make_organisation(world.region, "Toinen ry")
    make_activity(other, world.region, "Toisen ryhmä")
    path = "/feeds/fi/activities.atom"
    assert titles(client, f"{path}?organisation={other.code}") == ["Toisen ryhmä"]
    assert client.get(f"{path}?municipality=x").status_code == 400


@pytest.mark.django_db
def test_who_has_it_already_gets_304(world: World, client: Client) -> None:
    path = "/feeds/fi/organisations.atom"
    tag = client.get(path)["ETag"]
    assert client.get(path, headers={"if-none-match": tag}).status_code == 304
    make_organisation(world.region, "Uusi ry")
    assert client.get(path, headers={"if-none-match": tag}).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("name", FEEDS)
def test_statements_do_not_grow(world: World, client: Client, name: str) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(f"/feeds/fi/{name}.atom")
        return len(seen)

    count()
    few = count()
    for number in range(18):
        make_organisation(world.region, f"Yhdistys {number}")
        make_activity(world.own, world.region, f"Ryhmä {number}")
    assert count() == few <= 5


@pytest.mark.django_db
def test_pages_lead_to_their_feeds(world: World, client: Client) -> None:
    for path, feed in {
        "/fi/jarjestot/": "/feeds/fi/organisations.atom",
        "/sv/natverk/": "/feeds/sv/networks.atom",
        "/fi/asiat/": "/feeds/fi/matters.atom",
        "/sv/eko/": "/feeds/sv/answers.atom",
        "/fi/kunnat/tuusula/": "/feeds/fi/activities.atom?municipality=858",
    }.items():
        page = client.get(path).content.decode()
        assert 'type="application/atom+xml" title="' in page and f'href="{feed}"' in page
    assert Activity.objects.exists()
