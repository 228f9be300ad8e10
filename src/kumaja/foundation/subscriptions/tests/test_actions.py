"""Asking, confirming, changing and ending; nobody is flooded, and nobody learns who is known."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from conftest import NOW
from kumaja.foundation.accounts.actions import LinkSpent, open_account
from kumaja.foundation.accounts.models import Link, User
from kumaja.foundation.accounts.queries import find_link
from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.foundation.subscriptions import personal
from kumaja.foundation.subscriptions.actions import (
    FrequencyNotPossible,
    ask_to_subscribe,
    change_frequency,
    confirm_subscription,
    end_subscription,
    forget_unconfirmed,
    subscribe,
    subscribe_by_post,
)
from kumaja.foundation.subscriptions.domain.frequencies import Frequency, Way, is_possible
from kumaja.foundation.subscriptions.models import Receiver, Subscription
from kumaja.foundation.subscriptions.queries import deliveries, subscriptions_of
from kumaja.foundation.subscriptions.tests.factories import ReceiverFactory, SubscriptionFactory

pytestmark = pytest.mark.django_db
ADDRESS = "lukija@esimerkki.example"


@pytest.fixture
def region() -> Region:
    return RegionFactory.create()


@pytest.fixture
def user() -> User:
    return open_account(email="mari@esimerkki.example", now=NOW)


def ask(region: Region, email: str = ADDRESS, now: datetime = NOW) -> None:
    ask_to_subscribe(
        email=email, region=region, kind="newsletter", frequency=Frequency.WEEKLY,
        language="sv", now=now,
    )  # fmt: skip


def mailed_link() -> Link:
    mail = Mail.objects.latest("pk")
    link = find_link(mail.link.rsplit("/", 1)[1])
    assert link is not None
    return link


def told(region: Region, frequency: Frequency = Frequency.WEEKLY, about: str = "") -> list[str]:
    rows = deliveries(region=region, kind="newsletter", frequency=frequency, about=about)
    return [row.email for row in rows]


def test_nothing_is_told_before_the_address_confirms(region: Region) -> None:
    ask(region, " Lukija@Esimerkki.example")
    assert told(region) == []

    confirm_subscription(link=mailed_link(), now=NOW)

    assert told(region) == [ADDRESS]
    mail = Mail.objects.get()
    assert (mail.to, mail.language) == (ADDRESS, "sv")
    assert mail.link in mail.body
    assert "Bekräfta" in mail.subject


def test_a_link_confirms_once_and_in_time(region: Region) -> None:
    ask(region)
    with pytest.raises(LinkSpent):
        confirm_subscription(link=mailed_link(), now=NOW + timedelta(days=3))
    confirm_subscription(link=mailed_link(), now=NOW)
    with pytest.raises(LinkSpent):
        confirm_subscription(link=mailed_link(), now=NOW)


def test_an_address_gets_at_most_three_mails_an_hour(region: Region) -> None:
    for minute in range(10):
        ask(region, now=NOW + timedelta(minutes=minute))
    assert Mail.objects.count() == 3

    ask(region, now=NOW + timedelta(minutes=61))
    ask(region, "toinen@esimerkki.example")

    assert Mail.objects.filter(to=ADDRESS).count() == 4
    assert Mail.objects.count() == 5


def test_who_gets_it_already_is_not_asked_again(region: Region) -> None:
    ask(region)
    confirm_subscription(link=mailed_link(), now=NOW)

    ask(region)

    assert Mail.objects.count() == 1
    assert Subscription.objects.count() == 1


def test_a_changed_wish_holds_only_when_confirmed(region: Region) -> None:
    ask(region)
    confirm_subscription(link=mailed_link(), now=NOW)
    ask_to_subscribe(
        email=ADDRESS, region=region, kind="newsletter", frequency=Frequency.NOW,
        language="fi", now=NOW,
    )  # fmt: skip
    assert told(region) == [ADDRESS]

    confirm_subscription(link=mailed_link(), now=NOW)

    assert told(region) == []
    assert told(region, Frequency.NOW) == [ADDRESS]


def test_a_broken_address_is_refused_and_nothing_is_kept(region: Region) -> None:
    with pytest.raises(ValidationError):
        ask(region, "a@b\r\nBcc: c@d.example")

    assert not Receiver.objects.exists()


def test_nothing_is_asked_in_a_closed_region() -> None:
    with pytest.raises(RegionClosed):
        ask(RegionFactory.create(closed_at=NOW))

    assert not Mail.objects.exists()


def test_an_account_needs_no_confirmation_and_stands_once(region: Region, user: User) -> None:
    for frequency in (Frequency.DAILY, Frequency.DESK):
        subscribe(user=user, region=region, kind="newsletter", frequency=frequency, now=NOW)

    (row,) = subscriptions_of(user)
    assert (row.frequency, row.wanted_by.way) == ("desk", Way.ACCOUNT)
    assert told(region, Frequency.DESK) == [user.email]
    assert AuditRow.objects.filter(verb="subscribed", object_key=row.code).count() == 2


def test_an_erased_account_is_told_nothing(region: Region, user: User) -> None:
    subscribe(user=user, region=region, kind="newsletter", frequency=Frequency.NOW, now=NOW)
    User.objects.update(is_active=False)

    assert told(region, Frequency.NOW) == []


def test_who_asked_for_all_and_for_one_is_told_once(region: Region, user: User) -> None:
    for about in ("", "matters.Matter:a", "matters.Matter:b"):
        subscribe(
            user=user, region=region, kind="newsletter", frequency=Frequency.NOW, now=NOW,
            about=about,
        )  # fmt: skip

    assert told(region, Frequency.NOW, "matters.Matter:a") == [user.email]
    assert told(RegionFactory.create(slug="hame"), Frequency.NOW) == []


def test_paper_is_for_those_without_mail(region: Region, user: User) -> None:
    row = subscribe_by_post(
        name="Aino", street="Joenranta 2", postal_code="07170", post_office="Pornainen",
        region=region, kind="newsletter", language="fi", actor=user, now=NOW,
    )  # fmt: skip

    assert row.wanted_by.way == Way.POST
    (delivery,) = deliveries(region=region, kind="newsletter", frequency=Frequency.WEEKLY)
    assert (delivery.way, delivery.email) == (Way.POST, "")


def test_what_a_way_can_not_do_is_refused(region: Region) -> None:
    row = SubscriptionFactory.create()

    with pytest.raises(FrequencyNotPossible):
        change_frequency(
            subscription=row,
            frequency=Frequency.DESK,
            actor=open_account(email="a@b.example", now=NOW),
            now=NOW,
        )

    row.refresh_from_db()
    assert row.frequency == "weekly"
    assert not is_possible(Way.POST, Frequency.NOW)


def test_how_often_can_be_changed(region: Region, user: User) -> None:
    row = subscribe(user=user, region=region, kind="newsletter", frequency=Frequency.NOW, now=NOW)

    change_frequency(subscription=row, frequency=Frequency.DAILY, actor=user, now=NOW)

    assert told(region, Frequency.DAILY) == [user.email]


def test_an_address_is_forgotten_with_the_last_thing_it_asked_for() -> None:
    first = SubscriptionFactory.create()
    second = SubscriptionFactory.create(wanted_by=first.wanted_by, kind="events")

    end_subscription(subscription=first, actor=None, now=NOW)
    assert Receiver.objects.count() == 1
    end_subscription(subscription=second, actor=None, now=NOW)

    assert not Receiver.objects.exists()


def test_what_was_never_confirmed_is_forgotten_in_a_week(region: Region) -> None:
    ask(region)
    SubscriptionFactory.create()

    assert forget_unconfirmed(now=NOW + timedelta(days=7)) == 0
    assert forget_unconfirmed(now=NOW + timedelta(days=7, seconds=1)) == 1

    assert [row.email for row in Receiver.objects.all()] != [ADDRESS]
    assert Receiver.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": ""},
        {"email": "A@b.example"},
        {"street": "Joenranta 2", "name": "Aino"},
        {"email": "", "street": "Joenranta 2"},
    ],
)
def test_a_receiver_has_exactly_one_way(wrong: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ReceiverFactory.create(**wrong)


def test_an_address_stands_once_a_region(region: Region) -> None:
    ReceiverFactory.create(email=ADDRESS, region=region)

    with pytest.raises(IntegrityError), transaction.atomic():
        ReceiverFactory.create(email=ADDRESS, region=region)


def test_a_person_can_take_out_what_they_asked_for_and_be_forgotten(
    region: Region, user: User
) -> None:
    subscribe(user=user, region=region, kind="newsletter", frequency=Frequency.NOW, now=NOW)
    SubscriptionFactory.create(wanted_by=ReceiverFactory.create(email=user.email))
    SubscriptionFactory.create()

    kinds = [row["frequency"] for row in personal.export(user)["subscriptions"]]
    assert kinds == ["now", "weekly"]
    personal.erase(user, now=NOW)

    assert Receiver.objects.count() == 1
