"""Signing in as each kind of visitor, and the addresses of one's own and of others' things."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest
from django.test import Client

from kumaja.foundation.accounts.models import User
from kumaja.foundation.core.domain.audiences import Audience
from kumaja.foundation.imports.models import SheetImport
from kumaja.foundation.outbox.models import IncomingMail, Mail
from kumaja.help.directory.models import (
    Activity,
    CrisisContact,
    Expression,
    MissedSearch,
    Voice,
)
from kumaja.help.interchange.domain.hsds.profile import term_id
from kumaja.help.interchange.domain.hsds.tables import AT
from kumaja.help.interchange.domain.hsds.writing import part_id
from kumaja.help.interchange.models import EmbeddingSite, Webhook
from kumaja.help.upkeep.models import Report
from kumaja.network.registry.models import (
    ApiKey,
    DuplicatePair,
    JoiningRequest,
    Merge,
    Organisation,
    Role,
)
from tests.walk.networks import codes_of_network
from tests.walk.partners import codes_of_request
from tests.walk.practices import (
    IN_PRACTICES,
    code_of_structure,
    codes_of_gap,
    codes_of_practice,
)
from tests.walk.voice import (
    codes_of_matter,
    codes_of_report,
    codes_of_watch,
    codes_of_word,
    point_of,
)
from tests.walk.world import World

SIGNED_OUT = "signed out"

# Which people of the world an audience lets in: to what is their own, and to what is another's.
OWN: dict[Audience, set[str]] = {
    Audience.EDITOR: {"editor", "spokesperson", "coordinator"},
    Audience.SPOKESPERSON: {"spokesperson", "coordinator"},
    Audience.ADVISER: {"adviser"},
    Audience.OFFICIAL: {"official"},
    Audience.OWNER: {"official", "coordinator"},
    Audience.COORDINATOR: {"coordinator", "administrator"},
    Audience.PROGRAMME_COORDINATOR: {"programme coordinator"},
    Audience.ADMINISTRATOR: {"administrator"},
    Audience.HOLDER_OF_KEY: set(),
}
FOREIGN = OWN | {
    Audience.EDITOR: {"foreign editor", "coordinator"},
    Audience.SPOKESPERSON: {"coordinator"},
    Audience.OWNER: {"coordinator"},
}


SLUGS = {
    "home:guide": "find-help", "places:municipality": "tuusula", "matters:pack": "tuusula",
}  # fmt: skip
IN_MATTERS = (
    "matters:", "desk:matter", "desk:kept_matter", "desk:owed_remind", "desk:hearing",
    "consultations:", "relay:",
    "echo:", "values:", "contributions:likeness",
    "api:get_matter", "api:list_contributions", "api:get_contribution", "api:get_decision",
)  # fmt: skip
IN_WORDS = ("observations:", "desk:field_word")
IN_REPORTS = ("contributions:report", "desk:reported_text")
IN_NETWORKS = ("networks:", "desk:kept_network", "desk:network_", "desk:membership", "api:get_netw")


def signed_in(user: User | None) -> Client:
    """Return a client with that person's session, opened with a second factor."""
    client = Client()
    if user is not None:
        client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
        request = HttpRequest()
        request.session = client.session
        record_authentication(request, user, method="mfa", type="totp")
        request.session.save()
    return client


def lets_in(audience: Audience, visitor: str, *, foreign: bool) -> bool:
    """Test whether the table lets the visitor in to an address of that audience."""
    if audience == Audience.EVERYONE:
        return True
    if audience == Audience.SIGNED_IN:
        return visitor != SIGNED_OUT
    return visitor in (FOREIGN if foreign else OWN)[audience]


