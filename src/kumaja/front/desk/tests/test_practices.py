"""An association proposes practices, tells how it went, and takes gaps on; coordination keeps."""

from __future__ import annotations

import pytest

from kumaja.foundation.accounts.models import User
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.tests.conftest import Browser
from kumaja.front.desk.tests.forms import send
from kumaja.help.gaps.models import SharedStructure
from kumaja.network.networks.tests.factories import NetworkFactory
from kumaja.network.practices.domain.uses import UseState
from kumaja.network.practices.models import Practice, PracticeUse
from kumaja.network.practices.tests.factories import a_practice, a_proposal, a_use
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import TODAY, a_person

pytestmark = pytest.mark.django_db
KEPT = "/fi/koordinaatio/kaytannot/"
GAP = "/fi/aukot/pornainen/situation/grief/"


def tab(own: Organisation, rest: str = "") -> str:
    return f"/fi/meidan-yhdistys/{own.address}/kaytannot/{rest}"


@pytest.fixture
def coordinator(region: Region) -> User:
    """Somebody of the region's coordination."""
    return a_person(RoleKind.COORDINATOR, region=region)


def test_an_editor_proposes_and_coordination_publishes_it(
    browser: Browser, own: Organisation, editor: User, coordinator: User
) -> None:
    client = browser(editor)
    texts = {"name_fi": "Avain kioskilta", "description_fi": "Avain haetaan kioskilta."}
    assert send(client, tab(own, "uusi/"), **texts, themes=["caregiving"])["Location"] == tab(own)
    practice = Practice.objects.get()
    assert (practice.organisation, practice.is_waiting) == (own, True)
    assert "Odottaa koordinaatiota" in client.get(tab(own)).content.decode()
    send(client, tab(own, f"{practice.code}/"), name_fi="Avain kaupalta")
    keeper = browser(coordinator)
    assert "Odottaa sinua" in keeper.get(KEPT).content.decode()
    keeper.post(f"{KEPT}{practice.code}/julkaise/", {"form_key": "k"})
    practice.refresh_from_db()
    assert (practice.name_fi, practice.is_waiting) == ("Avain kaupalta", False)
    assert practice.versions.get().made_by == str(own)
    assert client.get(tab(own, f"{practice.code}/")).status_code == 404


def test_an_empty_proposal_is_told_what_is_missing_and_nothing_is_stored(
    browser: Browser, own: Organisation, editor: User
) -> None:
    answer = send(browser(editor), tab(own, "uusi/"), description_fi="Tehdään.")
    assert "Kirjoita nimi ainakin yhdellä kielellä." in answer.content.decode()
    assert "Tehdään." in answer.content.decode()
    assert not Practice.objects.exists()


def test_an_association_tells_once_and_changes_and_takes_back(
    browser: Browser, own: Organisation, editor: User, region: Region
) -> None:
    practice, client = a_practice(region=region), browser(editor)
    path = f"{practice.get_absolute_url()}kerro/"
    told = {"organisation": own.code, "state": "tried", "learnt_fi": "Iltaisin se toimi."}
    answer = send(client, path, **told, municipality="858", since_on="2026-11-01")
    assert answer["Location"] == f"{practice.get_absolute_url()}#uses"
    assert "Iltaisin se toimi." in client.get(path).content.decode()
    send(client, path, state="in_use", form_key="b")
    use = PracticeUse.objects.get()
    assert (use.state, use.municipality, use.learnt_fi) == (
        UseState.IN_USE, Municipality.objects.get(code="858"), "Iltaisin se toimi.",
    )  # fmt: skip
    assert "Käytössä" in client.get(tab(own)).content.decode()
    client.post(tab(own, f"kokeilut/{use.code}/peru/"), {"form_key": "c"})
    use.refresh_from_db()
    assert use.withdrawn_on == TODAY


def test_a_day_to_come_is_refused(
    browser: Browser, own: Organisation, editor: User, region: Region
) -> None:
    path = f"{a_practice(region=region).get_absolute_url()}kerro/"
    told = {"organisation": own.code, "state": "tried", "since_on": "2026-12-01"}
    answer = send(browser(editor), path, **told)
    assert "Tämä päivä ei ole vielä tullut." in answer.content.decode()
    assert not PracticeUse.objects.exists()


@pytest.mark.parametrize("kind", [RoleKind.COORDINATOR, RoleKind.ADVISER])
def test_nobody_else_tells_for_an_association(
    browser: Browser, own: Organisation, region: Region, kind: RoleKind
) -> None:
    client = browser(a_person(kind, region=region))
    path = f"{a_practice(region=region).get_absolute_url()}kerro/"
    sent = {"organisation": own.code, "state": "tried", "since_on": "2026-11-01", "form_key": "a"}
    assert client.post(path, sent).status_code == 403
    assert client.post(tab(own, "uusi/"), {"name_fi": "X", "form_key": "b"}).status_code == 403
    assert not PracticeUse.objects.exists() and not Practice.objects.filter(organisation=own)


