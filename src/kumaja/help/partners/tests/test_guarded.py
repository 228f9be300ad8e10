"""Requests to partners: who sees which, what each act leaves in the log, whom links still serve."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from kumaja.foundation.accounts.models import Link
from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.help.partners.actions.answering import (
    RequestEnded,
    answer_invitation,
    keep_word,
)
from kumaja.help.partners.actions.drafting import (
    Invited,
    RequestNotDraft,
    choose_invited,
    drop_draft,
)
from kumaja.help.partners.actions.ending import close_request, forget_person, withdraw_request
from kumaja.help.partners.actions.sending import add_invited, remind
from kumaja.help.partners.domain.kinds import MOST_INVITED, Answer, Way
from kumaja.help.partners.models import PartnerInvitation, PartnerRequest
from kumaja.help.partners.policies import (
    answered_by,
    looked_after_by,
    may_answer,
    may_ask,
    requests_seen_by,
)
from kumaja.help.partners.tests.rows import (
    DAY,
    NOW,
    a_body,
    a_draft,
    a_request,
    an_association,
    an_official,
    invitation_to,
    mails,
    token_in,
)
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import TODAY, RoleFactory, a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def one(region: Region) -> Organisation:
    return an_association(region, "Muistipolku ry", email="polku@yksi.example")


def answered(organisation: Organisation, answer: Answer, contact: str = "") -> None:
    answer_invitation(
        invitation=invitation_to(organisation), answer=answer, message="Kiitos.",
        contact=contact, way=Way.LINK, actor="x", now=NOW + DAY,
    )  # fmt: skip


def verbs(*rows: PartnerRequest | PartnerInvitation) -> list[str]:
    keys = [row.code for row in rows]
    found = AuditRow.objects.filter(object_key__in=keys).order_by("pk")
    return list(found.values_list("verb", flat=True))


def test_a_draft_is_seen_by_its_own_officials_alone(region: Region, one: Organisation) -> None:
    body = a_body(region)
    draft = a_draft(body, region, one)
    keeper = a_person(RoleKind.SPOKESPERSON, organisation=one)
    assert list(requests_seen_by(an_official(body), region, TODAY)) == [draft]
    for kind in (RoleKind.COORDINATOR, RoleKind.ADMINISTRATOR):
        reach = {"region": region} if kind == RoleKind.COORDINATOR else {}
        assert not looked_after_by(a_person(kind, **reach), region, TODAY).exists()
    assert not may_answer(keeper, invitation_to(one), TODAY)
    assert not answered_by(keeper, region, TODAY).exists()


def test_requests_of_another_region_are_neither_seen_nor_answered_here(
    region: Region, one: Organisation
) -> None:
    other = RegionFactory.create(slug="ita")
    body = a_body(region)
    for row in (body, one):
        row.memberships.create(region=other, since_on=TODAY)
    there = a_request(body, other, one)
    official, keeper = an_official(body), a_person(RoleKind.SPOKESPERSON, organisation=one)
    assert list(requests_seen_by(official, other, TODAY)) == [there]
    assert not requests_seen_by(official, region, TODAY).exists()
    assert answered_by(keeper, other, TODAY).count() == 1
    assert not answered_by(keeper, region, TODAY).exists()
    administrator = a_person(RoleKind.ADMINISTRATOR)
    assert list(looked_after_by(administrator, other, TODAY)) == [there]
    assert not looked_after_by(administrator, region, TODAY).exists()


def test_only_officials_ask_and_only_in_the_name_of_an_authority(
    region: Region, one: Organisation
) -> None:
    body = a_body(region)
    assert may_ask(an_official(body), body, TODAY)
    assert not may_ask(a_person(RoleKind.SPOKESPERSON, organisation=body), body, TODAY)
    assert not may_ask(
        RoleFactory.create(kind=RoleKind.OFFICIAL, organisation=one).user, one, TODAY
    )


def test_each_act_is_in_the_log(region: Region, one: Organisation) -> None:
    body = a_body(region)
    request = a_request(body, region, one)
    remind(request=request, actor="test", now=NOW + 7 * DAY)
    add_invited(request=request, invited=[], actor="test", now=NOW)
    answered(one, Answer.ACCEPTED, contact="Maija")
    close_request(request=request, outcome="Valmis.", actor="test", now=NOW)
    assert verbs(request) == [
        "began", "chose whom to ask", "sent to partners", "reminded", "asked more", "closed",
    ]  # fmt: skip
    assert verbs(invitation_to(one)) == ["answered"]
    dropped, withdrawn = a_draft(body, region), a_request(body, region, one)
    code = dropped.code
    drop_draft(request=dropped, actor="test", now=NOW)
    withdraw_request(request=withdrawn, reason="Ei", actor="test", now=NOW)
    assert AuditRow.objects.get(object_key=code, verb="threw away")
    assert verbs(withdrawn)[-1] == "withdrew"


def test_a_draft_is_neither_answered_nor_ended(region: Region, one: Organisation) -> None:
    draft = a_draft(a_body(region), region, one)
    with pytest.raises(RequestEnded):
        answered(one, Answer.ACCEPTED, contact="x")
    for end, words in ((close_request, "outcome"), (withdraw_request, "reason")):
        with pytest.raises(RequestNotDraft):
            end(request=draft, actor="test", now=NOW, **{words: "x"})
    assert not Mail.objects.exists()


def test_what_was_sent_is_not_addressed_anew(region: Region, one: Organisation) -> None:
    request = a_request(a_body(region), region, one)
    other = an_association(region, "Toinen ry")
    with pytest.raises(RequestNotDraft):
        choose_invited(request=request, invited=[Invited(other)], actor="test", now=NOW)
    with pytest.raises(RequestNotDraft):
        drop_draft(request=request, actor="test", now=NOW)
    assert [row.organisation for row in request.invitations.all()] == [one]


def test_coordination_asks_no_more_at_once_than_anyone(region: Region, one: Organisation) -> None:
    request = a_request(a_body(region), region, one)
    many = [Invited(an_association(region, f"Nro {n} ry")) for n in range(MOST_INVITED + 1)]
    assert add_invited(request=request, invited=many, actor="test", now=NOW) == MOST_INVITED


def test_who_has_answered_is_not_reminded(region: Region, one: Organisation) -> None:
    request = a_request(a_body(region), region, one)
    answered(one, Answer.ACCEPTED, contact="Maija")
    assert remind(request=request, actor="test", now=NOW + 8 * DAY) == 0
    assert not mails("reminder")


def test_a_draft_is_begun_and_sent_in_an_open_region_alone(region: Region) -> None:
    body = a_body(region)
    Region.objects.update(closed_at=NOW)
    region.refresh_from_db()
    with pytest.raises(RegionClosed):
        a_draft(body, region)
    assert not PartnerRequest.objects.exists()


def test_a_second_mail_is_kept_beneath_the_first(region: Region, one: Organisation) -> None:
    a_request(a_body(region), region, one)
    for text in ("Tulemme.", "Emme sittenkään.\x00"):
        assert keep_word(invitation=invitation_to(one), text=text, now=NOW)
    assert invitation_to(one).word == "Tulemme.\n\nEmme sittenkään."
    assert verbs(invitation_to(one)) == ["wrote by mail"] * 2


def test_who_is_erased_is_in_no_invitation_and_in_no_row_of_the_log(
    region: Region, one: Organisation
) -> None:
    body = a_body(region)
    asker = an_official(body)
    request = a_request(body, region, one, actor=asker)
    keep_word(invitation=invitation_to(one), text="t. polku@yksi.example", now=NOW)
    answered(one, Answer.ACCEPTED, contact="Maija, polku@yksi.example")
    forget_person(asker, "polku@yksi.example")
    row = invitation_to(one)
    assert (row.to, row.contact, row.word) == ("", "", "")
    kept = AuditRow.objects.filter(object_key=request.code)
    assert kept.exists() and not kept.exclude(after=None).exclude(after={}).exists()


@pytest.fixture
def page(region: Region, one: Organisation) -> str:
    a_request(a_body(region), region, one)
    with translation.override("fi"):
        return reverse("partners:answer", args=[token_in(mails("invitation")[0])])


YES = {"answer": "accepted", "message": "Tulemme.", "contact": "Maija 040 1"}


def test_a_link_that_was_revoked_answers_nothing(
    client: Client, one: Organisation, page: str
) -> None:
    Link.objects.update(revoked_at=NOW)
    assert client.post(page, YES).status_code == 410
    assert invitation_to(one).state == Answer.WAITING


def test_a_link_of_an_association_that_was_taken_away_answers_nothing(
    client: Client, one: Organisation, page: str
) -> None:
    Organisation.objects.filter(pk=one.pk).update(archived_at=NOW)
    assert client.post(page, YES).status_code == 410
    assert invitation_to(one).state == Answer.WAITING


def test_an_answer_spends_its_link(client: Client, page: str) -> None:
    client.post(page, YES)
    assert Link.objects.get().spent_at is not None
