"""Coordination founds networks, gives tasks, answers offers, reports goals; bodies tell posts."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.tests.conftest import Browser
from kumaja.front.desk.tests.forms import send
from kumaja.network.networks.actions.offers import agree_to_offer, offer_for_task
from kumaja.network.networks.domain.kinds import Manner, OfferState, TaskKind
from kumaja.network.networks.models import (
    ContactRole,
    Goal,
    GoalReport,
    Network,
    NetworkTask,
    SupportGroupSeat,
    TaskHolding,
    TaskOffer,
)
from kumaja.network.networks.tests.factories import MembershipFactory, NetworkFactory
from kumaja.network.registry.domain.kinds import OrganisationKind, RoleKind
from kumaja.network.registry.models import Contact, Organisation
from kumaja.network.registry.tests.factories import TODAY, OrganisationFactory, a_person

pytestmark = pytest.mark.django_db
LIST = "/fi/koordinaatio/verkostot/"


@pytest.fixture
def coordinator(browser: Browser, region: Region) -> Client:
    """A browser in which the coordinator is signed in."""
    return browser(a_person(RoleKind.COORDINATOR, region=region))


@pytest.fixture
def network(region: Region) -> Network:
    """A network of the region."""
    return NetworkFactory.create(region=region, name_fi="Lohjan seutu")


def task_of(network: Network) -> NetworkTask:
    return network.tasks.get(kind=TaskKind.COORDINATION)


def an_offer(network: Network, *parties: Organisation) -> TaskOffer:
    offer = offer_for_task(
        task=task_of(network), offering=parties[0], together_with=parties[1:], words="Yhdessä.",
        language="fi", starts_on=TODAY, actor=None, now=timezone.now(),
    )  # fmt: skip
    for party in parties[1:]:
        agree_to_offer(offer=offer, organisation=party, actor=None, now=timezone.now())
    return offer


def test_a_network_is_founded_amended_and_ended(coordinator: Client, region: Region) -> None:
    answer = send(
        coordinator, f"{LIST}uusi/", name_fi="Jokelan verkosto", kind="place",
        municipalities=["858"], themes=["caregiving"], starts_on="2024-03-01", form_key="a",
    )  # fmt: skip
    network = Network.objects.get()
    page = f"{LIST}{network.code}/"
    assert answer["Location"] == page
    assert (network.region, network.municipalities.get().code) == (region, "858")
    send(coordinator, f"{page}muuta/", purpose_sv="Byn tillsammans.")
    network.refresh_from_db()
    assert (network.name_fi, network.purpose_sv) == ("Jokelan verkosto", "Byn tillsammans.")
    assert network.terms.get().code == "caregiving"
    send(coordinator, f"{page}paata/", last_on="2026-11-30")
    network.refresh_from_db()
    assert f"{network.last_on}" == "2026-11-30"
    send(coordinator, f"{page}poista-listoilta/", reason="Perustettiin kahdesti.")
    assert coordinator.get(page).status_code == 404


def test_a_network_without_a_name_is_told_in_the_form(coordinator: Client, region: Region) -> None:
    answer = send(coordinator, f"{LIST}uusi/", kind="place", starts_on="2026-12-01",
                  last_on="2026-11-01")  # fmt: skip
    page = answer.content.decode()
    assert "Kirjoita nimi ainakin yhdellä kielellä." in page
    assert "Verkosto päättyy vasta alettuaan." in page
    assert not Network.objects.exists()


def test_a_task_is_given_by_a_decision_and_ended(coordinator: Client, network: Network) -> None:
    own, other = (MembershipFactory.create(network=network).organisation for _ in range(2))
    page = f"{LIST}{network.code}/"
    hold = f"{page}tehtavat/{task_of(network).code}/hoitaja/"
    decided: dict[str, Any] = {"decided_by_fi": "Foorumi", "manner": "associations"}
    answer = send(coordinator, hold, **decided, holder_1=own.code)
    assert "2–5 yhdistystä yhdessä" in answer.content.decode()
    assert not TaskHolding.objects.exists()
    send(coordinator, hold, **decided, holder_1=own.code, holder_3=other.code)
    holding = TaskHolding.objects.get()
    assert holding.manner == Manner.ASSOCIATIONS
    assert holding.holders.count() == 2
    answer = send(coordinator, hold, **decided, holder_1=own.code, holder_3=other.code)
    assert "Joku hoitaa tehtävää jo noina päivinä." in answer.content.decode()
    send(coordinator, f"{page}hoitajat/{holding.code}/paata/", last_on="2026-12-31")
    holding.refresh_from_db()
    assert f"{holding.until_on}" == "2027-01-01"


def test_a_task_beside_the_three_is_added_and_dropped(
    coordinator: Client, network: Network
) -> None:
    page = f"{LIST}{network.code}/"
    send(coordinator, f"{page}tehtavat/uusi/", name_fi="Kahvinkeitto")
    task = network.tasks.get(kind=TaskKind.OTHER)
    coordinator.post(f"{page}tehtavat/{task.code}/peru/", {"form_key": "x"})
    coordinator.post(f"{page}tehtavat/{task_of(network).code}/peru/", {"form_key": "y"})
    assert network.tasks.filter(dropped_on__isnull=False).get() == task


def test_an_offer_is_accepted_by_a_decision(
    coordinator: Client, network: Network, own: Organisation, other: Organisation
) -> None:
    offer = an_offer(network, own, other)
    assert "1 tarjous odottaa" in coordinator.get(LIST).content.decode()
    page = f"{LIST}{network.code}/tarjoukset/{offer.code}/"
    assert "Tell" not in send(coordinator, page).content.decode()
    assert not TaskHolding.objects.exists()
    send(coordinator, page, decided_by_fi="Syystapaaminen", decided_on="2026-11-20")
    offer.refresh_from_db()
    assert offer.state == OfferState.ACCEPTED
    assert TaskHolding.objects.get().decided_by.fi == "Syystapaaminen"


def test_an_offer_is_declined_with_a_reason_that_is_mailed(
    coordinator: Client, network: Network, own: Organisation, other: Organisation
) -> None:
    Contact.objects.create(organisation=own, email="toimisto@oma.example")
    offer = an_offer(network, own, other)
    page = f"{LIST}{network.code}/tarjoukset/{offer.code}/ei/"
    assert send(coordinator, page).status_code == 200
    assert not Mail.objects.filter(to="toimisto@oma.example").exists()
    send(coordinator, page, reason="Foorumi päättää keväällä.")
    offer.refresh_from_db()
    assert offer.state == OfferState.DECLINED
    assert "Foorumi päättää keväällä." in Mail.objects.get(to="toimisto@oma.example").body


def test_goals_are_set_and_reported_and_seats_given(coordinator: Client, network: Network) -> None:
    own, page = MembershipFactory.create(network=network).organisation, f"{LIST}{network.code}/"
    send(coordinator, f"{page}tavoitteet/uusi/", title_fi="Avain joka kylään")
    goal = Goal.objects.get()
    report = f"{page}tavoitteet/{goal.code}/"
    assert "Kerro lauseella" in send(coordinator, report, state="stuck").content.decode()
    assert not GoalReport.objects.exists()
    send(coordinator, report, state="stuck", words_fi="Avain hukkui.")
    assert GoalReport.objects.get().words.fi == "Avain hukkui."
    coordinator.post(f"{report}peru/", {"form_key": "z"})
    goal.refresh_from_db()
    assert goal.dropped_on == TODAY
    send(coordinator, f"{page}tukiryhma/", organisation=own.code)
    seat = SupportGroupSeat.objects.get()
    coordinator.post(f"{page}tukiryhma/{seat.code}/paata/", {"form_key": "q"})
    seat.refresh_from_db()
    assert seat.until_on == TODAY


def test_coordination_of_another_region_finds_nothing(browser: Browser, network: Network) -> None:
    elsewhere = a_person(
        RoleKind.COORDINATOR, region=Region.objects.create(slug="muu", name_fi="Muu")
    )
    client = browser(elsewhere)
    for rest in ("muuta/", "paata/", "tavoitteet/uusi/"):
        path = f"/uusimaa{LIST}{network.code}/{rest}"
        assert client.get(path).status_code == 403
        assert client.post(path, {"name_fi": "x"}).status_code == 403
    assert client.get(f"/muu{LIST}{network.code}/").status_code == 404
    network.refresh_from_db()
    assert network.name_fi == "Lohjan seutu"


def test_an_official_tells_the_posts_of_their_body_and_an_association_has_none(
    browser: Browser, region: Region, own: Organisation
) -> None:
    body = OrganisationFactory.create(kind=OrganisationKind.PUBLIC_BODY, region=region)
    client = browser(a_person(RoleKind.OFFICIAL, organisation=body))
    page = f"/fi/meidan-yhdistys/{body.address}/yhteyshenkilot/"
    data = {"title_fi": "Muistikoordinaattori", "themes": ["memory"]}
    assert "Kirjoita puhelinnumero" in client.post(page, data).content.decode()
    assert not ContactRole.objects.exists()
    client.post(page, data | {"phone": "019"})
    role = ContactRole.objects.get()
    assert role.themes.get().code == "memory"
    send(client, f"{page}{role.code}/", email="m@kunta.example")
    role.refresh_from_db()
    assert (role.phone, role.email) == ("019", "m@kunta.example")
    editor = browser(a_person(RoleKind.EDITOR, organisation=own))
    mine = f"/fi/meidan-yhdistys/{own.address}/yhteyshenkilot/"
    assert editor.post(mine, data | {"phone": "019"}).status_code == 302
    assert editor.post(f"{page}{role.code}/poista/").status_code == 403
    assert ContactRole.objects.get() == role
    client.post(f"{page}{role.code}/poista/", {"form_key": "a"})
    assert not ContactRole.objects.exists()


def test_statements_do_not_grow_with_rows(coordinator: Client, network: Network) -> None:
    def grow(rows: int) -> None:
        for number in range(rows):
            NetworkFactory.create(region=network.region)
            parties = [MembershipFactory.create(network=network).organisation for _ in range(2)]
            an_offer(network, *parties)
            page = f"{LIST}{network.code}/"
            send(coordinator, f"{page}tavoitteet/uusi/", title_fi=f"Tavoite {number}")

    def statements(path: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert coordinator.get(path).status_code == 200
        return len(seen)

    paths = (LIST, f"{LIST}{network.code}/", f"{LIST}{network.code}/tukiryhma/")
    grow(2)
    few = [statements(path) for path in paths]
    grow(10)
    assert [statements(path) for path in paths] == few
    assert max(few) <= 12
