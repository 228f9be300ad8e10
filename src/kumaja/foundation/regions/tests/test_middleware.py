"""Finding the region of a request, over HTTP."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import get_script_prefix

from kumaja.foundation.regions.tests.factories import RegionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.urls("kumaja.foundation.regions.tests.pages")]


@pytest.fixture
def two_regions() -> None:
    RegionFactory.create(slug="uusimaa", hosts=["uusimaa.example"])
    RegionFactory.create(slug="lappi")


def test_the_only_region_needs_no_name(client: Client) -> None:
    RegionFactory.create()

    assert client.get("/fi/").json()["region"] == "uusimaa"


def test_a_region_is_named_by_its_host(client: Client, two_regions: None) -> None:
    answer = client.get("/sv/", headers={"host": "uusimaa.example:8000"})

    assert answer.json()["region"] == "uusimaa"
    assert answer.json()["written"] == "/sv/regions-test/a/"


@pytest.mark.parametrize("host", ["localhost", "uusimaa.example"])
def test_a_region_named_by_path_answers_on_every_host(
    client: Client, two_regions: None, host: str
) -> None:
    answer = client.get("/lappi/en/regions-test/b/?page=2", headers={"host": host}).json()

    assert (answer["region"], answer["language"], answer["slug"]) == ("lappi", "en", "b")
    assert answer["written"] == "/lappi/en/regions-test/a/"
    assert answer["links"] == [
        f"/lappi/{language}/regions-test/b/?page=2" for language in ("fi", "sv", "en")
    ]


def test_the_prefix_of_one_request_is_gone_in_the_next(client: Client, two_regions: None) -> None:
    client.get("/lappi/fi/")

    assert get_script_prefix() == "/"
    answer = client.get("/fi/", headers={"host": "uusimaa.example"})
    assert answer.json()["written"] == "/fi/regions-test/a/"


def test_on_its_own_host_a_regions_path_redirects_to_the_short_form(
    client: Client, two_regions: None
) -> None:
    answer = client.get("/uusimaa/fi/?q=%C3%A4iti", headers={"host": "uusimaa.example"})

    assert (answer.status_code, answer["Location"]) == (302, "/fi/?q=%C3%A4iti")


def test_a_form_that_is_sent_to_the_long_form_is_sent_on_whole(client: Client) -> None:
    RegionFactory.create()

    assert client.post("/uusimaa/fi/").status_code == 307


@pytest.mark.parametrize(
    "path",
    ["/uusimaa//evil.example/", "/uusimaa/\\evil.example/", "/uusimaa///evil.example"],
)
def test_no_path_redirects_to_another_site(client: Client, path: str) -> None:
    RegionFactory.create()

    assert client.get(path)["Location"].startswith("/evil.example")


@pytest.mark.parametrize("tail", ["%0d%0aSet-Cookie:x=1", "%3Fq", "%00", "%E2%80%AE", "%ff"])
def test_odd_signs_in_the_path_stay_signs(client: Client, tail: str) -> None:
    RegionFactory.create()
    answer = client.get(f"/uusimaa/{tail}")

    assert answer.status_code == 302
    assert "\n" not in answer["Location"]
    assert "?" not in answer["Location"]


def test_a_language_is_chosen_within_the_region(client: Client, two_regions: None) -> None:
    swedish = {"accept-language": "sv"}

    assert client.get("/lappi", headers=swedish)["Location"] == "/lappi/"
    assert client.get("/lappi/", headers=swedish)["Location"] == "/lappi/sv/"


def test_interfaces_are_reached_within_a_region(client: Client, two_regions: None) -> None:
    assert client.get("/lappi/api/v1/thing").json()["region"] == "lappi"
    assert client.get("/api/v1/thing").json()["region"] is None


def test_a_service_under_a_path_of_its_own_keeps_it(client: Client, two_regions: None) -> None:
    answer = client.get("/lappi/fi/", SCRIPT_NAME="/kumaja")

    assert answer.json()["written"] == "/kumaja/lappi/fi/regions-test/a/"


def test_when_no_region_is_named_people_choose(client: Client, two_regions: None) -> None:
    front, other = client.get("/sv/"), client.get("/sv/regions-test/a/")

    assert (front.status_code, other.status_code) == (200, 404)
    for answer in (front, other):
        assert 'href="/lappi/sv/"' in answer.content.decode()
        assert 'href="/uusimaa/sv/"' in answer.content.decode()


def test_what_needs_no_region_answers_without_one(client: Client, two_regions: None) -> None:
    assert client.get("/fi/all/").content == b"for all"


def test_without_any_region_a_page_says_so(client: Client) -> None:
    assert client.get("/en/").status_code == 200
    assert "No region has been founded here yet." in client.get("/en/").content.decode()


def test_an_unknown_host_is_refused(client: Client, two_regions: None) -> None:
    assert client.get("/fi/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("path", ["/fi/a%00b/", "/lappi/fi/regions-test/%00/", "/%00/fi/"])
def test_an_address_with_a_nul_leads_nowhere(client: Client, two_regions: None, path: str) -> None:
    assert client.get(path, headers={"host": "uusimaa.example"}).status_code == 404
