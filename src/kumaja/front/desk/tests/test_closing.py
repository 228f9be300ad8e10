"""A region's end from the first proposal to the page that says who goes on, and back."""

from __future__ import annotations

import pytest
from django.test import Client

from kumaja.foundation.accounts.models import User
from kumaja.foundation.outbox.models import IncomingMail
from kumaja.foundation.regions.models import Handover, Region
from kumaja.front.desk.tests.conftest import Browser
from kumaja.front.desk.tests.forms import send
from kumaja.help.directory.models import Activity
from kumaja.help.directory.tests.factories import ActivityFactory
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import a_person

pytestmark = pytest.mark.django_db
PLAN = "/fi/koordinaatio/paattaminen/"
END = "/fi/yllapito/alueet/uusimaa/paata/"


@pytest.fixture
def coordinator(region: Region) -> User:
    return a_person(RoleKind.COORDINATOR, region=region)


@pytest.fixture
def activities(own: Organisation, region: Region) -> list[Activity]:
    names = ("Torstaikerho", "Lauantaikahvit")
    return [ActivityFactory.create(organisation=own, region=region, name_fi=name) for name in names]


def keys(activities: list[Activity]) -> list[str]:
    return [f"directory.Activity:{row.code}" for row in activities]


def test_a_region_ends_when_everything_has_a_successor(
    browser: Browser, coordinator: User, own: Organisation, other: Organisation,
    activities: list[Activity],
) -> None:  # fmt: skip
    desk, office = browser(coordinator), browser(a_person(RoleKind.ADMINISTRATOR))
    assert "2 ilman jatkajaa" in desk.get(PLAN).text
    desk.post(f"{PLAN}ehdota/")
    assert "Koordinaatio ehdotti" in office.get(END).text
    assert office.post(END).status_code == 409
    assert Region.objects.get().closed_at is None

    group = f"{PLAN}activities/{own.code}/"
    sent = {"things": keys(activities), "heir": "organisation", "organisation": other.code}
    assert send(desk, group, **sent).status_code == 302
    assert "Kaikella on jatkaja" in desk.get(PLAN).text
    assert office.post(END).status_code == 302

    page = Client().get(activities[0].get_absolute_url()).text
    assert "Jatkossa tästä vastaa" in page
    assert f'href="{other.get_absolute_url()}"' in page
    assert "päätti toimintansa 21.11.2026" in page
    api = Client().get("/api/v1/region")
    assert api.json()["closed_on"] == "2026-11-21"
    assert api.headers["X-Region-Closed-On"] == "2026-11-21"

    office.post("/fi/yllapito/alueet/uusimaa/avaa/")
    assert "Jatkossa tästä vastaa" not in Client().get(activities[0].get_absolute_url()).text
    assert Handover.objects.count() == 2
    assert Client().get("/api/v1/region").json()["is_closed"] is False
    assert "X-Region-Closed-On" not in Client().get("/fi/").headers


@pytest.mark.parametrize(
    "changes",
    [{"heir": "nobody"}, {"heir": "organisation"}, {"heir": "region"}, {"heir": "king"}, {}],
)
def test_a_successor_without_a_name_or_a_reason_is_refused(
    browser: Browser, coordinator: User, own: Organisation, activities: list[Activity],
    changes: dict[str, str],
) -> None:  # fmt: skip
    group = f"{PLAN}activities/{own.code}/"
    sent = {"things": keys(activities)} | changes
    assert send(browser(coordinator), group, **sent).status_code == 200
    assert not Handover.objects.exists()


def test_what_ends_with_the_region_says_why(
    browser: Browser, coordinator: User, own: Organisation, activities: list[Activity]
) -> None:
    group = f"{PLAN}activities/{own.code}/"
    sent = {"things": keys(activities)[:1], "heir": "nobody", "note": "Vetäjä muutti pois."}
    assert send(browser(coordinator), group, **sent).status_code == 302
    Region.objects.update(closed_at="2021-06-30T12:00:00Z")
    page = Client().get(activities[0].get_absolute_url()).text
    assert "Vetäjä muutti pois." in page
    assert "30.6.2021. Sivua ei enää päivitetä." in page


def test_a_mail_that_waits_is_open_and_its_words_stay_hidden(
    browser: Browser, coordinator: User, region: Region
) -> None:
    IncomingMail.objects.create(
        region=region, print="p", sender="x@koti.example", subject="Äitini sairaus", text="…",
        received_at="2026-11-20T10:00:00Z", state="waiting",
    )  # fmt: skip
    page = browser(coordinator).get(f"{PLAN}mails/all/").text
    assert "Sähköposti 20.11.2026" in page
    assert "Äitini" not in page


def test_only_coordination_and_administration_plan_an_end(
    browser: Browser, editor: User, activities: list[Activity]
) -> None:
    client = browser(editor)
    assert client.get(PLAN).status_code == 403
    assert client.post(f"{PLAN}ehdota/").status_code == 403
    assert Region.objects.get().closing_proposed_at is None


def test_a_closed_region_offers_no_form_only_to_open_it_again(
    browser: Browser, region: Region
) -> None:
    office = browser(a_person(RoleKind.ADMINISTRATOR))
    assert 'name="name_fi"' in office.get("/fi/yllapito/alueet/uusimaa/").text
    Region.objects.filter(pk=region.pk).update(closed_at="2021-06-30T12:00:00Z")
    page = office.get("/fi/yllapito/alueet/uusimaa/").text
    assert "/fi/yllapito/alueet/uusimaa/avaa/" in page
    assert 'name="name_fi"' not in page
    assert "päätti toimintansa 30.6.2021" in office.get(END).text
    assert f'action="{END}"' not in office.get(END).text
