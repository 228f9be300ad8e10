"""Lock 10: whoever walks a region never meets a word of another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from urllib.parse import quote
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client

from kumaja.config.access import united
from kumaja.foundation.core.domain.audiences import Audience
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.regions.actions import hand_over
from kumaja.foundation.regions.domain.handing import Heir, Successor, Thing
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.canary import (
    assert_silent,
    canary_of,
    plant,
    plant_everywhere,
    texts_of,
)
from kumaja.front.search.actions import rebuild_index
from kumaja.help.directory.models import Activity
from kumaja.network.registry.actions.records import join_region
from kumaja.network.registry.domain.kinds import RoleKind
from tests.promises.pages import url_of, urls
from tests.promises.paths import PATHS
from tests.walk.visitors import SIGNED_OUT, lets_in, signed_in
from tests.walk.world import HOST, NOW, OTHER_HOST, SINCE, World, make_activity, person

pytestmark = pytest.mark.django_db

# What every region shares, or nobody's pages show: a new model goes here or to a region's.
OF_NO_REGION = {
    "places", "vocabulary", "sessions", "auth", "contenttypes", "socialaccount", "index",
    "accounts", "mfa", "account", "ledger",
}  # fmt: skip
SHARED = {
    "audit.AuditRow", "audit.FormKey", "outbox.Job", "home.AccessibilityGap",
    "directory.Expression", "directory.Voice", "directory.CrisisContact",
    "directory.CrisisTrigger", "regions.Region", "registry.MovedReference",  # tables' own names
}  # fmt: skip
# Who looks after the whole service sees all regions there, and only there.
OF_ALL_REGIONS = {
    "administrator": ("desk:admin", "home:gap", "home:feedback", "desk:closing_group"),
    "coordinator": ("desk:closing_group",),  # another region can go on: its name is offered
    "programme coordinator": ("desk:programme",),
}
PEOPLE = (
    "resident", "editor", "spokesperson", "official", "adviser", "coordinator",
    "programme coordinator", "administrator",
)  # fmt: skip
WAYS = [
    ("sv", "", HOST), ("en", "", HOST), ("fi", "/keski", "localhost"), ("fi", "", OTHER_HOST),
    ("sv", "/ita", "localhost"),
]  # fmt: skip
ACTING = {"desk:erase", "account_logout"}


def fill_texts(row: Model) -> None:
    """Write something in every text that is empty, so that a word can be planted there."""
    for field in texts_of(type(row)):
        if not getattr(row, field.name):
            setattr(row, field.name, "x")
    row.save()


@pytest.fixture
def planted(world: World) -> World:
    """Return the world with each region's word in all its texts, and the index built of them."""
    person("elsewhere", RoleKind.EDITOR, organisation=world.elsewhere)
    for row in (world.own, world.elsewhere, world.activity, world.elsewhere_activity):
        fill_texts(row)
    for region, activity in (
        (world.region, world.activity), (world.other, world.elsewhere_activity),
    ):  # fmt: skip
        hand_on(region, activity)
    for region in (world.region, world.other):
        assert plant_everywhere(region, PATHS) > 40
        region.refresh_from_db()
    for row in (
        world.own, world.foreign, world.elsewhere, world.body,
        world.activity, world.foreign_activity, world.elsewhere_activity,
        world.network, world.elsewhere_network, world.practice, world.elsewhere_practice,
    ):  # fmt: skip
        row.refresh_from_db()
    rebuild_index(now=NOW)
    return world


def hand_on(region: Region, activity: Activity) -> None:
    """Say who goes on with an activity when the region ends."""
    heir = Successor(Heir.ORGANISATION, activity.organisation.code, activity.organisation.name)
    hand_over(
        region=region, things=[Thing("directory.Activity", activity.code, str(activity))],
        successor=replace(heir, note=Trilingual("x", "x", "x")), decided_by="x", actor=None,
        now=NOW,
    )  # fmt: skip


def probes(foreign: Region, world: World) -> Iterator[str]:
    """Yield questions that would find the other region's things if anything did."""
    words = (canary_of(foreign), "kerho", "yhdistys", "ry", world.elsewhere.name_fi)
    paths = (
        "/fi/haku/", "/fi/haku/ehdotukset/", "/fi/yhdistykset/", "/sv/sok/", "/en/search/",
        "/api/v1/search",
    )  # fmt: skip
    for path in paths:
        for word in words:
            yield f"{path}?q={quote(word)}"
    for name in ("municipality", "kunta", "organisation"):
        for value in ("434", "loviisa", world.elsewhere.code):
            yield f"/fi/haku/?{name}={value}"
            yield f"/fi/yhdistykset/?{name}={value}"
            yield f"/api/v1/activities?{name}={value}"
            yield f"/api/v1/activities.csv?{name}={value}"
            yield f"/api/v1/organisations.csv?{name}={value}"


def things_of_the_other(world: World) -> Iterator[str]:
    """Yield the addresses of the other region's things, as region one would write them."""
    organisation, activity = world.elsewhere, world.elsewhere_activity
    yield f"/api/v1/activities/{activity.code}"
    yield f"/api/v1/organisations/{organisation.code}"
    yield f"/api/v1/practices/{world.elsewhere_practice.code}"
    yield f"/fi/hyvat-kaytannot/{world.elsewhere_practice.address}/"
    for slug in ("yhdistykset", "meidan-yhdistys", "viranomaiset"):
        yield f"/fi/{slug}/{organisation.address}/"
    yield f"/fi/toiminta/{activity.address}/"


