"""Requests on the desk, and what is known elsewhere."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from kumaja.foundation.imports.models import ImportRow, ImportRun
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.front.desk.tests.conftest import Browser
from kumaja.network.registry.actions.masters import declare_master
from kumaja.network.registry.actions.requests import Asked, ask_in, confirm_request
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.domain.requests import Wish
from kumaja.network.registry.models import JoiningRequest, Organisation, Role
from kumaja.network.registry.tests.factories import NOON, OrganisationFactory, a_person

pytestmark = pytest.mark.django_db
EMAIL = "sirkka@iltapala.example"


@pytest.fixture
def region() -> Region:
    return RegionFactory.create()


@pytest.fixture
def own(region: Region) -> Organisation:
    return OrganisationFactory.create(region=region, members=40)


def waiting(region: Region, own: Organisation | None = None) -> JoiningRequest:
    wish = Wish.ACT if own else Wish.JOIN
    asked = Asked(wish, EMAIL, role=RoleKind.EDITOR, name="" if own else "Hangon M\u0430jakka ry")
    row = ask_in(region=region, asked=asked, organisation=own, now=NOON)
    confirm_request(request=row, now=NOON)
    return row


def test_a_spokesperson_answers_for_their_own_and_nobody_for_others(
    browser: Browser, region: Region, own: Organisation
) -> None:
    row = waiting(region, own)
    page = reverse("desk:people_request", args=[own.address, row.code])
    stranger = OrganisationFactory.create(region=region)
    theirs = reverse("desk:people_request", args=[stranger.address, row.code])
    speaker = browser(a_person(RoleKind.SPOKESPERSON, organisation=own))
    editor = browser(a_person(RoleKind.EDITOR, organisation=own))
    other = browser(a_person(RoleKind.SPOKESPERSON, organisation=stranger))
    assert editor.post(page, {"answer": "accept"}).status_code == 404
    assert other.post(page, {"answer": "accept"}).status_code == 403
    assert other.post(theirs, {"answer": "accept"}).status_code == 404
    assert not Role.objects.filter(user__email=EMAIL).exists()
    assert speaker.post(page, {"answer": "ask", "words": "Kuka?"}).status_code == 200
    assert speaker.post(page, {"answer": "accept"}).status_code == 302
    assert Role.objects.get(user__email=EMAIL).organisation == own
    assert speaker.post(page, {"answer": "decline", "words": "Ei"}).status_code == 409


def test_coordination_sees_what_was_checked_and_says_why_not(
    browser: Browser, region: Region
) -> None:
    row = waiting(region)
    client = browser(a_person(RoleKind.COORDINATOR, region=region))
    page = reverse("desk:request", args=[row.code])
    assert "Kirjaimia, jotka vain näyttävät samalta" in client.get(page).content.decode()
    assert client.post(page, {"answer": "decline", "words": " "}).status_code == 200
    assert client.post(page, {"answer": "decline", "words": "Kirjaimet."}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.reason, row.settled_by) == ("declined", "Kirjaimet.", "Koordinaatio")
    far = browser(a_person(RoleKind.COORDINATOR, region=RegionFactory.create(slug="muu")))
    assert far.get(page).status_code in {403, 404}


def heard(own: Organisation, **values: object) -> None:
    run = ImportRun.objects.create(
        kind="organisations", source="kunta", file_name="a.csv", checksum="0",
        read_at=NOON + timedelta(hours=1),
    )  # fmt: skip
    ImportRow.objects.create(
        run=run, source="kunta", file="a.csv", number=1, verdict="conflict", values=values,
        object_label="registry.Organisation", object_key=own.code,
    )  # fmt: skip


def test_what_was_found_is_used_and_the_page_says_where_it_goes(
    browser: Browser, own: Organisation
) -> None:
    heard(own, members=44, founded_year=1999)
    client = browser(a_person(RoleKind.EDITOR, organisation=own))
    home = client.get(reverse("desk:our_association", args=[own.address])).content.decode()
    assert "Löysimme nämä tiedot muualta. Käytä ja korjaa." in home
    page = reverse("desk:record_adopt", args=[own.address])
    assert client.post(page, {"members": "theirs"}).status_code == 200
    answer = client.post(page, {"members": "ours", "founded_year": "theirs", "name_fi": "theirs"})
    own.refresh_from_db()
    assert (own.members, own.founded_year) == (40, 1999)
    assert "Tämä näkyy nyt haussa" in client.get(answer.headers["Location"]).content.decode()
    assert (
        "Löysimme"
        not in client.get(reverse("desk:our_association", args=[own.address])).content.decode()
    )


def test_what_another_system_owns_is_shown_and_not_written_over(
    browser: Browser, region: Region, own: Organisation
) -> None:
    declare_master(
        organisation=own, region=region, source="ptv", name="Palvelutietovaranto",
        fields=["members"], actor=None, now=NOON,
    )  # fmt: skip
    client = browser(a_person(RoleKind.EDITOR, organisation=own))
    told = client.get(reverse("desk:record_edit", args=[own.address])).content.decode()
    assert "Palvelutietovaranto" in told
    assert 'value="40" disabled' in told
