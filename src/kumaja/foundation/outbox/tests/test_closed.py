"""Mails that wait while their region ends its work."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.test import override_settings

from kumaja.foundation.outbox.actions import post
from kumaja.foundation.outbox.domain.mails import MailState
from kumaja.foundation.outbox.jobs import JOBS
from kumaja.foundation.outbox.models import Job, Mail
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def sent_later(region: Region | None, *, asks: bool) -> str:
    """Post a mail, run its job a day later; returns how it stands."""
    row = post(
        to="sihteeri@oma.example", subject="Kerho", body="Hei.", region=region, language="fi",
        kind="x", now=NOW, asks=asks,
    )  # fmt: skip
    job = Job.objects.get(key=row.code)
    with override_settings(MAIL_IS_KEPT=False):
        JOBS[job.name](job.payload, now=NOW + timedelta(days=1))
    return Mail.objects.get(pk=row.pk).state


def closed(moment: datetime) -> Region:
    return RegionFactory.create(closed_at=moment)


def test_an_answer_that_was_promised_leaves_a_closed_region() -> None:
    assert sent_later(closed(NOW), asks=False) == MailState.SENT
    assert len(mail.outbox) == 1


def test_nobody_is_asked_to_do_what_a_closed_region_refuses() -> None:
    assert sent_later(closed(NOW), asks=True) == MailState.FAILED
    assert mail.outbox == []
    assert "ended" in Mail.objects.get().error


def test_what_asks_leaves_a_region_that_works_and_one_that_is_of_no_region() -> None:
    assert sent_later(RegionFactory.create(), asks=True) == MailState.SENT
    assert sent_later(None, asks=True) == MailState.SENT
