"""The umbrella organisation in the record form: found by a part of its name."""

from __future__ import annotations

import pytest
from django.utils import timezone

from kumaja.foundation.accounts.models import User
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.front.desk.tests.conftest import Browser
from kumaja.front.desk.tests.forms import form_on, send
from kumaja.front.desk.tests.test_record import page
from kumaja.network.registry.actions.records import UmbrellaCircle, update_record
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def union(region: Region) -> Organisation:
    """A national union of carers."""
    return OrganisationFactory.create(
        name_fi="Omaishoitajaliitto ry", name_sv="Närståendevårdarförbundet rf", kind="umbrella",
        region=region,
    )  # fmt: skip


def edit(own: Organisation) -> str:
    return page(own, "tiedot/muokkaa/")


@pytest.mark.parametrize(
    "typed", ["Omaishoitajaliitto ry", "omaishoitajaliitto  RY", "Närståendevårdarförbundet rf"]
)
def test_it_is_chosen_by_its_name_and_history_and_page_follow(
    browser: Browser, own: Organisation, editor: User, union: Organisation, typed: str
) -> None:
    client = browser(editor)
    assert send(client, edit(own), umbrella=typed).status_code == 302
    own.refresh_from_db()
    assert own.umbrella == union
    assert "Omaishoitajaliitto ry" in client.get(page(own, "tiedot/")).content.decode()
    told = client.get(page(own, "tiedot/muutokset/")).content.decode()
    assert "<ins>Omaishoitajaliitto ry</ins>" in told
    assert send(client, edit(own), umbrella="").status_code == 302
    own.refresh_from_db()
    assert own.umbrella is None


def test_a_part_of_a_name_asks_which_is_meant_and_keeps_what_was_typed(
    browser: Browser, own: Organisation, editor: User, union: Organisation, region: Region
) -> None:
    other = OrganisationFactory.create(
        name_fi="Uudenmaan Omaishoitajat ry", kind="umbrella", region=region
    )
    client = browser(editor)
    answer = send(client, edit(own), umbrella="omaishoit", locality="Jokela")
    text = answer.content.decode()
    assert "Valitse, mitä näistä tarkoitat." in text
    assert {str(union), str(other)} <= {name for name in (str(union), str(other)) if name in text}
    assert "Jokela" in text
    sent = form_on(client, edit(own)) | {"umbrella": "omaishoit", "umbrella_choice": other.code}
    assert client.post(edit(own), sent).status_code == 302
    own.refresh_from_db()
    assert own.umbrella == other


def test_only_umbrellas_of_the_region_are_found_never_itself_nor_what_belongs_to_it(
    browser: Browser, own: Organisation, editor: User, region: Region, other: Organisation
) -> None:
    Organisation.objects.filter(pk=own.pk).update(kind="umbrella")
    below = OrganisationFactory.create(
        name_fi="Piiri ry", kind="umbrella", umbrella=own, region=region
    )
    OrganisationFactory.create(
        name_fi="Alapiiri ry", kind="umbrella", umbrella=below, region=region
    )
    elsewhere = RegionFactory.create(slug="muualla")
    OrganisationFactory.create(name_fi="Kaukainen Liitto ry", kind="umbrella", region=elsewhere)
    client = browser(editor)
    for typed in (str(other), str(own), "Piiri ry", "Alapiiri ry", "Kaukainen", "%", "\x00"):
        answer = send(client, edit(own).replace("/fi/", "/uusimaa/fi/"), umbrella=typed)
        assert answer.status_code == 200
        assert not answer.context["form"].search.rows
    own.refresh_from_db()
    assert own.umbrella is None


def test_a_circle_is_refused_whoever_writes_it(own: Organisation, region: Region) -> None:
    below = OrganisationFactory.create(kind="umbrella", umbrella=own, region=region)
    lowest = OrganisationFactory.create(kind="umbrella", umbrella=below, region=region)
    for umbrella in (own, below, lowest):
        with pytest.raises(UmbrellaCircle):
            update_record(
                organisation=own, region=region, values={"umbrella": umbrella}, actor="import ptv",
                now=timezone.now(),
            )  # fmt: skip
    own.refresh_from_db()
    assert own.umbrella is None


def test_an_umbrella_that_is_no_umbrella_any_more_stays(
    browser: Browser, own: Organisation, editor: User
) -> None:
    body = OrganisationFactory.create(name_fi="Keksalan kunta", kind="public_body")
    Organisation.objects.filter(pk=own.pk).update(umbrella=body)
    assert send(browser(editor), edit(own), locality="Jokela").status_code == 302
    own.refresh_from_db()
    assert own.umbrella == body


def test_a_name_that_many_have_asks_for_more_of_it(
    browser: Browser, own: Organisation, editor: User, region: Region
) -> None:
    for number in range(12):
        OrganisationFactory.create(name_fi=f"Liitto {number} ry", kind="umbrella", region=region)
    answer = send(browser(editor), edit(own), umbrella="liitto")
    assert "Kirjoita nimestä enemmän." in answer.content.decode()
