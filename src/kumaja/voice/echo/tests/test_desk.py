"""The desk that answers: for its own officials and coordination, one answer or many alike."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from kumaja.foundation.accounts.models import User
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.voice.contributions.actions.likeness import declare_position
from kumaja.voice.contributions.tests.rows import an_association
from kumaja.voice.echo.domain.states import PointState
from kumaja.voice.echo.models import Change, Notice, Weighing
from kumaja.voice.echo.tests.desks import REASON, desk_url, sent, signed_in
from kumaja.voice.echo.tests.rows import AFTER, Heard, a_heard_view, told, weighed


@pytest.fixture
def heard(db: None) -> Heard:
    del db
    region: Region = RegionFactory.create()
    return a_heard_view(region)


@pytest.fixture
def official(client: Client, heard: Heard) -> User:
    return signed_in(client, RoleKind.OFFICIAL, organisation=heard.owner.organisation)


def test_an_answer_is_saved_and_the_next_point_follows(
    client: Client, heard: Heard, official: User
) -> None:
    page = client.post(desk_url(heard), sent(heard))

    assert page.status_code == 302
    assert page["Location"] == desk_url(heard, code=heard.points[1].code)
    row = Weighing.objects.get()
    assert (row.reason, row.weighed_by, row.on_behalf) == (REASON, "Suunnittelija", False)


def test_the_same_answer_goes_to_what_people_declared_alike_when_it_is_ticked(
    client: Client, heard: Heard, official: User
) -> None:
    declare_position(
        matter=heard.matter, text="Illat", language="fi", points=heard.points, declared_by="K",
        actor="test", now=AFTER,
    )  # fmt: skip
    page = client.get(desk_url(heard)).content.decode()
    assert "Sama vastaus myös tähän (1)" in page
    assert 'name="also" value="' + heard.points[1].code + '" id="id_also_0">' in page  # not ticked

    client.post(desk_url(heard), sent(heard, also=[heard.points[1].code]))

    assert Weighing.objects.current().count() == 2


def test_others_can_not_be_ticked_when_nobody_declared_them_alike(
    client: Client, heard: Heard, official: User
) -> None:
    client.post(desk_url(heard), sent(heard, also=[heard.points[1].code]))

    assert [row.point for row in Weighing.objects.all()] == heard.points[:1]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"reason": ""}, "Perustelu puuttuu."),
        ({"state": "taken"}, "Näytä, mikä kohta tekstissä muuttui."),
        ({"state": "out_of_remit"}, "Kerro, minne kohta kuuluu."),
        ({"reason": "Huomioidaan jatkovalmistelussa."}, "ei kerro, mitä tapahtuu"),
    ],
)
def test_what_an_answer_lacks_is_asked_and_nothing_is_saved(
    client: Client, heard: Heard, official: User, more: dict[str, str], words: str
) -> None:
    page = client.post(desk_url(heard), sent(heard, **more))

    assert words in page.content.decode()
    assert not Weighing.objects.exists()


def test_a_thin_reason_is_questioned_and_not_forbidden(
    client: Client, heard: Heard, official: User
) -> None:
    client.post(desk_url(heard), sent(heard, reason="Huomioidaan jatkovalmistelussa.", sure="on"))

    assert Weighing.objects.exists()


def test_what_changed_is_written_down_with_the_answer(
    client: Client, heard: Heard, official: User
) -> None:
    told_of = {"change": "new", "heading": "4.2 Illat", "old": "Päivällä.", "new": "Illallakin."}
    client.post(desk_url(heard), sent(heard, state="taken", reason="", **told_of))

    assert Change.objects.get().heading_fi == "4.2 Illat"
    assert Weighing.objects.get().state == PointState.TAKEN


def test_what_a_colleague_just_answered_is_compared(
    client: Client, heard: Heard, official: User
) -> None:
    mine = sent(heard, reason="Toinen syy, koska talo on myyty keväällä 2026.")
    weighed(heard.owner, heard.points[:1])
    page = client.post(desk_url(heard), mine)

    assert "Tähän vastasi juuri kollegasi. Vertaa." in page.content.decode()
    assert Weighing.objects.count() == 1
    assert not Change.objects.exists()


def test_coordination_answers_on_behalf_and_it_is_said(client: Client, heard: Heard) -> None:
    signed_in(client, RoleKind.COORDINATOR, region=heard.matter.region)
    client.post(desk_url(heard), sent(heard))

    assert Weighing.objects.get().on_behalf


@pytest.mark.parametrize("kind", [RoleKind.SPOKESPERSON, RoleKind.OFFICIAL])
def test_nobody_else_answers(client: Client, heard: Heard, kind: RoleKind) -> None:
    signed_in(client, kind, organisation=an_association(heard.matter.region))
    for url in (desk_url(heard), desk_url(heard, "desk"), desk_url(heard, "tell")):
        assert client.get(url).status_code == 403
        assert client.post(url, sent(heard)).status_code in {403, 405}
    assert client.post(desk_url(heard, "close")).status_code == 403

    assert not Weighing.objects.exists()


def test_the_last_step_mails_and_marks_the_matter_done(
    client: Client, heard: Heard, official: User
) -> None:
    refused = client.post(desk_url(heard, "close"))
    assert refused.status_code == 409
    html = refused.content.decode()
    assert "Asiaa ei voi merkitä valmiiksi: 2\u00a0kohtaa odottaa vastausta." in html
    assert f'href="{desk_url(heard, "desk")}">Vastaa niihin' in html
    weighed(heard.owner, heard.points)
    page = client.post(desk_url(heard, "close")).content.decode()
    assert "Asiaa ei voi merkitä valmiiksi: 1\u00a0vastaus on kertomatta." in page
    assert "1 näkemys, 2 kohtaa. 1\u00a0saa sähköpostin." in page
    for words in ("Lähetä 1 viesti", "Merkitse asia valmiiksi"):
        assert f"<span>{words}</span>" in page  # seen, not only heard
    assert not Notice.objects.exists()

    client.post(desk_url(heard, "tell"))
    client.post(desk_url(heard, "close"))

    heard.matter.refresh_from_db()
    assert Notice.objects.count() == 1
    assert heard.matter.is_closed


def test_a_link_or_a_reload_of_the_refusal_only_says_what_is_owed(
    client: Client, heard: Heard, official: User
) -> None:
    url = desk_url(heard, "close")
    html = client.get(url).content.decode()
    assert "Asiaa ei voi merkitä valmiiksi: 2\u00a0kohtaa odottaa vastausta." in html
    assert f'href="{desk_url(heard, "desk")}">Vastaa niihin' in html
    weighed(heard.owner, heard.points)
    assert "1\u00a0vastaus on kertomatta." in client.get(url).content.decode()
    told(heard.view)

    assert client.get(url)["Location"] == desk_url(heard, "tell")
    heard.matter.refresh_from_db()
    assert not heard.matter.is_closed
    client.post(url)
    assert client.get(url)["Location"] == desk_url(heard, "tell")


def test_reading_the_desk_changes_nothing(client: Client, heard: Heard, official: User) -> None:
    weighed(heard.owner, heard.points)
    for name in ("desk", "tell", "close"):
        client.get(desk_url(heard, name))

    assert not Notice.objects.exists()
    told(heard.view)


def test_a_letter_has_its_head_and_the_receivers_address(
    client: Client, heard: Heard, official: User
) -> None:
    heard.view.answer_to = "Tie 1\n04400 Järvenpää"
    heard.view.save(update_fields=["answer_to"])
    weighed(heard.owner, heard.points)
    with override("fi"):
        url = reverse("echo:tell_letter", args=[heard.matter.address, heard.view.code])
    page = client.get(url).content.decode()

    letter = page.split('class="k-letter"')[1].split("</div>")[0]
    assert "Tie 1<br>04400 Järvenpää" in letter
    assert f"Mitä näkemyksestäsi {heard.view.number} seurasi" in letter
    assert str(heard.matter.region.name.fi) in letter
    assert "Huone puretaan, koska sen ilma on huono." in letter
