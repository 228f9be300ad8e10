from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from kumaja.foundation.audit.queries import history_of
from kumaja.foundation.outbox.models import Mail
from kumaja.network.networks.actions.offers import (
    OfferClosed,
    OfferedAlready,
    accept_offer,
    agree_to_offer,
    decline_offer,
    offer_for_task,
    withdraw_offer,
)
from kumaja.network.networks.actions.tasks import Holders, TaskHeld, hold_task
from kumaja.network.networks.domain.kinds import Manner, OfferState, TaskKind
from kumaja.network.networks.models import NetworkTask, TaskHolding, TaskOffer
from kumaja.network.networks.queries.offers import waiting_offers
from kumaja.network.networks.tests.factories import NetworkFactory, decided, fi
from kumaja.network.registry.domain.kinds import OrganisationKind, RoleKind
from kumaja.network.registry.models import Contact, Organisation
from kumaja.network.registry.tests.factories import NOON, TODAY, OrganisationFactory, a_person

pytestmark = pytest.mark.django_db


def a_task() -> NetworkTask:
    task: NetworkTask = NetworkFactory.create().tasks.get(kind=TaskKind.COORDINATION)
    return task


def spoken_for(name: str, language: str = "fi") -> Organisation:
    own: Organisation = OrganisationFactory.create(name_fi=name)
    user = a_person(RoleKind.SPOKESPERSON, organisation=own)
    user.email, user.language = f"{own.code}@yhdistys.example", language
    user.save()
    return own


def offer(task: NetworkTask, *parties: Organisation) -> TaskOffer:
    return offer_for_task(
        task=task, offering=parties[0], together_with=parties[1:], words="Hoidamme vuorotellen.",
        language="fi", starts_on=TODAY, actor=None, now=NOON,
    )  # fmt: skip


def test_an_offer_waits_for_coordination_only_when_each_party_has_agreed() -> None:
    one, two, three = (spoken_for(name) for name in ("Yksi ry", "Kaksi ry", "Kolme ry"))
    row = offer(a_task(), one, two, three)
    assert row.state == OfferState.GATHERING
    with pytest.raises(OfferClosed):
        accept_offer(offer=row, decision=decided(), actor=None, now=NOON)
    for party in (two, three):
        assert not waiting_offers(row.task.network.region).exists()
        agree_to_offer(offer=row, organisation=party, actor=None, now=NOON)
    assert waiting_offers(row.task.network.region).get() == row
    with pytest.raises(OfferClosed):
        agree_to_offer(offer=row, organisation=two, actor=None, now=NOON)


def test_the_others_are_asked_by_mail_each_in_their_language() -> None:
    one, two, three = (
        spoken_for("Yksi ry"),
        spoken_for("Två rf", "sv"),
        OrganisationFactory.create(),
    )
    Contact.objects.create(organisation=three, email="toimisto@kolme.example")
    row = offer(a_task(), one, two, three)
    mails = {mail.to: mail for mail in Mail.objects.all()}
    assert set(mails) == {f"{two.code}@yhdistys.example", "toimisto@kolme.example"}
    told = mails["toimisto@kolme.example"]
    assert row.words in told.body and row.code in told.body and "Yksi ry" in told.body
    assert mails[f"{two.code}@yhdistys.example"].language == "sv"
    assert "/uusimaa/sv/" in mails[f"{two.code}@yhdistys.example"].link


def test_an_accepted_offer_holds_the_task_and_all_are_told() -> None:
    one, two = spoken_for("Yksi ry"), spoken_for("Kaksi ry")
    row = offer(a_task(), one, two)
    agree_to_offer(offer=row, organisation=two, actor=None, now=NOON)
    holding = accept_offer(offer=row, decision=decided(), actor=None, now=NOON)
    row.refresh_from_db()
    assert (row.state, row.holding) == (OfferState.ACCEPTED, holding)
    assert holding.manner == Manner.ASSOCIATIONS
    assert [one.organisation for one in holding.holders.order_by("position")] == [one, two]
    assert Mail.objects.filter(subject__contains="Tehtävä on teidän").count() == 2
    assert [act.verb for act in history_of(row)] == ["accepted", "agreed", "offered"]


def test_a_declined_offer_tells_its_reason_by_mail_and_holds_nothing() -> None:
    community = OrganisationFactory.create(kind=OrganisationKind.COMMUNITY)
    Contact.objects.create(organisation=community, email="toimisto@yhteiso.example")
    row = offer(a_task(), community)
    with pytest.raises(ValidationError):
        decline_offer(offer=row, reason=" ", actor=None, now=NOON)
    assert not Mail.objects.exists()
    decline_offer(offer=row, reason="Foorumi päättää keväällä.", actor=None, now=NOON)
    row.refresh_from_db()
    assert (row.state, row.answered_at) == (OfferState.DECLINED, NOON)
    assert "Foorumi päättää keväällä." in Mail.objects.get().body
    assert not TaskHolding.objects.exists()
    with pytest.raises(OfferClosed):
        accept_offer(offer=row, decision=decided(), actor=None, now=NOON)


def test_any_party_withdraws_and_no_stranger_does() -> None:
    one, two, stranger = spoken_for("Yksi ry"), spoken_for("Kaksi ry"), spoken_for("Muu ry")
    row = offer(a_task(), one, two)
    for act in (withdraw_offer, agree_to_offer):
        with pytest.raises(OfferClosed):
            act(offer=row, organisation=stranger, actor=None, now=NOON)
    row.refresh_from_db()
    assert row.state == OfferState.GATHERING
    withdraw_offer(offer=row, organisation=two, actor=None, now=NOON)
    row.refresh_from_db()
    assert row.state == OfferState.WITHDRAWN
    assert Mail.objects.latest("pk").to == f"{one.code}@yhdistys.example"
    assert offer(row.task, one, two).state == OfferState.GATHERING


def test_what_cannot_be_offered_is_refused_and_nobody_is_mailed() -> None:
    task, one, two = a_task(), spoken_for("Yksi ry"), spoken_for("Kaksi ry")
    body = OrganisationFactory.create(kind=OrganisationKind.PUBLIC_BODY)
    for parties in ((one,), (one, one), (one, body)):
        with pytest.raises(ValidationError):
            offer(task, *parties)
    held = a_task()
    post = Holders(Manner.EMPLOYEE, (), fi("Koordinaattori"))
    hold_task(task=held, holders=post, decision=decided(), actor=None, now=NOON)
    with pytest.raises(TaskHeld):
        offer(held, one, two)
    assert not TaskOffer.objects.exists()
    assert not Mail.objects.exists()
    offer(task, one, two)
    with pytest.raises(OfferedAlready):
        offer(task, one, two)
    assert TaskOffer.objects.count() == 1
