"""Who follows the calendar hears of each last day once, their own first, and can stop."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries

from kumaja.foundation.accounts.actions import open_account
from kumaja.foundation.accounts.models import User
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.foundation.subscriptions.actions import ask_to_subscribe, end_subscription, subscribe
from kumaja.foundation.subscriptions.domain.frequencies import Frequency
from kumaja.foundation.subscriptions.models import Subscription
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import OrganisationFactory, RoleFactory
from kumaja.voice.matters import jobs
from kumaja.voice.matters.actions.telling import CALENDAR
from kumaja.voice.matters.models import Matter, ToldDay
from kumaja.voice.matters.tests.rows import DAY, NOW, a_body, a_matter, a_stage

MONDAY = NOW + 2 * DAY


@pytest.fixture
def user(region: Region) -> User:
    return open_account(email="seuraaja@yhdistys.example", now=NOW)


def _follow(
    user: User, region: Region, frequency: Frequency = Frequency.NOW, about: str = ""
) -> Subscription:
    return subscribe(
        user=user, region=region, kind=CALENDAR, frequency=frequency, now=NOW, about=about
    )


def _mails() -> list[Mail]:
    return list(Mail.objects.filter(kind=CALENDAR).order_by("pk"))


def test_each_last_day_is_told_once(region: Region, user: User) -> None:
    matter = a_matter(region, can_change_fi="Ajat")
    a_stage(matter, days=12)
    _follow(user, region)

    for _again in range(3):
        jobs.tell_now({}, now=NOW)

    (mail,) = _mails()
    assert (mail.to, mail.subject) == (
        user.email, "Vaikuta viimeistään to 3.12.2026: Kokoontumistilat",
    )  # fmt: skip
    assert "Voi vielä muuttua: Ajat" in mail.body
    assert f"/uusimaa/fi/asiat/{matter.address}/" in mail.body
    assert mail.unsubscribe_url in mail.body
    a_stage(matter, starts_at=NOW + 20 * DAY, days=30)
    jobs.tell_now({}, now=NOW + DAY)
    assert len(_mails()) == 2


def test_a_mail_that_is_not_written_tells_nothing(
    region: Region, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_stage(a_matter(region))
    _follow(user, region)

    def _broken(**_told: object) -> None:
        raise ValidationError("no")

    with monkeypatch.context() as patched:
        patched.setattr("kumaja.voice.matters.actions.telling.post", _broken)
        with pytest.raises(ValidationError):
            jobs.tell_now({}, now=NOW)
    assert not ToldDay.objects.exists()

    jobs.tell_now({}, now=NOW)
    assert len(_mails()) == 1


def test_each_hears_as_often_as_they_asked(region: Region) -> None:
    a_stage(a_matter(region))
    for frequency in (Frequency.NOW, Frequency.DAILY, Frequency.WEEKLY):
        user = open_account(email=f"{frequency}@yhdistys.example", now=NOW)
        _follow(user, region, frequency)

    jobs.tell_now({}, now=NOW)
    assert [mail.to for mail in _mails()] == ["now@yhdistys.example"]
    jobs.tell_daily({}, now=NOW)
    assert [mail.to for mail in _mails()][1:] == ["daily@yhdistys.example"]
    jobs.tell_daily({}, now=MONDAY)
    assert [mail.to for mail in _mails()][2:] == ["weekly@yhdistys.example"]


def test_ones_own_stands_first(region: Region, user: User) -> None:
    term = Term.objects.filter(scheme="theme")[0]
    ours = OrganisationFactory.create(region=region)
    ours.terms.add(term)
    RoleFactory.create(user=user, organisation=ours, kind=RoleKind.EDITOR)
    a_stage(a_matter(region, title="Toisten"), days=3)
    own = a_matter(region, title="Oma")
    own.terms.add(term)
    a_stage(own, days=30)
    _follow(user, region)

    jobs.tell_now({}, now=NOW)

    (mail,) = _mails()
    assert mail.subject == "Vaikuta viimeistään ma 21.12.2026: Oma ja 1 muu viimeinen päivä"
    assert mail.body.index("Yhdistystäsi koskevat") < mail.body.index("Oma")
    assert mail.body.index("Oma") < mail.body.index("Muut") < mail.body.index("Toisten")


def test_who_narrowed_hears_of_that_alone(region: Region, user: User) -> None:
    body = a_body(region, "Meidän")
    a_stage(a_matter(region, body, title="Meidän asia"))
    a_stage(a_matter(region, title="Muiden asia"))
    _follow(user, region, about=f"body={body.code}")
    _follow(open_account(email="b@b.example", now=NOW), region, about="body=ei-ole")

    jobs.tell_now({}, now=NOW)

    (mail,) = _mails()
    assert "Meidän asia" in mail.body
    assert "Muiden asia" not in mail.body


def test_nobody_hears_without_having_confirmed_or_after_stopping(
    region: Region, user: User
) -> None:
    a_stage(a_matter(region))
    ask_to_subscribe(
        email="joku@muu.example", region=region, kind=CALENDAR, frequency=Frequency.NOW,
        language="fi", now=NOW,
    )  # fmt: skip
    end_subscription(subscription=_follow(user, region), actor=user, now=NOW)

    jobs.tell_now({}, now=NOW)

    assert _mails() == []


def test_drafts_what_is_over_and_other_regions_are_not_told(region: Region, user: User) -> None:
    a_stage(a_matter(region, is_published=False))
    a_stage(a_matter(region), starts_at=NOW - 9 * DAY, days=9)
    a_stage(a_matter(RegionFactory.create(slug="toinen")))
    gone = a_matter(region)
    a_stage(gone)
    Matter.objects.filter(pk=gone.pk).update(archived_at=NOW, archive_reason="Peruttu")
    _follow(user, region)

    jobs.tell_now({}, now=NOW)

    assert _mails() == []


def test_a_round_in_which_nothing_is_new_costs_the_same_for_many(
    region: Region, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        a_stage(a_matter(region, title=f"{number}"))
        _follow(open_account(email=f"a{number}@b.example", now=NOW), region)
    jobs.tell_now({}, now=NOW)
    assert len(_mails()) == 20

    with django_assert_max_num_queries(12):
        jobs.tell_now({}, now=NOW + timedelta(minutes=15))
