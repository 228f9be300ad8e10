"""An association joins, changes how actively and leaves by itself; several offer together."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils.translation import override

from kumaja.foundation.accounts.models import User
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.tests.conftest import Browser
from kumaja.front.desk.tests.forms import send
from kumaja.network.networks.domain.kinds import Degree, OfferState, TaskKind
from kumaja.network.networks.models import Network, NetworkMembership, TaskOffer
from kumaja.network.networks.tests.factories import MembershipFactory, NetworkFactory
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import TODAY, RoleFactory, a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def network(region: Region) -> Network:
    """A network of the region."""
    return NetworkFactory.create(region=region, name_fi="Jokelan kehittämisverkosto")


def join_page(network: Network) -> str:
    return f"/fi/verkostot/{network.address}/liity/"


def tab(own: Organisation, rest: str = "") -> str:
    return f"/fi/meidan-yhdistys/{own.address}/verkostot/{rest}"


def test_an_editor_lets_the_association_join_and_it_stands_on_its_desk(
    browser: Browser, own: Organisation, editor: User, network: Network
) -> None:
    client = browser(editor)
    answer = send(client, join_page(network), organisation=own.code, degree="active", form_key="a")
    assert answer["Location"] == tab(own)
    row = NetworkMembership.objects.get()
    assert (row.organisation, row.degree, row.since_on) == (own, Degree.ACTIVE, TODAY)
    assert "aktiivinen" in client.get(tab(own)).content.decode()
    again = send(client, join_page(network), organisation=own.code, degree="follows")
    assert "Yhdistys on jo mukana." in again.content.decode()
    assert NetworkMembership.objects.get().degree == Degree.ACTIVE


def test_who_serves_several_chooses_for_whom(
    browser: Browser, own: Organisation, other: Organisation, editor: User, network: Network
) -> None:
    RoleFactory.create(user=editor, organisation=other)
    send(browser(editor), join_page(network), organisation=other.code, degree="follows")
    assert NetworkMembership.objects.get().organisation == other


@pytest.mark.parametrize("kind", [RoleKind.COORDINATOR, RoleKind.ADMINISTRATOR, RoleKind.ADVISER])
def test_nobody_joins_on_behalf_of_an_association(
    browser: Browser, own: Organisation, network: Network, region: Region, kind: RoleKind
) -> None:
    where = None if kind == RoleKind.ADMINISTRATOR else region
    client = browser(a_person(kind, region=where))
    assert "omien ihmistensä kautta" in client.get(join_page(network)).content.decode()
    answer = client.post(join_page(network), {"organisation": own.code, "degree": "active"})
    assert answer.status_code == 403
    assert not NetworkMembership.objects.exists()


def test_one_cannot_name_an_association_that_is_not_ones_own(
    browser: Browser, other: Organisation, editor: User, network: Network
) -> None:
    answer = browser(editor).post(
        join_page(network), {"organisation": other.code, "degree": "active"}
    )
    assert answer.status_code == 200
    assert not NetworkMembership.objects.exists()


def test_coordination_reads_a_membership_and_changes_nothing(
    browser: Browser, own: Organisation, network: Network, region: Region
) -> None:
    row = MembershipFactory.create(network=network, organisation=own)
    client = browser(a_person(RoleKind.COORDINATOR, region=region))
    for path in (tab(own), tab(own, f"{row.code}/")):
        assert "Yhdistys päättää itse" in client.get(path).content.decode()
    for rest in (f"{row.code}/", f"{row.code}/lopeta/"):
        assert client.post(tab(own, rest), {"degree": "active"}).status_code == 403
    row.refresh_from_db()
    assert (row.degree, row.until_on) == (Degree.TAKES_PART, None)


def test_the_association_changes_how_actively_and_leaves(
    browser: Browser, own: Organisation, editor: User, network: Network
) -> None:
    row, client = MembershipFactory.create(network=network, organisation=own), browser(editor)
    assert send(client, tab(own, f"{row.code}/"), degree="follows").status_code == 302
    new = NetworkMembership.objects.open().get()
    assert new.degree == Degree.FOLLOWS
    page = client.get(tab(own, f"{new.code}/")).content.decode()
    assert "Voit palata milloin vain. Se, mitä yhdistyksesi on sanonut, jää näkyviin." in page
    assert client.post(tab(own, f"{new.code}/lopeta/"), {"form_key": "b"}).status_code == 302
    assert not NetworkMembership.objects.open().exists()
    assert client.get(tab(own, f"{new.code}/")).status_code == 404
    again = send(client, join_page(network), organisation=own.code, degree="active")
    assert again.status_code == 302
    assert NetworkMembership.objects.open().get().degree == Degree.ACTIVE


def test_anothers_membership_is_not_there(
    browser: Browser, own: Organisation, other: Organisation, editor: User, network: Network
) -> None:
    row = MembershipFactory.create(network=network, organisation=other)
    client = browser(editor)
    assert client.get(tab(own, f"{row.code}/")).status_code == 404
    assert client.post(tab(own, f"{row.code}/lopeta/")).status_code == 404
    assert NetworkMembership.objects.open().get() == row


def test_an_ended_network_is_not_joined(
    browser: Browser, own: Organisation, editor: User, network: Network
) -> None:
    Network.objects.update(ends_on=TODAY)
    client = browser(editor)
    page = client.get(join_page(network)).content.decode()
    assert "Tulokset jäävät tähän." in page and "Mikä yhdistys" not in page
    data = {"organisation": own.code, "degree": "active"}
    answer = client.post(join_page(network), data)
    assert "Tulokset jäävät tähän." in answer.content.decode()
    assert not NetworkMembership.objects.exists()


def offer_page(network: Network) -> str:
    task = network.tasks.get(kind=TaskKind.COORDINATION)
    with override("fi"):
        return reverse("networks:offer_create", args=[network.address, task.code])


def offered(browser: Browser, user: User, network: Network, **more: str) -> object:
    data = {"words": "Hoidamme vuorotellen.", "starts_on": "1.12.2026"} | more
    return browser(user).post(offer_page(network), data)


def test_spokespersons_offer_together_and_each_party_agrees_by_its_own(
    browser: Browser, own: Organisation, other: Organisation, spokesperson: User, network: Network
) -> None:
    MembershipFactory.create(network=network, organisation=other)
    theirs = a_person(RoleKind.SPOKESPERSON, organisation=other)
    offered(browser, spokesperson, network, offering=own.code, together_1=other.code)
    offer = TaskOffer.objects.get()
    assert offer.state == OfferState.GATHERING
    assert Mail.objects.get().to == theirs.email
    page = f"/fi/verkostot/{network.address}/tarjoukset/{offer.code}/"
    for user in (spokesperson, a_person(RoleKind.EDITOR, organisation=other)):
        assert browser(user).post(f"{page}hyvaksy/", {"party": other.code}).status_code == 403
    offer.refresh_from_db()
    assert offer.state == OfferState.GATHERING
    assert "Hyväksy" in browser(theirs).get(page).content.decode()
    browser(theirs).post(f"{page}hyvaksy/", {"party": other.code})
    offer.refresh_from_db()
    assert offer.state == OfferState.WAITING
    stranger = a_person(RoleKind.SPOKESPERSON)
    assert browser(stranger).get(page).status_code == 404
    assert browser(stranger).post(f"{page}peru/", {"party": own.code}).status_code == 404
    browser(spokesperson).post(f"{page}peru/", {"party": own.code})
    offer.refresh_from_db()
    assert offer.state == OfferState.WITHDRAWN


def test_an_editor_and_one_association_alone_cannot_offer(
    browser: Browser, own: Organisation, editor: User, spokesperson: User, network: Network
) -> None:
    answer = offered(browser, editor, network, offering=own.code)
    assert getattr(answer, "status_code", 0) == 403
    answer = offered(browser, spokesperson, network, offering=own.code)
    assert "2–5 yhdistystä yhdessä" in getattr(answer, "content", b"").decode()
    assert not TaskOffer.objects.exists()
    assert not Mail.objects.exists()


def test_the_form_offers_only_members_and_ones_own(
    browser: Browser, own: Organisation, other: Organisation, spokesperson: User, network: Network
) -> None:
    stranger = offered(browser, spokesperson, network, offering=own.code, together_1=other.code)
    assert getattr(stranger, "status_code", 0) == 200
    assert not TaskOffer.objects.exists()
    page = browser(spokesperson).get(offer_page(network)).content.decode()
    assert other.code not in page
    assert page.count(f'value="{own.code}"') == 5
