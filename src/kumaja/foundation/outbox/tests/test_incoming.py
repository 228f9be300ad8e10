"""Mail in: whose thread it is tells its token alone, and what came before is not taken again."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail as outgoing
from django.core.management import call_command
from pytest_django.fixtures import Settings

from kumaja.foundation.outbox.actions import ANSWERS_LIFE, post
from kumaja.foundation.outbox.actions.incoming import (
    MailSettled,
    NobodyToAnswer,
    answer_incoming,
    dismiss_incoming,
    receive,
    settle_bounce,
)
from kumaja.foundation.outbox.domain.answers import Answers
from kumaja.foundation.outbox.jobs import forget_old_mail, send_mail
from kumaja.foundation.outbox.models import IncomingMail, Job, Mail, Thread
from kumaja.foundation.outbox.queries import region_of_mail, waiting_mails
from kumaja.foundation.outbox.tests.mails import DOMAIN, TOKEN, a_mail, a_report
from kumaja.foundation.regions.tests.factories import RegionFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
ANSWERS = Answers("upkeep.take_answer", {"organisation": "abc"})


@pytest.fixture(autouse=True)
def _mail_comes_in(settings: Settings) -> None:
    settings.MAIL_IN_DOMAIN, settings.MAIL_IS_KEPT = DOMAIN, False


def sent(answers: Answers | None = ANSWERS) -> Mail:
    return post(
        to="sihteeri@oma.example", subject="Tarkista", body="Hei", region=RegionFactory.create(),
        language="fi", kind="test", now=NOW, answers=answers,
    )  # fmt: skip


def token_of(mail: Mail) -> str:
    return mail.reply_to.partition("+")[2].partition("@")[0]


def jobs_named(name: str) -> list[dict[str, str]]:
    return [job.payload for job in Job.objects.filter(name=name)]


def test_an_answer_goes_to_the_job_of_its_thread_once() -> None:
    mail = sent()
    raw = a_mail(to=mail.reply_to)

    first = receive(raw, now=NOW)
    again = receive(b"Received: by another.example\r\n" + raw, now=NOW)

    assert again == first
    assert (first.state, first.region, first.mail) == ("taken", mail.region, mail)
    assert jobs_named(ANSWERS.job) == [{"organisation": "abc", "incoming": first.code}]


def test_the_same_words_in_another_mail_are_another_answer() -> None:
    mail = sent()
    receive(a_mail(to=mail.reply_to), now=NOW)
    receive(a_mail(to=mail.reply_to).replace(b"<yksi@", b"<kaksi@"), now=NOW)

    assert len(jobs_named(ANSWERS.job)) == 2


def test_an_expired_token_leads_to_coordination_and_a_forgotten_one_too() -> None:
    mail = sent()
    late = receive(a_mail(to=mail.reply_to), now=NOW + ANSWERS_LIFE)
    unknown = receive(a_mail(to=f"reply+{TOKEN}@{DOMAIN}"), now=NOW)

    assert (late.state, late.region) == ("waiting", mail.region)
    assert unknown.state == "waiting"
    assert jobs_named(ANSWERS.job) == []


def test_the_from_line_and_the_text_never_tell_whose_thread_it_is() -> None:
    mail = sent()
    address = mail.reply_to
    stolen = a_mail(f"Reply-To: {address}", f"In-Reply-To: {mail.message_id}", body=address)

    assert receive(stolen.replace(b"sihteeri@oma.example", address.encode()), now=NOW).mail is None
    assert jobs_named(ANSWERS.job) == []


def test_only_the_digest_of_a_token_stays_when_the_mail_has_left() -> None:
    mail = sent()
    token = token_of(mail)
    send_mail({"mail": mail.code}, now=NOW)

    letter = outgoing.outbox[0]
    assert letter.from_email == f"bounce+{token}@{DOMAIN}"
    assert letter.message()["From"] == mail.sender
    assert letter.message()["Reply-To"] == f"reply+{token}@{DOMAIN}"
    mail.refresh_from_db()
    assert token not in str(list(Mail.objects.values())) + str(list(Thread.objects.values()))
    assert receive(a_mail(to=f"reply+{token}@{DOMAIN}"), now=NOW).state == "taken"


def test_a_mail_that_asks_for_nothing_goes_as_before() -> None:
    mail = sent(answers=None)
    assert (mail.reply_to, mail.return_path, Thread.objects.count()) == ("", "", 0)


def test_machines_are_not_answered_and_our_own_mail_is_a_loop() -> None:
    mail = sent()
    away = receive(a_mail("Auto-Submitted: auto-replied", to=mail.reply_to), now=NOW)
    looped = a_mail(to=mail.reply_to).replace(b"<yksi@oma.example>", mail.message_id.encode())

    assert (away.state, receive(looped, now=NOW).state) == ("automatic", "automatic")
    assert jobs_named(ANSWERS.job) == []


def test_what_comes_back_for_good_stays_so_and_is_settled_once() -> None:
    mail = sent()
    token = token_of(mail)
    receive(a_report(token, action="delayed", status="4.2.0"), now=NOW)
    assert not Mail.objects.returned().exists()
    receive(a_report(token), now=NOW)
    receive(a_report(token, action="delayed", status="4.2.1"), now=NOW)

    returned = Mail.objects.returned().get()
    assert (returned.bounce, returned.bounce_reason) == ("hard", "5.1.1 smtp; 550 no such user")
    settle_bounce(mail=returned, actor="coordination", now=NOW)
    assert not Mail.objects.returned().exists()
    assert list(waiting_mails([mail.region, None])) == []


def test_a_report_with_a_foreign_token_marks_nothing() -> None:
    sent()
    receive(a_report(TOKEN), now=NOW)

    assert not Mail.objects.exclude(bounce="").exists()


def test_mail_without_a_token_waits_for_the_region_it_was_sent_to() -> None:
    region = RegionFactory.create(slug="uusimaa", email="verkosto@uusimaa.example")
    RegionFactory.create(slug="muu")
    mail = receive(a_mail(), now=NOW)

    assert mail.region == region
    assert list(waiting_mails([region])) == [mail]
    assert region_of_mail(["joku@muualla.example"]) is None
    dismiss_incoming(mail=mail, actor="coordination", now=NOW)
    with pytest.raises(MailSettled):
        answer_incoming(mail=mail, answer="Hei", actor="coordination", now=NOW)
    assert not Mail.objects.exists()


def test_an_answer_goes_to_who_wrote_and_carries_no_second_header() -> None:
    mail = receive(a_mail().replace(b"Subject: Vastaus", b"Subject: A\r\n\r\nBcc: x@y.example"),
                   now=NOW)  # fmt: skip
    answer = answer_incoming(mail=mail, answer="Kiitos", actor="coordination", now=NOW)
    assert (answer.to, "\n" in answer.subject) == ("sihteeri@oma.example", False)

    nobody = receive(a_mail().replace(b"sihteeri@oma.example", b"x"), now=NOW)
    with pytest.raises(NobodyToAnswer):
        answer_incoming(mail=nobody, answer="Kiitos", actor="coordination", now=NOW)
    assert IncomingMail.objects.get(pk=nobody.pk).state == "waiting"


def test_the_command_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    mail = sent()
    raw = io.TextIOWrapper(io.BytesIO(a_mail()))
    monkeypatch.setattr("sys.stdin", raw)
    call_command("receive_mail", "--to", mail.reply_to, stdout=(said := io.StringIO()))

    assert said.getvalue() == "taken\n"
    assert IncomingMail.objects.get().mail == mail


def test_what_was_settled_is_forgotten_and_what_came_back_is_kept_until_somebody_sees_to_it() -> (
    None
):
    mail, seen_to = sent(), sent(answers=None)
    receive(a_report(token_of(mail)), now=NOW)
    waiting = receive(a_mail().replace(b"<yksi@", b"<kaksi@"), now=NOW)

    forget_old_mail({}, now=NOW + timedelta(days=100))
    assert list(Mail.objects.all()) == [mail]
    assert list(IncomingMail.objects.all()) == [waiting]
    forget_old_mail({}, now=NOW + timedelta(days=400))
    assert not Mail.objects.filter(pk__in=[mail.pk, seen_to.pk]).exists()
    assert not IncomingMail.objects.exists()
