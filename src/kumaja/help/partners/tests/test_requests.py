"""One request: sent once, answered once, told to those whom it concerns, forgotten in time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kumaja.foundation.outbox.models import IncomingMail, Mail
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.help.partners.actions.answering import Answered, RequestEnded, answer_invitation
from kumaja.help.partners.actions.drafting import (
    Invited,
    NotOfTheRegion,
    RequestNotDraft,
    TooManyInvited,
    choose_invited,
    drop_draft,
)
from kumaja.help.partners.actions.ending import (
    close_request,
    forget_old_requests,
    forget_person,
    withdraw_request,
)
from kumaja.help.partners.actions.sending import (
    NobodyInvited,
    TooLate,
    TooManySent,
    add_invited,
    remind,
    send_request,
)
from kumaja.help.partners.domain.kinds import MOST_INVITED, MOST_SENT_A_DAY, Answer, Way
from kumaja.help.partners.jobs import take_word
from kumaja.help.partners.models import PartnerInvitation, PartnerRequest
from kumaja.help.partners.queries.figures import get_figures
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
)
from kumaja.network.registry.models import Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def one(region: Region) -> Organisation:
    return an_association(region, "Muistipolku ry", email="polku@yksi.example")


@pytest.fixture
def other(region: Region) -> Organisation:
    return an_association(region, "Puhelimeton ry")


def answered(organisation: Organisation, answer: Answer, days: int = 1, contact: str = "") -> None:
    answer_invitation(
        invitation=invitation_to(organisation), answer=answer, message="Kiitos.",
        contact=contact, way=Way.LINK, actor=str(organisation), now=NOW + days * DAY,
    )  # fmt: skip


def test_a_request_goes_once_to_each_and_who_has_no_address_is_left_to_ring(
    region: Region, one: Organisation, other: Organisation
) -> None:
    request = a_request(a_body(region), region, one, other)
    assert [mail.to for mail in mails("invitation")] == ["polku@yksi.example"]
    assert "Etsimme muistiyhdistyksiä." in mails("invitation")[0].body
    assert invitation_to(other).to == ""
    assert invitation_to(other).invited_at == NOW
    with pytest.raises(RequestNotDraft):
        send_request(request=request, actor="test", now=NOW)
    assert Mail.objects.count() == 1


def test_what_cannot_be_sent_sends_nothing(region: Region, one: Organisation) -> None:
    body = a_body(region)
    empty, late = a_draft(body, region), a_draft(body, region, one, answer_by_on=NOW.date())
    with pytest.raises(NobodyInvited):
        send_request(request=empty, actor="test", now=NOW)
    with pytest.raises(TooLate):
        send_request(request=late, actor="test", now=NOW)
    many = [Invited(an_association(region, f"Nro {n} ry")) for n in range(MOST_INVITED + 1)]
    with pytest.raises(TooManyInvited):
        choose_invited(request=empty, invited=many, actor="test", now=NOW)
    elsewhere = an_association(RegionFactory.create(slug="ita"), "Muualla ry")
    for stranger in (elsewhere, body):
        with pytest.raises(NotOfTheRegion):
            choose_invited(request=empty, invited=[Invited(stranger)], actor="test", now=NOW)
    assert not Mail.objects.exists()


def test_a_body_sends_so_many_a_day_and_not_more(region: Region, one: Organisation) -> None:
    body = a_body(region)
    for _ in range(MOST_SENT_A_DAY):
        a_request(body, region, one)
    with pytest.raises(TooManySent):
        a_request(body, region, one)
    assert len(mails("invitation")) == MOST_SENT_A_DAY
    a_request(a_body(region, "HUS"), region, one)


def test_an_answer_counts_once_and_the_asker_is_told(
    region: Region, one: Organisation, other: Organisation
) -> None:
    body = a_body(region)
    request = a_request(body, region, one, other, actor=an_official(body))
    answered(one, Answer.ACCEPTED, contact="Maija 040 1")
    with pytest.raises(Answered):
        answered(one, Answer.DECLINED)
    answered(other, Answer.DECLINED, days=4, contact="Ei näytetä 040 2")
    assert invitation_to(one).contact == "Maija 040 1"
    assert invitation_to(other).contact == ""
    told = mails("answered")
    assert [mail.to for mail in told] == [request.asked_by.email] * 2 if request.asked_by else []
    assert "Maija 040 1" in told[0].body
    assert "040 2" not in told[1].body
    figures = get_figures(region)
    assert (figures.requests, figures.invited, figures.answered) == (1, 2, 2)
    assert (figures.accepted, figures.waiting, figures.days) == (1, 0, 2.5)


def test_drafts_are_counted_nowhere(region: Region, one: Organisation) -> None:
    a_draft(a_body(region), region, one)
    assert get_figures(region).requests == get_figures(region).invited == 0
    assert get_figures(region).days is None


def test_the_end_is_told_to_all_who_answered_and_nothing_is_taken_after_it(
    region: Region, one: Organisation, other: Organisation
) -> None:
    third = an_association(region, "Kolmas ry", email="kolmas@yksi.example")
    request = a_request(a_body(region), region, one, other, third)
    answered(one, Answer.DECLINED)
    assert close_request(request=request, outcome="Ryhmä alkaa.", actor="test", now=NOW) == 1
    assert [mail.to for mail in mails("ended")] == ["polku@yksi.example"]
    assert "Ryhmä alkaa." in mails("ended")[0].body
    with pytest.raises(RequestEnded):
        answered(third, Answer.ACCEPTED, contact="x")
    with pytest.raises(RequestNotDraft):
        close_request(request=request, outcome="Uudestaan", actor="test", now=NOW)
    assert invitation_to(third).state == Answer.WAITING


def test_a_withdrawn_request_is_told_to_those_who_might_prepare(
    region: Region, one: Organisation
) -> None:
    third = an_association(region, "Kolmas ry", email="kolmas@yksi.example")
    request = a_request(a_body(region), region, one, third)
    answered(third, Answer.DECLINED)
    withdraw_request(request=request, reason="Ei rahaa.", actor="test", now=NOW)
    assert [mail.to for mail in mails("ended")] == ["polku@yksi.example"]


def test_who_waits_is_reminded_once_a_week_and_more_can_be_asked(
    region: Region, one: Organisation, other: Organisation
) -> None:
    request = a_request(a_body(region), region, one, other)
    assert remind(request=request, actor="test", now=NOW + 6 * DAY) == 0
    assert remind(request=request, actor="test", now=NOW + 7 * DAY) == 1
    assert remind(request=request, actor="test", now=NOW + 8 * DAY) == 0
    third = an_association(region, "Kolmas ry", email="kolmas@yksi.example")
    rows = [Invited(third), Invited(one)]
    assert add_invited(request=request, invited=rows, actor="test", now=NOW + DAY) == 1
    assert [mail.to for mail in mails("invitation")] == [
        "polku@yksi.example",
        "kolmas@yksi.example",
    ]


def test_an_answer_by_mail_is_a_word_for_coordination_and_no_answer(
    region: Region, one: Organisation
) -> None:
    a_request(a_body(region), region, one)
    mail = IncomingMail.objects.create(
        region=region, print="x", sender="polku@yksi.example", subject="Vs",
        text="Tulemme kyllä!\n> vanhaa", received_at=NOW, state="taken",
    )  # fmt: skip
    payload = {"invitation": invitation_to(one).code, "incoming": mail.code}
    take_word(payload, now=NOW)
    row = invitation_to(one)
    assert (row.state, row.word) == (Answer.WAITING, "Tulemme kyllä!")
    assert not mails("answered")
    answered(one, Answer.ACCEPTED, contact="x")
    take_word(payload, now=NOW)
    mail.refresh_from_db()
    assert mail.state == "waiting"
    assert invitation_to(one).word == "Tulemme kyllä!"


def test_a_closed_region_takes_nothing(region: Region, one: Organisation) -> None:
    draft = a_draft(a_body(region), region)
    a_request(a_body(region, "HUS"), region, one)
    Region.objects.update(closed_at=NOW)
    with pytest.raises(RegionClosed):
        answered(one, Answer.ACCEPTED, contact="x")
    with pytest.raises(RegionClosed):
        drop_draft(request=draft, actor="test", now=NOW + DAY)
    assert PartnerRequest.objects.count() == 2
    assert invitation_to(one).state == Answer.WAITING


def test_persons_and_addresses_are_forgotten(region: Region, one: Organisation) -> None:
    body = a_body(region)
    asker = an_official(body)
    request = a_request(body, region, one, actor=asker, answer_by_on=date(2026, 12, 31))
    answered(one, Answer.ACCEPTED, contact="maija@koti.example")
    forget_person(asker, asker.email)
    request.refresh_from_db()
    assert (request.asked_by, request.contact) == (None, "–")
    close_request(request=request, outcome="Valmis.", actor="test", now=NOW)
    forget_old_requests(now=NOW + timedelta(days=364))
    assert invitation_to(one).contact == "maija@koti.example"
    forget_old_requests(now=NOW + timedelta(days=366))
    row = PartnerInvitation.objects.get()
    assert (row.to, row.contact, row.state) == ("", "", Answer.ACCEPTED)
    a_draft(body, region, one)
    forget_old_requests(now=NOW + timedelta(days=91))
    assert PartnerRequest.objects.count() == 1