def test_another_associations_use_and_proposal_are_not_ones_own(
    browser: Browser, own: Organisation, other: Organisation, editor: User, region: Region
) -> None:
    use, proposal = a_use(a_practice(region=region), other), a_proposal(other)
    client = browser(editor)
    taken = client.post(tab(own, f"kokeilut/{use.code}/peru/"), {"form_key": "a"})
    assert (taken.status_code, client.get(tab(own, f"{proposal.code}/")).status_code) == (404, 404)
    path = f"{use.practice.get_absolute_url()}kerro/"
    answer = send(client, path, organisation=other.code, state="given_up")
    assert answer.status_code == 200
    assert PracticeUse.objects.get().state == UseState.IN_USE


def test_coordination_writes_rewords_shares_and_archives(
    browser: Browser, coordinator: User, region: Region
) -> None:
    network, client = NetworkFactory.create(region=region), browser(coordinator)
    texts = {"name_fi": "Järjestötreffit", "description_fi": "Kahvit ja pöydät."}
    send(client, f"{KEPT}uusi/", **texts, network=network.code, municipality="858")
    practice = Practice.objects.get()
    page = f"{KEPT}{practice.code}/"
    assert (practice.network, practice.municipality_id is None) == (network, False)
    refused = send(client, f"{page}muokkaa/", description_fi="Kahvit ensin.", form_key="a")
    assert "Kerro, mikä muuttui edellisestä versiosta." in refused.content.decode()
    send(client, f"{page}muokkaa/", description_fi="Kahvit ensin.", changed_fi="Järjestys.",
         form_key="b")  # fmt: skip
    assert practice.versions.count() == 2
    client.post(f"{page}jaa/", {"shared": "yes", "form_key": "c"})
    practice.refresh_from_db()
    assert practice.is_shared and "Muutkin alueet näkevät" in client.get(page).content.decode()
    send(client, f"{page}kokeilut/uusi/", municipality="611", state="in_use", form_key="d")
    use = practice.uses.get()
    client.post(f"{page}kokeilut/{use.code}/peru/", {"form_key": "e"})
    assert not practice.uses.current().exists()
    send(client, f"{page}poista-listoilta/", reason="Kirjattu kahdesti.", form_key="f")
    practice.refresh_from_db()
    assert practice.archive_reason == "Kirjattu kahdesti."
    assert client.get(page).status_code == 404


def test_an_editor_takes_a_gap_on_and_tells_what_came_of_it(
    browser: Browser, own: Organisation, other: Organisation, editor: User
) -> None:
    client = browser(editor)
    sent = {"owner_1": own.code, "agreed_fi": "Ensimmäinen kerta helmikuussa."}
    answer = send(client, f"{GAP}ota-hoitaaksesi/", **sent)
    assert answer["Location"] == f"{GAP}#taken"
    row = SharedStructure.objects.get()
    assert row.owners.get().organisation == own
    again = send(client, f"{GAP}ota-hoitaaksesi/", **sent, form_key="b")
    assert "Joku on jo ottanut tämän hoitaakseen." in again.content.decode()
    send(client, f"/fi/aukot/otettu/{row.code}/", state="stands", outcome_fi="12 tulee joka kerta.",
         form_key="c")  # fmt: skip
    assert "12 tulee joka kerta." in client.get(GAP).content.decode()
    assert "Kerro, mitä siitä seurasi" in client.get(tab(own)).content.decode()
    stranger = browser(a_person(RoleKind.EDITOR, organisation=other))
    assert stranger.get(f"/fi/aukot/otettu/{row.code}/").status_code == 403


def test_only_those_with_an_association_take_a_gap_on_and_coordination_names_several(
    browser: Browser, own: Organisation, other: Organisation, coordinator: User, region: Region
) -> None:
    adviser = browser(a_person(RoleKind.ADVISER, region=region))
    sent = {"owner_1": own.code, "agreed_fi": "X", "since_on": "2026-11-01", "form_key": "a"}
    assert adviser.post(f"{GAP}ota-hoitaaksesi/", sent).status_code == 403
    assert not SharedStructure.objects.exists()
    network = NetworkFactory.create(region=region)
    keeper = browser(coordinator)
    nobody = send(keeper, f"{GAP}ota-hoitaaksesi/", agreed_fi="Sovittiin.")
    assert "Nimeä, kuka ottaa tämän hoitaakseen" in nobody.content.decode()
    send(keeper, f"{GAP}ota-hoitaaksesi/", owner_1=own.code, owner_2=other.code,
         network=network.code, agreed_fi="Sovittiin.", form_key="b")  # fmt: skip
    row = SharedStructure.objects.get()
    owners = list(row.owners.order_by("position").values_list("organisation", flat=True))
    assert (owners, row.network) == ([own.pk, other.pk], network)
