"""A network's page, the list of networks, who does what; and what other pages tell of networks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.vocabulary.models import Term
from kumaja.front.profiles.tests.rows import NOW, a_region, an_organisation
from kumaja.network.networks.actions.contacts import Post, add_contact_role
from kumaja.network.networks.actions.founding import NetworkLinks, archive_network, found_network
from kumaja.network.networks.actions.goals import report_goal, set_goal
from kumaja.network.networks.actions.membership import join_network, seat_in_support_group
from kumaja.network.networks.actions.tasks import Decision, Holders, end_holding, hold_task
from kumaja.network.networks.domain.kinds import Degree, GoalState, Manner, TaskKind
from kumaja.network.networks.models import Network, TaskHolding

pytestmark = pytest.mark.django_db
TODAY, SINCE = NOW.date(), date(2024, 3, 1)
VACANT = "Koordinaatio on vapaana. Sen voi ottaa yksi yhteisö tai 2–5 yhdistystä yhdessä."


def a_network(name: str = "Jokelan kehittämisverkosto", **more: object) -> Network:
    values = {"kind": "place", "name_fi": name, "starts_on": SINCE, "locality": "Jokela"} | more
    links = NetworkLinks(
        Municipality.objects.filter(name_fi="Tuusula"), Term.objects.filter(code="caregiving")
    )
    return found_network(region=a_region(), values=values, links=links, actor=None, now=NOW)


def a_holding(network: Network, kind: TaskKind = TaskKind.COORDINATION) -> TaskHolding:
    decision = Decision(Trilingual(fi="Järjestöfoorumi"), SINCE, SINCE, date(2027, 3, 1))
    title = Trilingual(fi="Järjestökoordinaattori, Tuusulan kunta")
    return hold_task(
        task=network.tasks.get(kind=kind), holders=Holders(Manner.EMPLOYEE, (), title),
        decision=decision, actor=None, now=NOW,
    )  # fmt: skip


def fill(network: Network, members: int) -> None:
    """Let so many join, and give the network some of everything else."""
    begun = network.memberships.count()
    for number in range(begun, begun + members):
        own = an_organisation(f"Jäsen {number:03} ry")
        degree = list(Degree)[number % 3]
        join_network(network=network, organisation=own, degree=degree, actor=None, now=NOW)
        goal = set_goal(
            network=network, title=Trilingual(fi=f"Tavoite {number}"), set_on=SINCE, due_on=None,
            actor=None, now=NOW,
        ) if number < 20 else None  # fmt: skip
        if goal:
            report_goal(
                goal=goal, state=GoalState.STUCK, words=Trilingual(fi="Ei etene."), actor=None,
                told_on=TODAY, now=NOW,
            )  # fmt: skip


def read(visitor: Client, network: Network) -> str:
    answer = visitor.get(f"/fi/verkostot/{network.address}/")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_page_tells_all_in_its_order(visitor: Client) -> None:
    network = a_network(purpose_fi="Pidetään kylä elävänä.")
    fill(network, 3)
    a_holding(network)
    seat_in_support_group(
        network=network, organisation=an_organisation("Tuki ry"), since_on=SINCE, actor=None,
        now=NOW,
    )  # fmt: skip
    a_network("Kellokosken verkosto")
    page = read(visitor, network).partition("<main")[2]
    told = (
        "Paikkaverkosto · 1.3.2024 alkaen, toistaiseksi", "Liity verkostoon",
        "Pidetään kylä elävänä.", "Kuka hoitaa mitä", "Järjestökoordinaattori, Tuusulan kunta",
        "1.3.2024 alkaen · päätti Järjestöfoorumi 1.3.2024 · 28.2.2027 asti", "Jäsenet (3)",
        "Aktiivinen (1)", "Osallistuu (1)", "Seuraa (1)", "Tavoitteet ja miten niille käy",
        "Jumissa.", "Samanlaisia muualla", "Kellokosken verkosto", "Koordinaation tukiryhmä",
    )  # fmt: skip
    places = [page.index(words) for words in told]
    assert places == sorted(places)


def test_a_vacant_task_says_who_can_take_it_and_who_held_it(visitor: Client) -> None:
    network = a_network()
    holding = a_holding(network)
    assert VACANT not in read(visitor, network)
    end_holding(holding=holding, until_on=TODAY, actor=None, now=NOW)
    page = read(visitor, network)
    assert VACANT in page
    assert page.index("Ketkä hoitivat aiemmin") < page.index("20.11.2026 asti")


def test_an_ended_network_stays_as_it_was_and_nobody_can_join(visitor: Client) -> None:
    network = a_network()
    fill(network, 1)
    Network.objects.update(ends_on=TODAY + timedelta(days=1))
    assert "Verkosto toimi" not in read(visitor, network)
    Network.objects.update(starts_on=SINCE, ends_on=TODAY)
    page = read(visitor, network)
    assert "Verkosto toimi 2024–2026. Tulokset jäävät tähän." in page
    for left_out in ("Liity verkostoon", "Tarjoutukaa", VACANT):
        assert left_out not in page


def test_an_archived_one_is_gone_and_a_strangers_is_not_known(visitor: Client) -> None:
    network = a_network()
    wrong = visitor.get(f"/fi/verkostot/vaara-nimi-{network.code}/")
    assert (wrong.status_code, wrong["Location"]) == (301, network.get_absolute_url())
    a_region("savo")
    assert visitor.get(f"/savo/fi/verkostot/{network.address}/").status_code == 404
    archive_network(network=network, reason="Perustettiin kahdesti.", actor=None, now=NOW)
    answer = visitor.get(f"/uusimaa/fi/verkostot/{network.address}/")
    assert answer.status_code == 410
    assert "Perustettiin kahdesti." in answer.content.decode()


def test_a_network_with_three_hundred_members_takes_eleven_statements(visitor: Client) -> None:
    network = a_network()
    fill(network, 2)
    a_holding(network)
    a_network("Kellokosken verkosto")
    with CaptureQueriesContext(connection) as few:
        read(visitor, network)
    fill(network, 298)
    a_holding(network, TaskKind.INFORMING)
    with CaptureQueriesContext(connection) as many:
        assert "Jäsenet (300)" in read(visitor, network)
    assert len(few) == len(many) <= 11


@pytest.mark.parametrize("address", ["verkostot/", "kuka-hoitaa-mita/"])
def test_the_lists_take_the_same_statements_with_2_and_20(visitor: Client, address: str) -> None:
    body = an_organisation("Tuusulan kunta", kind="public_body")

    def grow(rows: int) -> None:
        for number in range(rows):
            network = a_network(f"Verkosto {number}")
            a_holding(network)
            post = Post(
                Trilingual(fi=f"Tehtävä {number}"), Term.objects.filter(code="memory"), phone="019"
            )
            add_contact_role(organisation=body, region=a_region(), post=post, actor=None, now=NOW)

    def statements() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert visitor.get(f"/fi/{address}").status_code == 200
        return len(seen)

    grow(2)
    few = statements()
    grow(18)
    assert statements() == few <= 6


def test_the_list_stands_by_kind_with_members_and_is_narrowed(visitor: Client) -> None:
    network = a_network()
    fill(network, 2)
    a_network("Koko alueen verkosto", kind="regional", is_region_wide=True, locality="")
    a_network("Päättynyt", ends_on=TODAY)

    def listed(query: str = "") -> str:
        return " ".join(visitor.get(f"/fi/verkostot/{query}").content.decode().split())

    page = listed()
    assert page.index("2 verkostoa") < page.index("Koko alue<") < page.index("2 jäsentä · Jokela")
    assert page.index("2 jäsentä") < page.index('id="ended"') < page.index("2024–2026")
    assert "1 verkosto<" in listed("?municipality=pornainen")
    assert "2 verkostoa" in listed("?municipality=tuusula")
    assert "2 verkostoa" in listed("?municipality=olematon")


def test_an_organisations_page_tells_its_networks_with_the_degree(visitor: Client) -> None:
    network, own = a_network(), an_organisation()
    join_network(network=network, organisation=own, degree=Degree.FOLLOWS, actor=None, now=NOW)
    page = " ".join(visitor.get(own.get_absolute_url()).content.decode().split())
    section = page.partition('id="networks"')[2].partition("</section>")[0]
    assert network.get_absolute_url() in section
    assert "seuraa" in section


def test_a_public_bodys_page_tells_its_posts_by_theme(visitor: Client) -> None:
    body = an_organisation("Tuusulan kunta", kind="public_body")
    post = Post(
        Trilingual(fi="Muistikoordinaattori"), Term.objects.filter(code="memory"), "m@t.example"
    )
    add_contact_role(organisation=body, region=a_region(), post=post, actor=None, now=NOW)
    for path in (body.get_absolute_url(), "/fi/kuka-hoitaa-mita/"):
        page = visitor.get(path).content.decode()
        assert "Muistikoordinaattori" in page
        assert "mailto:m@t.example" in page
