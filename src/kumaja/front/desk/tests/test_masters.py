"""Declaring which other system owns fields of the record, and where that is shown."""

from __future__ import annotations

import pytest
from django.urls import reverse

from kumaja.foundation.accounts.models import User
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.tests.conftest import Browser
from kumaja.front.desk.tests.forms import form_on, send
from kumaja.network.registry.actions.api_keys import create_key, revoke_key
from kumaja.network.registry.actions.masters import declare_master
from kumaja.network.registry.domain.api_keys import Scope
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.domain.masters import source_of_key
from kumaja.network.registry.models import ApiKey, Contact, MasterSystem, Organisation
from kumaja.network.registry.queries.masters import owners_of
from kumaja.network.registry.tests.factories import NOON, OrganisationFactory, a_person

pytestmark = pytest.mark.django_db
GIVEN = {"system": "ptv", "fields_owned": ["name", "website"], "url": "ptv.example"}


def page(own: Organisation) -> str:
    return f"/fi/meidan-yhdistys/{own.address}/tiedot/isannat/"


def owned(own: Organisation, region: Region, *fields: str) -> None:
    declare_master(
        organisation=own, region=region, source="ptv", name="Palvelutietovaranto", fields=fields,
        actor=None, now=NOON,
    )  # fmt: skip


def a_key(own: Organisation, region: Region, maker: User, *scopes: Scope) -> ApiKey:
    row, _key = create_key(
        organisation=own, region=region, name="Rekisterimme", scopes=scopes, ends_on=None,
        actor=maker, now=NOON,
    )  # fmt: skip
    return row


def test_a_spokesperson_declares_a_master_reads_what_follows_and_ends_it(
    browser: Browser, own: Organisation, spokesperson: User
) -> None:
    client = browser(spokesperson)
    assert send(client, page(own), **GIVEN).status_code == 302
    told = client.get(page(own)).content.decode()
    row = MasterSystem.objects.get()
    assert (row.source, row.fields, row.url) == ("ptv", ["name", "website"], "https://ptv.example")
    assert "Korjaa nämä tästä lähtien täällä: Palvelutietovaranto (PTV)" in told
    assert "Nimi, Verkkosivu" in told
    assert f"kertoi 21.11.2026 {spokesperson}" in told

    send(client, f"{page(own)}?system=ptv", fields_owned=["website"])
    assert owners_of(own) == {"website": "ptv"}
    history = client.get(reverse("desk:record_history", args=[own.address])).content.decode()
    assert "Isäntänä toinen järjestelmä: Palvelutietovaranto (PTV)" in history

    assert client.post(f"{page(own)}lopeta/", {"system": "ptv"}).status_code == 302
    assert "Nämä korjataan taas täällä: Verkkosivu" in client.get(page(own)).content.decode()
    assert owners_of(own) == {}
    assert client.post(f"{page(own)}lopeta/", {"system": "ptv"}).status_code == 404


@pytest.mark.parametrize(
    "changes",
    [{"system": ""}, {"system": "nobody"}, {"fields_owned": []}, {"fields_owned": ["code"]},
     {"url": "javascript:alert(1)"}],
)  # fmt: skip
def test_what_can_not_be_is_told_and_nothing_is_stored(
    browser: Browser, own: Organisation, spokesperson: User, changes: dict[str, object]
) -> None:
    answer = send(browser(spokesperson), page(own), **(GIVEN | changes))
    assert "Virhe:" in answer.content.decode()
    assert not MasterSystem.objects.exists()


def test_a_field_of_a_third_system_is_refused(
    browser: Browser, region: Region, own: Organisation, spokesperson: User
) -> None:
    owned(own, region, "name")
    key = a_key(own, region, spokesperson, Scope.RECORD)
    answer = send(browser(spokesperson), page(own), **GIVEN | {"system": source_of_key(key.code)})
    assert answer.status_code == 200
    assert owners_of(own) == {"name": "ptv"}


def test_a_key_that_writes_the_record_can_be_master_of_what_it_can_send(
    browser: Browser, region: Region, own: Organisation, spokesperson: User
) -> None:
    key, other = (
        a_key(own, region, spokesperson, each) for each in (Scope.RECORD, Scope.ACTIVITIES)
    )
    client, source = browser(spokesperson), source_of_key(key.code)
    given = GIVEN | {"system": source, "url": ""}
    assert source_of_key(other.code) not in client.get(page(own)).content.decode()
    answer = send(client, page(own), **given | {"fields_owned": ["kind", "members"]})
    assert "Avaimella ei voi kirjoittaa näitä" in answer.content.decode()
    assert send(client, page(own), **given).status_code == 302
    assert "Se kirjoittaa tänne itse avaimellaan." in client.get(page(own)).content.decode()
    revoke_key(key=key, actor=None, now=NOON)
    assert "Sen avain ei enää toimi" in client.get(page(own)).content.decode()


def test_coordination_declares_too_but_neither_editors_nor_strangers(
    browser: Browser, region: Region, own: Organisation, other: Organisation, editor: User
) -> None:
    stranger = a_person(RoleKind.SPOKESPERSON, organisation=other)
    for user, organisation in ((editor, own), (editor, other), (stranger, own)):
        client = browser(user)
        assert client.get(page(organisation)).status_code == 403
        assert client.post(page(organisation), GIVEN).status_code == 403
        assert client.post(f"{page(organisation)}lopeta/", GIVEN).status_code == 403
    record = reverse("desk:record", args=[own.address])
    assert page(own) not in browser(editor).get(record).content.decode()
    assert not MasterSystem.objects.exists()
    client = browser(a_person(RoleKind.COORDINATOR, region=region))
    assert page(own) in client.get(record).content.decode()
    assert send(client, page(own), **GIVEN).status_code == 302
    assert owners_of(own) == {"name": "ptv", "website": "ptv"}


def test_owned_fields_are_shown_with_their_master_and_the_rest_is_saved(
    browser: Browser, region: Region, own: Organisation, editor: User
) -> None:
    above = OrganisationFactory.create(name_fi="Keskusjärjestö ry", region=region)
    Organisation.objects.filter(pk=own.pk).update(umbrella=above)
    Contact.objects.create(organisation=own, role_fi="Toimisto", phone="019 1")
    owned(own, region, "name", "umbrella", "contacts", "areas")
    client = browser(editor)
    edit = reverse("desk:record_edit", args=[own.address])
    told = client.get(edit).content.decode()
    assert told.count("Tämän tiedon isäntä on Palvelutietovaranto. Korjaa se siellä.") == 6
    assert "contacts-0-phone" not in told
    sent = form_on(client, edit)
    for name in ("name_fi", "name_sv", "name_en", "umbrella", "areas"):
        sent.pop(name, None)  # a browser does not send what is only shown
    assert client.post(edit, sent | {"members": "44"}).status_code == 302
    own.refresh_from_db()
    assert (own.members, own.umbrella, own.name_fi) == (44, above, "Vierellä Jokelassa ry")
    assert own.contacts.get().phone == "019 1"
    adopt = client.get(reverse("desk:record_adopt", args=[own.address])).content.decode()
    assert "Palvelutietovaranto" in adopt
