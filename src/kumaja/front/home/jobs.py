"""Reminding those who answer feedback, forgetting what is old or erased."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from kumaja.foundation.accounts.models import User
from kumaja.foundation.outbox.actions import post
from kumaja.foundation.outbox.domain.schedules import Daily
from kumaja.front.home.actions.feedback import claim_reminder, forget_answered
from kumaja.front.home.actions.own_data import EMPTY_JOURNAL
from kumaja.front.home.domain.clock import REMIND_BEFORE
from kumaja.front.home.engine.journal import empty_journal
from kumaja.front.home.models import Feedback
from kumaja.front.home.queries.feedback import people_who_answer
from kumaja.network.registry.domain.days import day_of


def remind_of_feedback(_payload: dict[str, Any], *, now: datetime) -> None:
    """Mail those who answer, three days before the last day; once for each feedback."""
    today = day_of(now)
    rows = Feedback.objects.to_remind_of(today + REMIND_BEFORE).select_related("region")
    for feedback in rows.order_by("due_on", "pk"):
        people = people_who_answer(feedback, today)
        with claim_reminder(feedback=feedback, now=now) as is_mine:
            for person in people if is_mine else ():
                _remind(person, feedback, now)


def _remind(person: User, feedback: Feedback, now: datetime) -> None:
    region = feedback.region
    with override(person.language):
        path = reverse("home:feedback_answer", args=[feedback.code])
        # A region's path works on every host; where it is needless, it redirects.
        link = f"{settings.PUBLIC_URL}{f'/{region.slug}' if region else ''}{path}"
        subject = _("Feedback %(number)s waits for an answer") % {"number": feedback.spoken_number}
        body = render_to_string("home/mail/reminder.txt", {"feedback": feedback, "link": link})
    post(
        to=person.email, subject=subject, body=body, region=region, language=person.language,
        kind="home.reminder", now=now, link=link, asks=True,
    )  # fmt: skip


def forget_old_feedback(_payload: dict[str, Any], *, now: datetime) -> None:
    """Delete feedback that was answered over a year ago."""
    forget_answered(now=now)


def overwrite_erased(_payload: dict[str, Any], *, now: datetime) -> None:
    """Empty the database's log after somebody was erased; tried again while pages are read."""
    del now
    if not empty_journal():
        raise JournalBusy


class JournalBusy(Exception):
    """Somebody read the database while its log was to be emptied."""


JOBS = {
    EMPTY_JOURNAL: overwrite_erased,
    "home.remind_of_feedback": remind_of_feedback,
    "home.forget_old_feedback": forget_old_feedback,
}
SCHEDULE = {
    "home.remind_of_feedback": Daily(time(8, 0)),
    "home.forget_old_feedback": Daily(time(3, 40)),
}
