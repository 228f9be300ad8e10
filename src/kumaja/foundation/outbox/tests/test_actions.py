from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core import mail as sent
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import override_settings

from kumaja.foundation.outbox.actions import enqueue, post
from kumaja.foundation.outbox.jobs import send_mail
from kumaja.foundation.outbox.models import Job, Mail

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 21, 10, tzinfo=UTC)


def a_mail(**changes: Any) -> Mail:  # noqa: ANN401 - any of its words
    words = {"to": "sihteeri@vierella.example", "subject": "Koodi", "body": "K7F3-9M2Q"} | changes
    return post(**words, region=None, language="fi", kind="code", now=NOON)


def test_a_mail_is_a_row_and_a_job_of_one_transaction() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        a_mail()
        raise ZeroDivisionError
    assert not Mail.objects.exists() and not Job.objects.exists()


def test_a_job_with_a_key_waits_once() -> None:
    assert enqueue("x", {}, now=NOON, key="a") is not None
    assert enqueue("x", {}, now=NOON, key="a") is None
    assert Job.objects.count() == 1


def test_line_breaks_never_reach_a_header() -> None:
    assert a_mail(subject="Hei\r\nBcc: kaikki@x.example").subject == "Hei Bcc: kaikki@x.example"


def test_a_broken_address_is_refused_and_nothing_is_stored() -> None:
    with pytest.raises(ValidationError):
        a_mail(to="a@b\r\nBcc: c@d.example")
    assert not Mail.objects.exists()


@override_settings(MAIL_IS_KEPT=True)
def test_without_a_server_the_mail_is_kept() -> None:
    mail = a_mail()
    send_mail({"mail": mail.code}, now=NOON)
    mail.refresh_from_db()
    assert mail.state == "kept" and not sent.outbox


@override_settings(MAIL_IS_KEPT=False)
def test_a_mail_goes_once_with_its_own_message_id() -> None:
    mail = a_mail()
    send_mail({"mail": mail.code}, now=NOON)
    send_mail({"mail": mail.code}, now=NOON)
    assert len(sent.outbox) == 1
    assert sent.outbox[0].extra_headers["Message-ID"] == mail.message_id


@override_settings(MAIL_IS_KEPT=False)
def test_a_mail_whose_sender_was_killed_is_left_to_a_person() -> None:
    mail = a_mail()
    Mail.objects.update(state="sending")
    send_mail({"mail": mail.code}, now=NOON)
    mail.refresh_from_db()
    assert mail.state == "doubtful" and not sent.outbox
