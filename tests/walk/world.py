"""A small world to walk in: two regions, one's own and a foreign association, a person a role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from kumaja.foundation.accounts.models import User
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.actions import create_region, set_hosts
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.directory.actions.activities import ActivityLinks, create_activity
from kumaja.help.directory.actions.missed import count_missed_search
from kumaja.help.directory.domain.kinds import ActivityKind, ChannelKind, Fact, WayIn
from kumaja.help.directory.domain.missed import SHOWN_FROM
from kumaja.help.directory.models import Activity, Channel, Schedule
from kumaja.help.interchange.actions.embedding import allow_site
from kumaja.help.interchange.actions.webhooks import add_webhook
from kumaja.help.interchange.domain.webhooks import Kind
from kumaja.network.networks.models import Network
from kumaja.network.practices.models import Practice
from kumaja.network.registry.actions.finding import find_duplicates
from kumaja.network.registry.actions.merging import merge_organisations
from kumaja.network.registry.actions.records import RecordLinks, create_organisation
from kumaja.network.registry.actions.roles import grant_role
from kumaja.network.registry.domain.kinds import OrganisationKind, RoleKind
from kumaja.network.registry.models import Contact, DuplicatePair, Organisation
from kumaja.voice.matters.models import Matter
from tests.walk.kept import (
    NOW,
    SINCE,
    make_keys,
    make_requests,
    make_table,
    make_words,
    make_words_of_others,
)
from tests.walk.networks import (
    make_contact_role,
    make_network,
    make_offers,
    make_partner,
)
from tests.walk.partners import make_partner_request
from tests.walk.practices import make_practice
from tests.walk.voice import make_matter, make_watch

HOST, OTHER_HOST = "testserver", "uusimaa.example"
CANARY = "Kanarialintunen"  # stands in every text of the other region


@dataclass(frozen=True, slots=True)
class World:
    """What there is to walk on."""

    region: Region
    other: Region
    own: Organisation
    foreign: Organisation
    elsewhere: Organisation
    body: Organisation
    activity: Activity
    foreign_activity: Activity
    elsewhere_activity: Activity
    network: Network
    elsewhere_network: Network
    practice: Practice
    elsewhere_practice: Practice
    matter: Matter
    foreign_matter: Matter
    elsewhere_matter: Matter
    people: dict[str, User]


def make_region(slug: str, name: str, codes: list[str], host: str) -> Region:
    region = create_region(
        slug=slug,
        name=Trilingual(fi=name, sv=name, en=name),
        municipalities=codes,
        actor=None,
        now=NOW,
    )
    set_hosts(region=region, hosts=[host], actor=None, now=NOW)
    return region


def make_organisation(region: Region, name: str, **values: object) -> Organisation:
    tuusula = list(region.municipalities.order_by("code")[:1])
    links = RecordLinks(
        areas=tuusula,
        terms=Term.objects.filter(scheme="target_group", code="carers"),
        contacts=[Contact(role_fi=f"{name} toimisto", phone="019 000 0001")],
    )
    words = {"name_fi": name, "kind": OrganisationKind.ASSOCIATION, "summary_fi": f"{name} auttaa."}
    return create_organisation(
        region=region, values=words | values, links=links, actor="test", now=NOW, since_on=SINCE
    )


def make_activity(
    organisation: Organisation, region: Region, name: str, **values: object
) -> Activity:
    municipality = region.municipalities.order_by("code").first()
    links = ActivityLinks(
        areas=[municipality] if municipality else [],
        terms=Term.objects.filter(code__in=["caring-for-someone", "carers", "peer-group"]),
        channels=[
            Channel(
                kind=ChannelKind.PLACE, name_fi="Kirjasto", street="Kirjastotie 1",
                municipality=municipality,
            )
        ],
        schedules=[
            Schedule(
                rule="FREQ=WEEKLY;BYDAY=TH", first_on=SINCE, starts_at=time(13), ends_at=time(15)
            )
        ],
        facts={Fact.STEP_FREE: True, Fact.INDUCTION_LOOP: None},
    )  # fmt: skip
    words: dict[str, object] = {
        "name_fi": name, "kind": ActivityKind.GROUP, "way_in": WayIn.COME,
        "summary_fi": f"{name} joka viikko.",
    }  # fmt: skip
    return create_activity(
        organisation=organisation,
        region=region,
        values=words | values,
        links=links,
        actor="test",
        now=NOW,
    )


def person(name: str, kind: RoleKind | None = None, **reach: object) -> User:
    user = User.objects.create_user(f"{name}@walk.example", name=name, created_at=NOW)
    if kind:
        grant_role(user=user, kind=kind, actor="test", now=NOW, starts_on=SINCE, **reach)  # type: ignore[arg-type]
    return user


def make_people(
    region: Region, own: Organisation, foreign: Organisation, body: Organisation
) -> dict[str, User]:
    return {
        "resident": person("resident"),
        "editor": person("editor", RoleKind.EDITOR, organisation=own),
        "spokesperson": person("spokesperson", RoleKind.SPOKESPERSON, organisation=own),
        "foreign editor": person("stranger", RoleKind.EDITOR, organisation=foreign),
        "official": person("official", RoleKind.OFFICIAL, organisation=body),
        "adviser": person("adviser", RoleKind.ADVISER, region=region),
        "coordinator": person("coordinator", RoleKind.COORDINATOR, region=region),
        "programme coordinator": person("programme", RoleKind.PROGRAMME_COORDINATOR),
        "administrator": person("administrator", RoleKind.ADMINISTRATOR),
    }


def make_pairs(region: Region, name: str) -> None:
    """Keep two records that may be one, and two that were merged."""
    one, other = (
        make_organisation(region, f"{name} kahdesti ry"),
        make_organisation(region, f"{name} kahdesti"),
    )
    third = make_organisation(region, f"{name} kahdesti r.y.")
    find_duplicates(now=NOW)
    pair = DuplicatePair.objects.get(first=one, second=third)
    merge_organisations(pair=pair, kept=one, taken=(), region=region, actor="test", now=NOW)
    assert DuplicatePair.objects.waiting().filter(first=one, second=other).exists()


def _what_coordination_keeps(
    region: Region, other: Region, own: Organisation, foreign: Organisation, elsewhere: Organisation
) -> None:
    """Make words, tables, pairs, requests, frames and webhooks of both regions."""
    make_words(region, "tuttu haku")
    make_table(region, "kunta")
    make_table(other, CANARY)
    make_pairs(region, "Oma")
    make_requests(region, "Tuttu", own, foreign)
    make_requests(other, CANARY, elsewhere)
    make_pairs(other, CANARY)
    allow_site(region=region, host="www.kunta.example", label="Kunta", actor="test", now=NOW)
    for place, label in ((region, "Kunta"), (other, CANARY)):
        add_webhook(
            region=place, label=label, url="https://muu.example/", kinds=[Kind.ACTIVITY],
            actor="test", now=NOW,
        )  # fmt: skip
    allow_site(region=other, host="www.muu.example", label=CANARY, actor="test", now=NOW)


def _network_of(
    region: Region, own: Organisation, foreign: Organisation, body: Organisation
) -> Network:
    """Make the network, what waits in it, and what a body asked through it."""
    partners = [make_partner(region, number, now=NOW) for number in (1, 2)]
    network = make_network(region, "Oma", own, foreign, *partners, now=NOW, since=SINCE)
    make_partner_request(body, region, own, foreign, now=NOW)
    make_offers(network, (own, partners[0]), (foreign, partners[1]), now=NOW)
    make_contact_role(body, region, now=NOW)
    return network


def make_world() -> World:
    region = make_region("keski", "Keski", ["858", "611"], HOST)
    other = make_region("ita", "Itä", ["434", "638"], OTHER_HOST)
    own = make_organisation(region, "Oma yhdistys ry")
    foreign = make_organisation(region, "Vieras yhdistys ry")
    elsewhere = make_organisation(other, f"{CANARY} ry")
    body = make_organisation(
        region, "Tuusulan kunta", kind=OrganisationKind.PUBLIC_BODY,
        municipality=Municipality.objects.get(code="858"),
    )  # fmt: skip
    foreign_body = make_organisation(region, "Muu virasto", kind=OrganisationKind.PUBLIC_BODY)
    far_body = make_organisation(other, f"{CANARY} kunta", kind=OrganisationKind.PUBLIC_BODY)
    _what_coordination_keeps(region, other, own, foreign, elsewhere)
    make_watch(region, body, "kunta", NOW)
    make_watch(other, far_body, CANARY, NOW)
    for _ in range(SHOWN_FROM):
        count_missed_search(region=other, text=CANARY, language="fi", now=NOW)
    network = _network_of(region, own, foreign, body)
    far_network = make_network(other, CANARY, elsewhere, now=NOW, since=SINCE)
    activity = make_activity(own, region, "Oma ryhmä")
    elsewhere_activity = make_activity(elsewhere, other, f"{CANARY} kerho")
    make_words_of_others(activity, "tuttu sana")
    make_words_of_others(elsewhere_activity, CANARY)
    people = make_people(region, own, foreign, body)
    make_keys(region, own, foreign, maker=people["spokesperson"])
    return World(
        region=region, other=other, own=own, foreign=foreign, elsewhere=elsewhere, body=body,
        activity=activity,
        foreign_activity=make_activity(foreign, region, "Vieras ryhmä"),
        network=network,
        elsewhere_network=far_network,
        practice=make_practice(region, "Oma", network, own, foreign, now=NOW),
        elsewhere_practice=make_practice(other, CANARY, far_network, elsewhere, now=NOW),
        elsewhere_activity=elsewhere_activity,
        matter=make_matter(region, body, "Oma", own, foreign, now=NOW),
        foreign_matter=make_matter(region, foreign_body, "Vieras", own, now=NOW),
        elsewhere_matter=make_matter(other, far_body, CANARY, elsewhere, now=NOW),
        people=people,
    )  # fmt: skip
