"""Taking in that a text breaks the ground rules, and telling who reported what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.outbox.actions import post
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.voice.contributions.domain.rules import (
    LONGEST_FACTS,
    LONGEST_WORDS,
    MOST_ANSWERS_A_DAY,
    Ground,
    ReportOutcome,
)
from kumaja.voice.contributions.engine.senders import sender_print
from kumaja.voice.contributions.models import Contribution, Report

VISITOR: Final = "visitor"  # who reports is not asked
RECEIVED: Final = "contributions.report_received"
SETTLED: Final = "contributions.report_settled"
_DAY: Final = timedelta(days=1)


class NothingReported(Exception):
    """No report of the text waits any more."""


@dataclass(frozen=True, slots=True)
class Reported:
    """What somebody reports: the ground, their words, where the answer goes.

    `who` tells senders apart while the report waits: an account or a network, never a name.
    """

    ground: Ground
    words: str = ""
    reply_to: str = ""
    language: str = "fi"
    who: str = ""


@transaction.atomic
def report_text(*, contribution: Contribution, reported: Reported, now: datetime) -> Report | None:
    """Keep that somebody says that a text breaks the ground rules; the same one counts once.

    None when the text is hidden or gone already: whoever reports is answered the same. Nothing
    that the visitor wrote is mailed to an address that the visitor gave.
    """
    require_open(contribution.region, now)
    held = Contribution.objects.select_for_update(of=("self",)).get(pk=contribution.pk)
    if held.hidden_at is not None or held.is_withdrawn:
        return None
    sender = sender_print(reported.who, about=held.code)
    address = reported.reply_to.strip()
    if known := _of_the_same(held, sender, address):
        return _add_words(known, reported)
    report = Report(
        contribution=held, ground=reported.ground, words=reported.words.strip()[:LONGEST_WORDS],
        reply_to=_answered_to(address, now), language=reported.language, sender=sender,
        reported_at=now,
    )  # fmt: skip
    report.full_clean(exclude=["contribution"])
    report.save(force_insert=True)
    after = state_of(report, "ground", "outcome")
    record(VISITOR, "reported a text", report, now=now, region=held.region, after=after)
    if report.reply_to:
        _tell_received(report, now)
    return report


@transaction.atomic
def leave_text(
    *, contribution: Contribution, answer: str, actor: User | str, now: datetime
) -> list[Report]:
    """Decide that a reported text keeps to the rules and stays as it is; tell who asked to hear.

    Raises NothingReported.
    """
    require_open(contribution.region, now)
    Contribution.objects.select_for_update(of=("self",)).get(pk=contribution.pk)
    settled = settle_reports(contribution, ReportOutcome.LEFT, answer=answer, actor=actor, now=now)
    if not settled:
        raise NothingReported(contribution.number)
    return settled


def settle_reports(
    contribution: Contribution, outcome: ReportOutcome, *, answer: str, actor: User | str,
    now: datetime,
) -> list[Report]:  # fmt: skip
    """Settle all reports of a text that wait, tell who asked, and forget who they were."""
    waiting = list(contribution.reports.waiting().oldest_first())
    for report in waiting:
        to, before = report.reply_to, state_of(report, "outcome", "answer")
        report.outcome, report.settled_at = outcome, now
        report.answer = answer.strip()[:LONGEST_FACTS]
        report.sender = report.reply_to = ""
        report.save(update_fields=["outcome", "settled_at", "answer", "sender", "reply_to"])
        after = state_of(report, "outcome", "answer")
        record(
            actor, "settled a report", report, now=now, region=contribution.region, before=before,
            after=after,
        )  # fmt: skip
        if to:
            _mail(report, to, SETTLED, now)
    return waiting


def _of_the_same(contribution: Contribution, sender: str, address: str) -> Report | None:
    same = Q(sender=sender) if sender else Q(pk=None)
    if address:
        same |= Q(reply_to__iexact=address)
    return contribution.reports.waiting().filter(same).oldest_first().first()


def _add_words(report: Report, reported: Reported) -> Report:
    """Keep what the same sender, or another behind the same network, adds: once counted."""
    said = reported.words.strip()
    if said and said not in report.words:
        report.words = f"{report.words}\n\n{said}".strip()[:LONGEST_WORDS]
        report.save(update_fields=["words"])
    return report


def _answered_to(address: str, now: datetime) -> str:
    """Return the address that gets the answer, nothing when it has got its share of the day."""
    today = Report.objects.filter(reply_to__iexact=address, reported_at__gt=now - _DAY)
    return address if address and today.count() < MOST_ANSWERS_A_DAY else ""


def _tell_received(report: Report, now: datetime) -> None:
    """Say that it has arrived, once a day an address, in words of ours alone."""
    before = Mail.objects.filter(
        to__iexact=report.reply_to, kind=RECEIVED, created_at__gt=now - _DAY
    )
    if not before.exists():
        _mail(report, report.reply_to, RECEIVED, now)


def _mail(report: Report, to: str, kind: str, now: datetime) -> None:
    region = report.contribution.region
    with override(report.language):
        told = {"report": report, "region": region}
        body = render_to_string(f"contributions/mail/{kind.partition('.')[2]}.txt", told)
        subjects = {
            RECEIVED: _("Thank you, we look at the text"),
            SETTLED: _("What became of the text that you reported"),
        }
    try:
        post(
            to=to, subject=subjects[kind], body=body, region=region, language=report.language,
            kind=kind, now=now, reply_to=region.email,
        )  # fmt: skip
    except ValidationError:
        return


def forget_words(reports: Iterable[Report]) -> None:
    """Empty what reports say and whom they came from; that they came stays counted."""
    for report in reports:
        report.words = report.reply_to = report.sender = ""
        report.save(update_fields=["words", "reply_to", "sender"])
