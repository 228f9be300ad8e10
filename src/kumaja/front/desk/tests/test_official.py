"""The official's desk: what waits for one's own bodies, and nothing of others'."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kumaja.foundation.regions.models import Region
from kumaja.front.desk.tests.conftest import Browser
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import RoleFactory, a_person
from kumaja.voice.contributions.tests.rows import a_view
from kumaja.voice.echo.actions.weighing import weigh
from kumaja.voice.echo.tests.rows import an_answer
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.tests.rows import a_body, a_matter, a_stage

WEEK = timedelta(days=7)


@pytest.fixture
def body(region: Region) -> Organisation:
    return a_body(region)


@pytest.fixture
def official(body: Organisation, browser: Browser) -> Client:
    return browser(a_person(RoleKind.OFFICIAL, organisation=body))


def heard(region: Region, body: Organisation, title: str) -> Matter:
    """Make a matter whose hearing closed a week ago, with one point that waits."""
    begun = timezone.now() - 3 * WEEK
    matter = a_matter(region, body, title=title, now=begun)
    stage = a_stage(matter, starts_at=begun, days=14, now=begun)
    a_view(region, matter=matter, stage=stage, now=begun)
    return matter


def answered(matter: Matter) -> None:
    owner = matter.owners.select_related("matter", "organisation", "network").get()
    for view in matter.contributions.all():
        points = list(view.points.all())
        weigh(points=points, owner=owner, answer=an_answer(), actor="test", now=timezone.now())


def test_an_official_lands_where_the_points_wait(
    official: Client, region: Region, body: Organisation
) -> None:
    mine = heard(region, body, "Oma asia")
    heard(region, a_body(region, "Toinen kunta"), "Vieras asia")

    page = official.get(reverse("desk:landing"), follow=True)

    words = page.content.decode()
    assert page.redirect_chain[-1][0] == reverse("desk:official")
    assert "1 kohta odottaa vastaustasi." in words
    assert reverse("echo:desk", args=[mine.address]) in words
    assert "pisin 7 päivää" in words
    assert "Vieras asia" not in words


def test_answers_wait_to_be_told(official: Client, region: Region, body: Organisation) -> None:
    mine = heard(region, body, "Oma asia")
    answered(mine)

    to_answer = official.get(reverse("desk:to_answer")).content.decode()
    to_tell = official.get(reverse("desk:to_tell")).content.decode()

    assert "Kaikkeen on vastattu." in to_answer
    assert reverse("echo:tell", args=[mine.address]) in to_tell
    assert "1 vastaus on kertomatta" in to_tell


@pytest.mark.parametrize("name", ["official", "to_answer", "to_tell"])
def test_an_empty_desk_says_so(official: Client, name: str) -> None:
    assert "k-empty" in official.get(reverse(f"desk:{name}")).content.decode()


def test_the_pages_of_the_echo_belong_to_the_officials_desk(
    official: Client, region: Region, body: Organisation
) -> None:
    mine = heard(region, body, "Oma asia")

    words = official.get(reverse("echo:desk", args=[mine.address])).content.decode()

    assert f'href="{reverse("desk:to_tell")}"' in words


def test_statements_do_not_grow_with_matters(
    official: Client, region: Region, body: Organisation,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    for n in range(2):
        heard(region, body, f"Asia {n}")
    official.get(reverse("desk:official"))
    with django_assert_max_num_queries(20) as few:
        official.get(reverse("desk:official"))
    for n in range(8):
        heard(region, body, f"Lisää {n}")
    with django_assert_max_num_queries(20) as many:
        official.get(reverse("desk:official"))

    assert len(few) == len(many)


def test_an_official_of_one_body_comes_to_its_posts_and_of_two_chooses(
    official: Client, region: Region, body: Organisation, browser: Browser
) -> None:
    url = reverse("desk:own_contacts")
    assert f'href="{url}"' in official.get(reverse("desk:official")).content.decode()
    own = reverse("desk:contact_roles", args=[body.address])
    assert official.get(url)["Location"] == own
    other = a_body(region, "Keravan kaupunki")
    of_two = a_person(RoleKind.OFFICIAL, organisation=body)
    RoleFactory.create(user=of_two, kind=RoleKind.OFFICIAL, organisation=other)

    words = browser(of_two).get(url).content.decode()

    for each in (body, other):
        assert reverse("desk:contact_roles", args=[each.address]) in words


def test_what_is_recorded_for_the_audit_belongs_to_the_officials_desk(
    official: Client, region: Region, body: Organisation
) -> None:
    mine = heard(region, body, "Oma asia")

    words = official.get(reverse("values:desk", args=[mine.address])).content.decode()

    assert f'<a href="{reverse("desk:kept_matters")}" aria-current="page">' in words


def test_coordination_answers_within_its_own_desk(
    region: Region, body: Organisation, browser: Browser
) -> None:
    mine = heard(region, body, "Oma asia")
    client = browser(a_person(RoleKind.COORDINATOR, region=region))

    for name, room in (("echo:desk", "owed"), ("values:desk", "kept_matters")):
        words = client.get(reverse(name, args=[mine.address])).content.decode()
        assert f'<a href="{reverse(f"desk:{room}")}" aria-current="page">' in words


def test_a_matters_desk_counts_what_waits_and_what_can_be_told(
    official: Client, region: Region, body: Organisation
) -> None:
    mine = heard(region, body, "Oma asia")
    url = reverse("desk:kept_matter", args=[mine.code])
    assert "1 kohta odottaa" in official.get(url).content.decode()
    answered(mine)

    words = official.get(url).content.decode()

    assert "1 valmis kerrottavaksi" in words
    assert "kohta odottaa" not in words
    assert reverse("echo:annex", args=[mine.address]) in words
