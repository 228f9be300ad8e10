"""What the outbox keeps of a person is handed out, and goes with them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from smtplib import SMTPException
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from django.test import override_settings

from kumaja.foundation.outbox import jobs
from kumaja.foundation.outbox.actions import post
from kumaja.foundation.outbox.models import Job, Mail
from kumaja.foundation.outbox.personal import erase, export

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 21, 10, tzinfo=UTC)
MAIJA = SimpleNamespace(email="maija@vierella.example", code="maijascode")


def a_mail(to: str, subject: str, **more: Any) -> Mail:  # noqa: ANN401 - any of its words
    return post(
        to=to, subject=subject, body=f"{subject}!", region=None, language="fi", kind="x", now=NOON,
        **more,
    )  # fmt: skip


@pytest.fixture
def mails() -> None:
    a_mail("Maija@vierella.example", "Koodi")
    a_mail("veikko@vierella.example", "Maija kutsuu", author=MAIJA.code)
    a_mail("veikko@vierella.example", "Vastaa Maijalle", reply_to=MAIJA.email)
    a_mail("veikko@vierella.example", "Muuta")


def test_a_person_takes_out_their_mails_and_hears_which_told_their_name(mails: None) -> None:
    told = export(MAIJA)
    assert [row["text"] for row in told["mails"]] == ["Koodi!"]
    named = [row["subject"] for row in told["mails_in_your_name"]]
    assert named == ["Maija kutsuu", "Vastaa Maijalle"]


def test_a_persons_mails_and_their_jobs_are_erased_and_others_stay(mails: None) -> None:
    erase(MAIJA, now=NOON)
    assert [mail.subject for mail in Mail.objects.all()] == ["Muuta"]
    assert [job.key for job in Job.objects.all()] == [Mail.objects.get().code]


@override_settings(MAIL_IS_KEPT=False)
def test_an_address_that_a_server_refused_goes_with_the_job_that_tells_it(mails: None) -> None:
    mail = Mail.objects.get(subject="Koodi")
    refused = SMTPException(f"{mail.to} unknown")
    with patch.object(jobs, "send", side_effect=refused), pytest.raises(SMTPException):
        jobs.send_mail({"mail": mail.code}, now=NOON)
    Job.objects.filter(key=mail.code).update(is_dead=True, error=f"SMTPException: {refused}")

    erase(MAIJA, now=NOON)

    assert MAIJA.email not in str([*Mail.objects.values(), *Job.objects.values()]).casefold()


def test_old_mails_go_with_their_jobs(mails: None) -> None:
    jobs.forget_old_mail({}, now=NOON + timedelta(days=91))
    assert not Mail.objects.exists()
    assert not Job.objects.exists()