def arguments(world: World, name: str, names: tuple[str, ...], *, foreign: bool) -> dict[str, str]:
    """Return what fills an address: of one's own things, or of others'."""
    organisation = world.foreign if foreign else world.own
    activity = world.foreign_activity if foreign else world.activity
    role = Role.objects.filter(organisation=organisation).order_by("pk").first()
    key = ApiKey.objects.filter(organisation=organisation).first()
    codes = {
        "desk:api_key_revoke": key.code if key else "",
        "desk:people_request": organisation.requests.values_list("code", flat=True)[0],
        "desk:role_end": role.code if role else "",
        "desk:admin_user": world.people["resident"].code,
        "desk:admin_user_role_end": world.people["resident"].code,
        "search:life_situation": "lonely",
        "api:get_organisation": organisation.code,
        "api:get_public_body": world.body.code,
        "mfa_remove_webauthn": "nobodyspasskey",
    }
    given = {
        "address": organisation.address,
        "code": codes.get(name) or code_of_words(world, name) or activity.code,
        "slug": SLUGS.get(name, world.region.slug),
        "token": "x" * 22,
        "provider_id": "nobody",
        "part": "activities",
        "language": "fi",
        "number": "1",
        "kind": "activities",
        "key": world.own.code,
        "rest": "nothing",
        "size": "1",
        "position": "0",
        "file": "1",
        "old": "1",
        "new": "1",
    }
    given |= _of_a_room(world, name, organisation, activity)
    given |= _of_voices(world, name, foreign=foreign)
    return {key: given[key] for key in names}


def _of_voices(world: World, name: str, *, foreign: bool) -> dict[str, str]:
    """Return what fills an address of the wing of voices."""
    if name.startswith("desk:watch") and name not in {"desk:watch", "desk:watch_add"}:
        return codes_of_watch(world.region, name)
    matter = world.foreign_matter if foreign else world.matter
    if name.startswith(IN_WORDS):
        return codes_of_word(matter, name)
    if name.startswith(IN_REPORTS):
        return codes_of_report(matter)
    if name == "contributions:same_as":
        speaker = world.foreign if foreign else world.own
        return {"address": world.matter.address, "point": point_of(world.matter, speaker)}
    return codes_of_matter(matter, name) if name.startswith(IN_MATTERS) else {}


def _of_a_room(
    world: World, name: str, organisation: Organisation, activity: Activity
) -> dict[str, str]:
    """Return what fills an address of one room alone."""
    if name.startswith(IN_NETWORKS):
        address = {"address": world.network.address} if name.startswith("networks:") else {}
        return codes_of_network(world.network, name, organisation) | address
    if name.startswith(("partners:", "desk:partner_")):
        return codes_of_request(organisation, name)
    if name.startswith(IN_PRACTICES):
        return codes_of_practice(world.practice, name, organisation)
    if name.startswith("gaps:"):
        more = code_of_structure(organisation) if name == "gaps:outcome" else {}
        return codes_of_gap(organisation) | more
    if name.startswith("hsds:"):
        return {"id": id_in_hsds(name, organisation, activity)}
    pages = {
        "directory:detail": activity.address,
        "upkeep:report_activity": activity.address,
        "registry:public_body": world.body.address,
    }
    return {"address": pages[name]} if name in pages else {}


def id_in_hsds(name: str, organisation: Organisation, activity: Activity) -> str:
    """Return what a thing is called in HSDS."""
    return {
        "hsds:get_organization": str(organisation.uuid),
        "hsds:get_service": str(activity.uuid),
        "hsds:get_service_at_location": part_id(activity.uuid, AT, 0),
        "hsds:get_taxonomy": term_id("theme"),
        "hsds:get_taxonomy_term": term_id("target_group:carers"),
    }.get(name, "")


def code_of_words(world: World, name: str) -> str:
    """Return the code of what coordination keeps at an address, nothing at any other."""
    if name in {"desk:voices_of", "desk:voice_create"}:
        return "lonely"
    rows = {
        "desk:embedding": EmbeddingSite.objects.filter(region=world.region),
        "desk:webhook": Webhook.objects.filter(region=world.region),
        "desk:word": Expression.objects.all(),
        "desk:voice": Voice.objects.all(),
        "desk:crisis": CrisisContact.objects.exclude(number="112"),
        "desk:missed": MissedSearch.objects.filter(region=world.region),
        "desk:report": Report.objects.filter(region=world.region),
        "upkeep:reported": Report.objects.filter(region=world.region),
        "desk:returned": Mail.objects.returned().filter(region=world.region),
        "desk:incoming": IncomingMail.objects.filter(region=world.region),
        "desk:request": JoiningRequest.objects.filter(region=world.region),
        "desk:duplicate": DuplicatePair.objects.filter(first__memberships__region=world.region),
        "desk:merge": Merge.objects.filter(region=world.region),
        "desk:import": SheetImport.objects.filter(region=world.region),
    }
    found = rows.get(name.partition("_")[0])
    return str(found.order_by("pk").values_list("code", flat=True)[0]) if found else ""
