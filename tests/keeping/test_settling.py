"""A restored installation does nothing twice, and forgets whom it had forgotten."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command

from kumaja.foundation.accounts.actions import (
    LinkSpent,
    make_link,
    make_sign_in_link,
    spend_link,
)
from kumaja.foundation.accounts.models import SignIn, User
from kumaja.foundation.accounts.queries import find_link
from kumaja.foundation.accounts.tests.factories import UserFactory
from kumaja.foundation.outbox.actions import SEND_MAIL, enqueue, post
from kumaja.foundation.outbox.jobs import send_mail
from kumaja.foundation.outbox.models import Job, Mail, ScheduleRow
from kumaja.front.home.actions.own_data import erase_person
from kumaja.keeping.erasures import erase_again, erased_by, erased_here
from kumaja.keeping.faults import Refused
from kumaja.keeping.settling import settle
from tests.keeping.made import NOW

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def waiting_mail() -> Mail:
    return post(
        to="a@made.example", subject="Hei", body="Hei", region=None, language="fi", kind="x",
        now=NOW,
    )  # fmt: skip


def settled(*, moved: bool) -> list[str]:
    return list(settle(now=NOW, moved=moved))


def test_a_mail_that_waited_does_not_go_by_itself_and_is_not_lost() -> None:
    mail = waiting_mail()
    enqueue("other", {}, now=NOW)
    assert "may have gone since: 1." in " ".join(settled(moved=False))
    mail.refresh_from_db()
    assert mail.state == "doubtful"
    assert [job.name for job in Job.objects.all()] == ["other"]
    send_mail({"mail": mail.code}, now=NOW)
    mail.refresh_from_db()
    assert mail.state == "doubtful"


def test_after_a_move_a_mail_that_waited_goes() -> None:
    mail = waiting_mail()
    ScheduleRow.objects.create(name="x", next_at=NOW)
    Job.objects.update(lease_until=NOW + DAY)
    settled(moved=True)
    mail.refresh_from_db()
    assert mail.state == "waiting" and ScheduleRow.objects.exists()
    assert Job.objects.get(name=SEND_MAIL).lease_until is None


def test_what_the_clock_starts_is_not_made_up_for() -> None:
    ScheduleRow.objects.create(name="x", next_at=NOW - DAY)
    settled(moved=False)
    assert not ScheduleRow.objects.exists()


@pytest.mark.parametrize("moved", [True, False])
def test_nobody_is_signed_in_and_no_link_signs_in(*, moved: bool) -> None:
    user = UserFactory.create()
    SignIn.objects.create(user=user, at=NOW, method="code")
    link = find_link(make_sign_in_link(user=user, now=NOW, lifetime=DAY))
    acting = find_link(make_link(page="x:act", now=NOW, lifetime=DAY))
    showing = find_link(make_link(page="x:show", now=NOW))
    assert link and acting and showing
    settled(moved=moved)
    assert SignIn.objects.get().ended_at == NOW
    with pytest.raises(LinkSpent):
        spend_link(link, now=NOW)
    acting.refresh_from_db()
    showing.refresh_from_db()
    assert acting.is_valid_at(NOW) is moved and showing.is_valid_at(NOW)


def test_who_was_erased_is_erased_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gone, stays = UserFactory.create(), UserFactory.create()
    before = {name: getattr(gone, name) for name in ("email", "name", "is_active", "erased_at")}
    erase_person(user=gone, now=NOW)
    assert erased_here() == {gone.code}
    call_command("list_erasures")
    (tmp_path / "erased.txt").write_text(f"# kept apart\n\n{capsys.readouterr().out}")
    User.objects.filter(pk=gone.pk).update(**before)  # what an older backup does

    told = list(erase_again(erased_by(tmp_path / "erased.txt"), now=NOW))

    assert told == ["People who had been erased since the backup were erased again: 1."]
    gone.refresh_from_db()
    stays.refresh_from_db()
    assert gone.erased_at and not gone.name and "erased" in gone.email
    assert stays.erased_at is None and stays.name
    assert list(erase_again({gone.code}, now=NOW)) == []


def test_a_list_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="can't be read"):
        erased_by(tmp_path / "missing.txt")
