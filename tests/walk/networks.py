"""A network to walk in: one's own and a foreign association are in it, and each offers."""

from __future__ import annotations

from datetime import date, datetime

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.networks.actions.contacts import Post, add_contact_role
from kumaja.network.networks.actions.founding import NetworkLinks, found_network
from kumaja.network.networks.actions.goals import report_goal, set_goal
from kumaja.network.networks.actions.membership import join_network, seat_in_support_group
from kumaja.network.networks.actions.offers import offer_for_task
from kumaja.network.networks.actions.tasks import Decision, Holders, add_task, hold_task
from kumaja.network.networks.domain.kinds import Degree, GoalState, Manner, NetworkKind, TaskKind
from kumaja.network.networks.models import (
    Network,
    NetworkMembership,
    NetworkTask,
    OfferParty,
    TaskHolding,
)
from kumaja.network.registry.actions.records import create_organisation
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation


def make_partner(region: Region, number: int, *, now: datetime) -> Organisation:
    """Add an association with which another can offer."""
    values = {"kind": OrganisationKind.ASSOCIATION, "name_fi": f"Kumppani {number} ry"}
    return create_organisation(region=region, values=values, actor="test", now=now)


def make_network(
    region: Region, name: str, *members: Organisation, now: datetime, since: date
) -> Network:
    """Found a network with all that one can have, and these members."""
    values = {
        "name_fi": f"{name} verkosto", "purpose_fi": f"{name} yhdessä.", "starts_on": since,
        "kind": NetworkKind.AREA, "locality": name,
    }  # fmt: skip
    links = NetworkLinks(
        Municipality.objects.filter(regions=region), Term.objects.filter(code="caregiving")
    )
    by = {"actor": "test", "now": now}
    network = found_network(region=region, values=values, links=links, actor="test", now=now)
    for member in members:
        join_network(network=network, organisation=member, degree=Degree.ACTIVE, **by)
    text = Trilingual(fi=f"{name} teksti")
    held = network.tasks.get(kind=TaskKind.INFORMING)
    decision = Decision(by=text, on=since, since_on=since)
    hold_task(task=held, holders=Holders(Manner.OTHER, (), text), decision=decision, **by)
    add_task(network=network, name=text, **by)
    goal = set_goal(network=network, title=text, set_on=since, due_on=None, **by)
    report_goal(goal=goal, state=GoalState.STUCK, words=text, told_on=since, **by)
    seat_in_support_group(network=network, organisation=members[0], since_on=since, **by)
    return network


def make_offers(network: Network, *pairs: tuple[Organisation, Organisation], now: datetime) -> None:
    """Let each pair of members offer to coordinate together."""
    task = network.tasks.get(kind=TaskKind.COORDINATION)
    for one, other in pairs:
        offer_for_task(
            task=task, offering=one, together_with=[other], words="Hoidamme tämän.",
            language="fi", starts_on=now.date(), actor="test", now=now,
        )  # fmt: skip


def make_contact_role(body: Organisation, region: Region, *, now: datetime) -> None:
    """Tell by which post a public body is reached."""
    post = Post(Trilingual(fi="Kirjaamo"), email="kirjaamo@walk.example")
    add_contact_role(organisation=body, region=region, post=post, actor="test", now=now)


def codes_of_network(network: Network, name: str, organisation: Organisation) -> dict[str, str]:
    """Return what fills an address of a network, of what is an organisation's own."""
    membership = NetworkMembership.objects.get(network=network, organisation=organisation)
    offer = OfferParty.objects.get(organisation=organisation, offer__task__network=network)
    task = NetworkTask.objects.get(network=network, kind=TaskKind.OTHER)
    codes = {"desk:membership": membership.code, "desk:membership_leave": membership.code}
    if name.startswith("networks:offer"):
        codes[name] = task.code if name == "networks:offer_create" else offer.offer.code
    return {
        "code": codes.get(name, network.code),
        "task": task.code,
        "offer": offer.offer.code,
        "holding": TaskHolding.objects.get(task__network=network).code,
        "goal": network.goals.get().code,
        "seat": network.support_seats.get().code,
    }