SLUG = re.compile(r"/[\w-]*zzkanaria[a-z]+zz-")


def body(answer: HttpResponse) -> bytes:
    head = " ".join(f"{name}: {value}" for name, value in answer.items()).encode()
    parts = getattr(answer, "streaming_content", None)
    content = b"".join(parts) if parts is not None else answer.content
    return head + (unpacked(content) if content.startswith(b"PK") else content)


def unpacked(content: bytes) -> bytes:
    """Return what stands in the files of a workbook."""
    with ZipFile(BytesIO(content)) as book:
        return b" ".join(book.read(name) for name in book.namelist())


def pages_of(world: World, who: str, language: str) -> list[str]:
    """Return every page that one may be let in to; the walk of access tries the others."""
    table = united()
    return [
        url
        for name, url in urls(world, language=language)
        if table[name] != Audience.HOLDER_OF_LINK
        and lets_in(table[name], who, foreign=False)
        and name not in ACTING
        and not name.startswith(OF_ALL_REGIONS.get(who, ("no address",)))
    ]


def walk(
    client: Client, foreign: Region, pages: Iterable[str], *, prefix: str = "", host: str = HOST
) -> int:
    """Open the pages and hold each to silence; return how many answered 200."""
    opened = 0
    for page in pages:
        # A page repeats its own address: the word is left out of it, the code finds the thing.
        url = SLUG.sub("/x-", page)
        answer = client.get(prefix + url, headers={"host": host})
        opened += answer.status_code == 200
        said = url.partition("?")[2]
        if canary_of(foreign) in said:
            # The page repeats the question; what it found must not hold the word elsewhere.
            assert "/toiminta/" not in body(answer).decode() or canary_of(foreign) not in links(
                body(answer).decode()
            )
            continue
        assert_silent(body(answer), foreign)
    return opened


def links(text: str) -> str:
    """Return all addresses of a page that lead to a thing, joined."""
    return " ".join(
        part.partition('"')[0] for part in text.split('href="')[1:] if "?" not in part[:400]
    )


@pytest.mark.parametrize("who", [SIGNED_OUT, *PEOPLE])
def test_region_one_never_tells_of_the_other(planted: World, who: str) -> None:
    client = signed_in(planted.people.get(who))
    assert walk(client, planted.other, pages_of(planted, who, "fi")) > 20
    for url in things_of_the_other(planted):
        answer = client.get(SLUG.sub("/x-", url))
        is_asked_in = "kirjaudu" in str(getattr(answer, "url", ""))
        assert answer.status_code == 404 or (who == SIGNED_OUT and is_asked_in), url
        assert_silent(body(answer), planted.other)


@pytest.mark.parametrize("who", [SIGNED_OUT, "coordinator"])
def test_questions_for_the_other_region_find_nothing(planted: World, who: str) -> None:
    walk(signed_in(planted.people.get(who)), planted.other, probes(planted.other, planted))


@pytest.mark.parametrize(("language", "prefix", "host"), WAYS)
def test_no_way_in_leads_to_another_region(
    planted: World, language: str, prefix: str, host: str
) -> None:
    foreign = planted.region if OTHER_HOST in host or "ita" in prefix else planted.other
    for who in (SIGNED_OUT, "coordinator"):
        client = signed_in(planted.people.get(who))
        # One's own page tells all that one's own is, wherever one stands.
        own = {url_of(planted, "desk:my_page", language=language)}
        pages = sorted({*pages_of(planted, who, language)} - own)
        assert walk(client, foreign, pages, prefix=prefix, host=host) > 15


def test_the_word_is_met_where_it_belongs(planted: World) -> None:
    """The walk would see it: the other region's own pages are full of it."""
    client = Client(headers={"host": OTHER_HOST})
    for path in ("/fi/yhdistykset/", "/fi/haku/?q=kerho", "/api/v1/activities", "/fi/"):
        with pytest.raises(AssertionError, match="is shown"):
            assert_silent(body(client.get(path)), planted.other)


def test_every_text_of_every_model_is_planted_or_is_everyones() -> None:
    """A new model with texts belongs to a region by a column or a path, or says why to none."""
    unknown = {
        model._meta.label
        for model in apps.get_models()
        if any(texts_of(model))
        and model._meta.app_label not in OF_NO_REGION
        and model._meta.label not in PATHS
        and model._meta.label not in SHARED
        and not any(field.name == "region" for field in model._meta.concrete_fields)
    }
    assert unknown == set()


@pytest.mark.parametrize("who", [SIGNED_OUT, "editor", "coordinator"])
def test_an_association_of_both_regions_tells_each_only_what_it_does_there(
    world: World, who: str
) -> None:
    join_region(organisation=world.own, region=world.other, since_on=SINCE)
    both = make_activity(world.own, world.other, "Kaksoiskerho")
    for region in (world.region, world.other):
        region.refresh_from_db()
    plant(world.other, [both, *both.channels.all(), *both.schedules.all()])
    both.refresh_from_db()
    rebuild_index(now=NOW)
    client = signed_in(world.people.get(who))
    assert walk(client, world.other, pages_of(world, who, "fi")) > 20
    assert client.get(SLUG.sub("/x-", both.get_absolute_url())).status_code == 404
    there = client.get(f"/fi/jarjestot/{world.own.address}/", headers={"host": OTHER_HOST})
    with pytest.raises(AssertionError, match="is shown"):
        assert_silent(body(there), world.other)
