"""Who declares likeness, and that it can be undone."""

from __future__ import annotations

import pytest
import time_machine
from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from kumaja.foundation.accounts.models import User
from kumaja.foundation.accounts.tests.factories import UserFactory
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import a_person
from kumaja.voice.contributions.actions.likeness import (
    NothingAlike,
    declare_position,
    leave_position,
)
from kumaja.voice.contributions.models import Holding, Point, Position
from kumaja.voice.contributions.tests.rows import a_view, an_association
from kumaja.voice.matters.actions.opening import MatterClosed
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.tests.rows import NOW, a_body, a_matter

pytestmark = pytest.mark.django_db


@pytest.fixture
def body(region: Region) -> Organisation:
    return a_body(region)


@pytest.fixture
def matter(region: Region, body: Organisation) -> Matter:
    return a_matter(region, body)


@pytest.fixture
def own(region: Region) -> Organisation:
    return an_association(region, "Vierellä Jokelassa ry")


@pytest.fixture
def points(matter: Matter, own: Organisation) -> list[Point]:
    texts = (("Ovi auki.", own), ("Avain saatava.", None), ("Vuokra pois.", None))
    views = [
        a_view(matter.region, matter=matter, points=(text,), organisation=who)
        for text, who in texts
    ]
    return [view.points.get() for view in views]


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, user, method="mfa", type="totp")
    request.session.save()
    return client


def coordinator(region: Region) -> Client:
    return browser(a_person(RoleKind.COORDINATOR, region=region))


def page(matter: Matter, name: str = "likeness", *more: str) -> str:
    return reverse(f"contributions:{name}", args=[matter.address, *more])


def declare(client: Client, matter: Matter, *points: Point, **more: str) -> int:
    given = {"text": "Tila illalla.", "language": "fi", "points": [each.code for each in points]}
    with time_machine.travel(NOW, tick=False):
        return client.post(page(matter), given | more).status_code


def test_coordination_and_an_owners_official_declare_and_are_named_as_such(
    matter: Matter, points: list[Point], region: Region, body: Organisation
) -> None:
    assert declare(coordinator(region), matter, *points[:2]) == 302
    assert Position.objects.get().declared_by == "Koordinaatio"
    assert Holding.objects.filter(undone_at=None).count() == 2
    official = browser(a_person(RoleKind.OFFICIAL, organisation=body))
    position = Position.objects.get()
    assert declare(official, matter, points[2], position=position.code, text="") == 302
    assert Holding.objects.get(point=points[2]).declared_by == str(body)


@pytest.mark.parametrize("kind", ["spokesperson", "other official", "resident"])
def test_others_declare_nothing_for_all(
    kind: str, matter: Matter, points: list[Point], region: Region, own: Organisation
) -> None:
    people = {
        "spokesperson": lambda: a_person(RoleKind.SPOKESPERSON, organisation=own),
        "other official": lambda: a_person(
            RoleKind.OFFICIAL, organisation=a_body(region, "Muu kunta")
        ),
        "resident": UserFactory.create,
    }
    assert declare(browser(people[kind]()), matter, *points) == 403
    assert not Position.objects.exists()


def test_an_association_says_it_of_its_own_point_and_takes_it_back(
    matter: Matter, points: list[Point], own: Organisation
) -> None:
    client = browser(a_person(RoleKind.SPOKESPERSON, organisation=own))
    with time_machine.travel(NOW, tick=False):
        mine, theirs = (page(matter, "same_as", each.code) for each in points[:2])
        assert client.post(theirs, {"like": points[2].code}).status_code == 403
        assert not Position.objects.exists()
        assert client.post(mine, {"like": points[1].code}).status_code == 302
        position = Position.objects.get()
        assert (position.text, position.declared_by) == ("Avain saatava.", str(own))
        assert Point.objects.get(pk=points[0].pk).text == "Ovi auki."
        client.post(mine, {"act": "undo"})
    position.refresh_from_db()
    assert position.dropped_at is not None
    assert not Holding.objects.filter(undone_at=None).exists()
    assert Holding.objects.count() == 2


def test_an_editor_who_does_not_send_for_the_association_declares_nothing(
    matter: Matter, points: list[Point], own: Organisation
) -> None:
    client = browser(a_person(RoleKind.EDITOR, organisation=own))
    with time_machine.travel(NOW, tick=False):
        answer = client.post(page(matter, "same_as", points[0].code), {"like": points[1].code})
    assert answer.status_code == 403
    assert not Position.objects.exists()


def test_words_and_two_points_are_asked_for(
    matter: Matter, points: list[Point], region: Region
) -> None:
    client = coordinator(region)
    assert declare(client, matter, points[0]) == 200
    assert declare(client, matter, *points[:2], text=" ") == 200
    with pytest.raises(NothingAlike):
        declare_position(
            matter=matter, text=" ", language="fi", points=points, declared_by="K",
            actor="test", now=NOW,
        )  # fmt: skip
    assert not Position.objects.exists()


def test_a_point_taken_out_of_three_leaves_a_likeness_of_two(
    matter: Matter, points: list[Point], region: Region
) -> None:
    client = coordinator(region)
    declare(client, matter, *points)
    with time_machine.travel(NOW, tick=False):
        client.post(page(matter, "likeness_undo", points[0].code))
    assert Holding.objects.filter(undone_at=None).count() == 2
    assert Position.objects.get().dropped_at is None


def test_in_a_matter_that_is_done_nothing_is_declared_or_undone(
    matter: Matter, points: list[Point], region: Region
) -> None:
    declare(coordinator(region), matter, *points)
    Matter.objects.filter(pk=matter.pk).update(closed_at=NOW)
    assert declare(coordinator(region), matter, *points[:2]) == 409
    with pytest.raises(MatterClosed):
        leave_position(
            point=Point.objects.select_related("contribution__matter__region").get(
                pk=points[0].pk
            ), actor="test", now=NOW,
        )  # fmt: skip
    assert Holding.objects.filter(undone_at=None).count() == 3
