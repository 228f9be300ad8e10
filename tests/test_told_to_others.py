"""What pages tell to machines: one full address, words for previews, data in schema.org's terms."""

from __future__ import annotations

import json
import re
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from kumaja.foundation.core.engine.html import data_text
from kumaja.front.profiles.domain.linked import offer, schedule
from kumaja.help.directory.actions.activities import ActivityLinks, create_activity, end_activity
from kumaja.help.directory.domain.kinds import ActivityKind, ChannelKind, WayIn
from kumaja.help.directory.domain.occurrences import Timing
from kumaja.help.directory.models import Channel
from kumaja.network.registry.actions.records import RecordLinks, update_record
from kumaja.network.registry.models import Contact
from tests.walk.visitors import signed_in
from tests.walk.world import CANARY, NOW, World, make_activity

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
BREAKING = '</script><script>alert(1)</script><!-- & \u2028 \u2029 "\\'


def data_of(client: Client, path: str) -> dict[str, Any]:
    page = client.get(path).content.decode()
    blocks = BLOCK.findall(page)
    assert len(blocks) == 1, path
    found: dict[str, Any] = json.loads(blocks[0])
    assert found["@context"] == "https://schema.org" and found["@id"].startswith("http")
    return found


@given(st.text())
def test_no_text_can_end_the_block_and_each_is_read_as_it_was(text: str) -> None:
    for value in (text, text + BREAKING):
        written = data_text({"name": value})
        assert not set("<>&\u2028\u2029") & set(written)
        assert json.loads(written) == {"name": value}


@pytest.mark.parametrize(
    ("rule", "often", "days"),
    [
        ("FREQ=WEEKLY;BYDAY=TH", "P1W", ["https://schema.org/Thursday"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", "P2W",
         ["https://schema.org/Monday", "https://schema.org/Friday"]),
        ("FREQ=MONTHLY;BYDAY=1MO", "P1M", ["1MO"]),
        ("", None, None),
    ],
)  # fmt: skip
def test_a_rule_is_told_as_a_schedule(rule: str, often: str | None, days: list[str] | None) -> None:
    told = schedule(Timing(rule, date(2026, 1, 1), None, time(13), time(15)))
    assert (told.get("repeatFrequency"), told.get("byDay")) == (often, days)
    assert told["startTime"] == "13:00"
    assert told.get("endDate") == (None if rule else "2026-01-01")


def test_a_price_is_told_only_when_known() -> None:
    assert offer("unknown", None) is None
    assert offer("free", None) == {"@type": "Offer", "price": "0", "priceCurrency": "EUR"}
    assert offer("paid", Decimal("4.50"))["price"] == "4.50"  # type: ignore[index]


@pytest.mark.django_db
def test_an_activity_is_told_as_an_event_with_place_and_schedule(
    world: World, client: Client
) -> None:
    told = data_of(client, world.activity.get_absolute_url())
    assert told["@type"] == "Event" and told["eventSchedule"][0]["repeatFrequency"] == "P1W"
    place = told["location"][0]
    assert place["address"]["streetAddress"] == "Kirjastotie 1"
    assert [one["propertyID"] for one in place["amenityFeature"]] == ["step_free"]
    assert told["organizer"]["@type"] == "NGO" and "offers" not in told
    end_activity(activity=world.activity, ended_on=date(2026, 1, 2), actor="x", now=NOW)
    assert "ld+json" not in client.get(world.activity.get_absolute_url()).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("kind", list(ActivityKind))
def test_the_secret_address_of_a_shelter_is_nowhere(
    world: World, client: Client, kind: ActivityKind
) -> None:
    tuusula = world.region.municipalities.get(code="858")
    place = Channel(
        kind=ChannelKind.PLACE, name_fi="Turvakoti", street="Salakatu 9", postal_code="04300",
        municipality=tuusula, phone="019 000 0007",
    )  # fmt: skip
    values = {"name_fi": "Turva", "kind": kind, "way_in": WayIn.CALL, "is_address_secret": True}
    row = create_activity(
        organisation=world.own, region=world.region, values=values, actor="x", now=NOW,
        links=ActivityLinks(channels=[place]),
    )  # fmt: skip
    text = json.dumps(data_of(client, row.get_absolute_url()), ensure_ascii=False)
    assert "Salakatu" not in text and "04300" not in text and "Tuusula" not in text


@pytest.mark.django_db
def test_what_an_organisation_hides_is_not_told_even_to_its_own_people(world: World) -> None:
    update_record(
        organisation=world.own, region=world.region, actor="test", now=NOW,
        values={"website": "https://hidden.example", "members": 12345,
                "field_visibility": {"website": "network", "members": "own"}},
        links=RecordLinks(contacts=[
            Contact(role_fi="Salainen", phone="019 000 0009", visibility="own"),
            Contact(role_fi="Toimisto", phone="019 000 0001"),
        ]),
    )  # fmt: skip
    for client in (Client(), signed_in(world.people["spokesperson"])):
        told = data_of(client, world.own.get_absolute_url())
        assert told["@type"] == "NGO" and "sameAs" not in told
        assert [one["contactType"] for one in told["contactPoint"]] == ["Toimisto"]


@pytest.mark.django_db
def test_bodies_municipalities_and_networks_are_told(world: World, client: Client) -> None:
    assert data_of(client, world.body.get_absolute_url())["@type"] == "GovernmentOrganization"
    told = data_of(client, reverse("places:municipality", args=["tuusula"]))
    assert told["identifier"]["value"] == "858" and told["alternateName"] == ["Tusby"]
    network = data_of(client, world.network.get_absolute_url())
    assert network["member"] and CANARY not in json.dumps(network)


@pytest.mark.django_db
def test_a_name_that_would_break_out_stays_a_name(world: World, client: Client) -> None:
    row = make_activity(world.own, world.region, BREAKING, summary_fi=f'"><b>{BREAKING}')
    page = client.get(row.get_absolute_url()).content.decode()
    assert "<script>alert" not in page and '"><b>' not in page
    assert data_of(client, row.get_absolute_url())["name"] == BREAKING


@pytest.mark.django_db
def test_a_page_tells_its_one_address_and_its_siblings(world: World, client: Client) -> None:
    page = client.get(f"{world.activity.get_absolute_url()}?utm=x&page=0x").content.decode()
    here = f"http://testserver{world.activity.get_absolute_url()}"
    assert f'<link rel="canonical" href="{here}">' in page
    siblings = re.findall(r'rel="alternate" hreflang="(..)" href="http://testserver/\1/', page)
    assert set(siblings) == {"fi", "sv", "en"}
    assert f'<meta property="og:url" content="{here}">' in page
    assert '<meta property="og:locale" content="fi_FI">' in page
    assert '<meta name="description" content="Oma ryhmä joka viikko.">' in page
    assert '<link rel="canonical" href="http://testserver/fi/jarjestot/?page=2">' in (
        client.get("/fi/jarjestot/?page=2&q=x").content.decode()
    )


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/fi/haku/?q=x", "/fi/koordinaatio/"])
def test_search_and_desk_are_not_offered_to_search_engines(
    world: World, path: str, tmp_path: Path, settings: Settings
) -> None:
    settings.DATA = tmp_path
    page = signed_in(world.people["coordinator"]).get(path).content.decode()
    assert 'rel="canonical"' not in page and "og:" not in page
