"""The pages that tell of the service, in three languages, with and without a region."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.accounts.queries import fields_without_entry
from kumaja.foundation.regions.models import Controller
from kumaja.front.home.actions.own_data import ROOMS
from kumaja.front.home.engine.shipped import guide_names
from kumaja.front.home.models import AccessibilityGap
from kumaja.front.home.queries.guides import ASSOCIATION, COORDINATION, OFFICIAL, RESIDENT
from kumaja.front.home.queries.processing import NOT_PERSONAL, list_records
from kumaja.front.home.tests.people import an_administrator, browser_of
from kumaja.front.home.tests.rows import a_region

OPEN_DATA = {"avoin-data", "oppna-data", "open-data"}
pytestmark = pytest.mark.django_db
PAGES = {
    "fi": (
        "saavutettavuus", "tietosuoja", "tietosuoja/seloste", "tietoa-kumajasta", "avoin-data",
        "ohjeet", "ohjeet/find-help", "palaute",
    ),
    "sv": (
        "tillganglighet", "dataskydd", "dataskydd/register", "om-kumaja", "oppna-data",
        "anvisningar", "anvisningar/find-help", "respons",
    ),
    "en": (
        "accessibility", "privacy", "privacy/record-of-processing", "about", "open-data",
        "guides", "guides/find-help", "feedback",
    ),
}  # fmt: skip
WHERE = [(language, page) for language, pages in PAGES.items() for page in pages]
WITHOUT_REGION = {"saavutettavuus", "tietoa-kumajasta", "ohjeet", "ohjeet/find-help", "palaute"}


@pytest.mark.parametrize(("language", "page"), WHERE)
def test_each_page_stands_in_each_language_in_few_statements(
    client: Client, language: str, page: str
) -> None:
    a_region()
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(f"/{language}/{page}/")
    assert answer.status_code == 200
    counts = page in OPEN_DATA  # each data set is counted
    assert len(asked) <= (8 if counts else 3)


@pytest.mark.parametrize("page", PAGES["fi"])
def test_with_several_regions_only_what_needs_none_stands(client: Client, page: str) -> None:
    a_region()
    a_region("kainuu")
    answer = client.get(f"/fi/{page}/")
    assert answer.status_code == (200 if page in WITHOUT_REGION else 404)
    if page not in WITHOUT_REGION:
        assert "/kainuu/fi/" in answer.content.decode(), "people can choose"


def test_every_guide_is_in_the_list_and_in_all_languages(client: Client) -> None:
    assert {*RESIDENT, *ASSOCIATION, *OFFICIAL, *COORDINATION} == guide_names()
    for name in guide_names():
        for address in ("fi/ohjeet", "sv/anvisningar", "en/guides"):
            assert client.get(f"/{address}/{name}/").status_code == 200
    assert client.get("/fi/ohjeet/no-such-guide/").status_code == 404


def test_the_notice_names_each_controller_with_its_duties(client: Client) -> None:
    region = a_region()
    for name, duty in (("Yksi ry", "Vastaa pyynnöistä."), ("Kaksi ry", "Vastaa viesteistä.")):
        Controller.objects.create(region=region, name_fi=name, duties_fi=duty)
    page = client.get("/fi/tietosuoja/").content.decode()
    assert "yhteisrekisterinpitäjiä" in page
    assert page.index("Yksi ry") < page.index("Vastaa pyynnöistä.") < page.index("Kaksi ry")


def test_a_region_without_a_controller_says_so(client: Client) -> None:
    a_region()
    assert (
        "ei ole vielä nimennyt rekisterinpitäjää" in client.get("/fi/tietosuoja/").content.decode()
    )


def test_no_personal_field_is_without_an_entry() -> None:
    assert fields_without_entry(list_records(ROOMS), besides=NOT_PERSONAL) == []


def test_the_record_shows_every_entry(client: Client) -> None:
    a_region()
    page = client.get("/fi/tietosuoja/seloste/").content.decode()
    for entry in list_records(ROOMS):
        assert all(field in page for field in entry.fields)


def test_an_administrator_adds_a_gap_and_takes_it_out(client: Client) -> None:
    a_region()
    browser = browser_of(an_administrator())
    posted = {"what_fi": "Liitteet ovat kuvia.", "plan_fi": "Keväällä.", "since_on": "2026-11-01"}
    browser.post("/fi/yllapito/saavutettavuus/", posted)
    gap = AccessibilityGap.objects.get()
    assert gap.since_on == date(2026, 11, 1)
    assert "Liitteet ovat kuvia." in client.get("/fi/saavutettavuus/").content.decode()

    browser.post(f"/fi/yllapito/saavutettavuus/{gap.code}/korjattu/")
    assert "Liitteet ovat kuvia." not in client.get("/fi/saavutettavuus/").content.decode()


def test_a_gap_that_exists_only_in_finnish_carries_its_language(client: Client) -> None:
    a_region()
    AccessibilityGap.objects.create(what_fi="Liitteet ovat kuvia.", since_on=date(2026, 11, 1))
    page = client.get("/sv/tillganglighet/").content.decode()
    assert '<span lang="fi">Liitteet ovat kuvia.</span>' in page
