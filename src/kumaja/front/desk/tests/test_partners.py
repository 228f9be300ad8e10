"""An official asks and hears; an association answers on its desk; coordination looks after it."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import translation

from kumaja.foundation.accounts.models import User
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.models import Region, RegionHost
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.front.desk.tests.conftest import Browser
from kumaja.help.partners.actions.answering import answer_invitation
from kumaja.help.partners.domain.kinds import Answer, RequestState, Way
from kumaja.help.partners.models import PartnerInvitation, PartnerRequest
from kumaja.help.partners.policies import (
    answered_by,
    asking_by,
    looked_after_by,
    may_answer,
    may_ask,
    may_look_after,
    may_see_request,
    requests_seen_by,
)
from kumaja.help.partners.tests.rows import (
    NOW,
    a_body,
    a_draft,
    a_request,
    an_association,
    an_official,
    invitation_to,
)
from kumaja.network.networks.tests.factories import MembershipFactory, NetworkFactory
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Contact, Organisation
from kumaja.network.registry.tests.factories import TODAY, a_person

pytestmark = pytest.mark.django_db
ASK = "/fi/loyda-kumppani/pyyda/"
LIST = "/fi/tyopoyta/kumppanipyynnot/"
CANARY = "Kanarialintunen 040 7777"
SENT = {
    "title": "Muistikahvila", "need": "Etsimme pitäjiä.", "kind": "planning",
    "answer_by_on": "2027-01-15", "role": "suunnittelija", "contact": "019 9",
}  # fmt: skip


@pytest.fixture
def body(region: Region) -> Organisation:
    return a_body(region)


@pytest.fixture
def official(body: Organisation) -> User:
    return an_official(body)


@pytest.fixture
def partner(region: Region) -> Organisation:
    row = an_association(region, "Muistipolku ry", email="polku@yksi.example", terms=["memory"])
    Contact.objects.create(organisation=row, role_fi=CANARY, phone="040 7777", visibility="network")
    return row


def another_region(region: Region) -> Region:
    """Return a second region; the first one keeps the host of the tests."""
    RegionHost.objects.create(region=region, host="testserver")
    made: Region = RegionFactory.create(slug="ita")
    return made


def test_an_official_asks_chooses_looks_and_sends_once(
    browser: Browser, body: Organisation, official: User, partner: Organisation
) -> None:
    client = browser(official)
    assert LIST in client.get("/fi/tyopoyta/", follow=True).content.decode()
    given = SENT | {"body": body.code, "theme": "theme:memory"}
    choose = client.post(ASK, given)["Location"]
    page = client.get(choose)
    assert page.context["form"].initial["invited"] == [partner.code]
    preview = client.post(choose, {"invited": partner.code})["Location"]
    text = client.get(preview).content.decode()
    assert "Lähtee 1 yhdistykselle" in text
    assert "Etsimme pitäjiä." in text
    assert not Mail.objects.exists()
    for _ in range(2):
        assert client.post(f"{preview}laheta/", {"form_key": "a"}).status_code == 302
    assert Mail.objects.get().to == "polku@yksi.example"
    assert PartnerRequest.objects.get().state == RequestState.SENT
    assert "Pyyntösi on matkalla" in client.get(preview).content.decode()


def test_boards_that_have_no_time_are_told_of_before_anything_is_saved(
    browser: Browser, body: Organisation, official: User
) -> None:
    client, given = browser(official), SENT | {"body": body.code, "answer_by_on": "2026-12-10"}
    text = client.post(ASK, given).content.decode()
    assert "Hallitukset eivät ehdi kokoontua. Pidennä tai kerro syy." in text
    assert not PartnerRequest.objects.exists()
    assert client.post(ASK, given | {"hurry_reason": "Tila vapautuu."}).status_code == 302


def test_one_cannot_ask_for_a_body_or_through_a_network_that_is_not_ones_own(
    browser: Browser, region: Region, official: User, body: Organisation
) -> None:
    stranger = a_body(region, "HUS")
    assert browser(official).post(ASK, SENT | {"body": stranger.code}).status_code == 200
    assert not PartnerRequest.objects.exists()
    elsewhere = NetworkFactory.create(region=another_region(region))
    browser(official).post(ASK, SENT | {"body": body.code, "network": elsewhere.code})
    assert PartnerRequest.objects.get().network is None


def test_a_network_is_asked_as_a_whole_and_a_page_leads_to_its_association(
    browser: Browser, region: Region, body: Organisation, official: User, partner: Organisation
) -> None:
    network, client = NetworkFactory.create(region=region), browser(official)
    MembershipFactory.create(network=network, organisation=partner)
    assert "Kysy verkostolta" in client.get(network.get_absolute_url()).content.decode()
    sent = client.post(ASK, SENT | {"body": body.code, "network": network.code})
    page = client.get(sent["Location"])
    assert page.context["form"].initial["invited"] == [partner.code]
    text = client.get(partner.get_absolute_url()).content.decode()
    assert f"{ASK}?invite={partner.code}" in text
    client.post(ASK, SENT | {"body": body.code, "invite": partner.code})
    assert PartnerInvitation.objects.get().organisation == partner


def test_requests_of_others_and_of_another_region_are_not_there(
    browser: Browser, region: Region, body: Organisation, official: User, partner: Organisation
) -> None:
    other = a_request(a_body(region, "HUS"), region, partner)
    elsewhere = another_region(region)
    far = a_draft(a_body(elsewhere, "Muu kunta"), elsewhere)
    own = a_draft(body, region, partner)
    client = browser(official)
    assert client.get(f"{LIST}{far.code}/").status_code == 404
    for rest in ("", "muokkaa/", "valitse/", "sulje/", "peru/"):
        assert client.get(f"{LIST}{other.code}/{rest}").status_code == 404
    for rest in ("laheta/", "poista/", "sulje/", "peru/"):
        assert client.post(f"{LIST}{other.code}/{rest}", {"outcome": "x"}).status_code == 404
    assert other.code not in client.get(LIST).content.decode()
    adviser = a_person(RoleKind.ADVISER, region=region)
    assert browser(adviser).get(ASK).status_code == 403
    assert browser(adviser).post(f"{LIST}{own.code}/laheta/").status_code == 403
    other.refresh_from_db()
    assert other.state == RequestState.SENT


def test_nothing_that_is_not_public_is_shown_before_an_association_agrees(
    browser: Browser, region: Region, body: Organisation, official: User, partner: Organisation
) -> None:
    draft, client = a_draft(body, region, partner, actor=official), browser(official)
    pages = [f"{LIST}{draft.code}/", f"{LIST}{draft.code}/valitse/", LIST,
             "/fi/loyda-kumppani/?theme=theme:memory"]  # fmt: skip
    assert all("040 7777" not in client.get(page).content.decode() for page in pages)
    client.post(f"{LIST}{draft.code}/laheta/")
    page = f"{LIST}{draft.code}/"
    assert "040 7777" not in client.get(page).content.decode()
    assert "polku@yksi.example" not in client.get(page).content.decode()
    answer_invitation(
        invitation=invitation_to(partner), answer=Answer.ACCEPTED, message="Tulemme.",
        contact="Maija 040 1", way=Way.LINK, actor="x", now=NOW,
    )  # fmt: skip
    text = client.get(page).content.decode()
    assert "Maija 040 1" in text
    assert "040 7777" not in text


def test_the_outcome_is_told_and_the_request_ends(
    browser: Browser, region: Region, body: Organisation, official: User, partner: Organisation
) -> None:
    row, client = a_request(body, region, partner), browser(official)
    assert client.post(f"{LIST}{row.code}/sulje/", {"outcome": ""}).status_code == 200
    assert client.post(f"{LIST}{row.code}/sulje/", {"outcome": "Alkaa."}).status_code == 302
    assert "Alkaa." in client.get(f"{LIST}{row.code}/").content.decode()
    assert client.get(f"{LIST}{row.code}/sulje/").status_code == 302
    assert client.post(f"{LIST}{row.code}/poista/").status_code == 302
    assert PartnerRequest.objects.get().state == RequestState.CLOSED


def test_an_association_answers_on_its_desk_and_only_its_own_people_do(
    browser: Browser, region: Region, body: Organisation, own: Organisation, editor: User
) -> None:
    other = an_association(region, "Sivukylien Ääni ry")
    a_request(body, region, own, other)
    row, client = invitation_to(own), browser(editor)
    desk = f"/fi/meidan-yhdistys/{own.address}/"
    assert "Vastaa kumppanipyyntöön" in client.get(desk).content.decode()
    page = f"{desk}kumppanipyynnot/{row.code}/"
    assert client.get(page).status_code == client.get(f"{page}arkki/").status_code == 200
    foreign = f"{desk}kumppanipyynnot/{invitation_to(other).code}/"
    assert client.get(foreign).status_code == 404
    coordinator = a_person(RoleKind.COORDINATOR, region=region)
    yes = {"state": "accepted", "contact": "Maija", "message": ""}
    assert browser(coordinator).post(page, yes).status_code == 403
    assert client.post(page, yes | {"contact": ""}).status_code == 200
    assert client.post(page, yes).status_code == 302
    assert client.post(page, yes | {"state": "declined"}).status_code == 200
    row.refresh_from_db()
    assert (row.state, row.answered_by, row.way) == (Answer.ACCEPTED, editor, Way.DESK)
    assert "Vastaa kumppanipyyntöön" not in client.get(desk).content.decode()


def test_coordination_sees_what_waits_enters_what_was_told_and_asks_more(
    browser: Browser, region: Region, body: Organisation, own: Organisation, partner: Organisation
) -> None:
    row = a_request(body, region, own)
    draft = a_draft(body, region, own)
    client = browser(a_person(RoleKind.COORDINATOR, region=region))
    queue = "/fi/koordinaatio/kumppanipyynnot/"
    page = f"{queue}{row.code}/"
    assert "1 pyyntö odottaa vastauksia." in client.get(queue).content.decode()
    assert "ei sähköpostia: soita" in client.get(page).content.decode()
    assert client.get(f"{queue}{draft.code}/").status_code == 404
    enter = f"{page}vastaukset/{invitation_to_of(row, own).code}/"
    client.post(enter, {"state": "declined", "message": "Puhelimessa: ei nyt."})
    assert invitation_to_of(row, own).way == Way.COORDINATION
    row.terms.set(partner.terms.all())
    client.post(f"{page}lisaa/", {"invited": partner.code})
    assert Mail.objects.get(kind="partners.invitation").to == "polku@yksi.example"


def test_a_reminder_is_seen_before_it_goes(
    browser: Browser, region: Region, body: Organisation, partner: Organisation,
    time_machine: object,
) -> None:  # fmt: skip
    page = f"/fi/koordinaatio/kumppanipyynnot/{a_request(body, region, partner).code}/"
    time_machine.move_to("2026-12-01T12:00:00Z", tick=False)  # type: ignore[attr-defined]
    client = browser(a_person(RoleKind.COORDINATOR, region=region))
    text = client.get(f"{page}muistuta/").content.decode()
    assert "Tämä on yhä auki" in text
    assert not Mail.objects.filter(kind="partners.reminder").exists()
    client.post(f"{page}muistuta/")
    assert Mail.objects.filter(kind="partners.reminder").count() == 1


def invitation_to_of(row: PartnerRequest, organisation: Organisation) -> PartnerInvitation:
    return PartnerInvitation.objects.get(request=row, organisation=organisation)


def test_what_one_may_and_what_one_sees_are_the_same_for_each_role(
    region: Region, body: Organisation, own: Organisation, official: User, editor: User
) -> None:
    row = a_request(body, region, own)
    asked = invitation_to(own)
    people = [
        official, editor, a_person(RoleKind.COORDINATOR, region=region),
        a_person(RoleKind.ADMINISTRATOR), a_person(RoleKind.EDITOR),
        an_official(a_body(region, "HUS")),
    ]  # fmt: skip
    for user in people:
        sees = requests_seen_by(user, region, TODAY).filter(pk=row.pk).exists()
        assert may_see_request(user, row, TODAY) == sees == (user == official)
        asks = asking_by(user, region, TODAY).filter(pk=body.pk).exists()
        assert may_ask(user, body, TODAY) == asks
        answers = answered_by(user, region, TODAY).filter(pk=asked.pk).exists()
        assert may_answer(user, asked, TODAY) == answers == (user == editor)
        looks = looked_after_by(user, region, TODAY).filter(pk=row.pk).exists()
        assert may_look_after(user, region, TODAY) == looks


def test_addresses_are_translated() -> None:
    found = []
    for language in ("fi", "sv", "en"):
        with translation.override(language):
            found.append(reverse("partners:find"))
    assert found == ["/fi/loyda-kumppani/", "/sv/hitta-partner/", "/en/find-partners/"]
