"""Taking in, answering and forgetting what somebody told to be wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import empty_rows_about, record
from kumaja.foundation.audit.queries import key_of, label_of
from kumaja.foundation.core.engine.html import cleaned
from kumaja.foundation.outbox.actions import post
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.help.directory.models import Activity
from kumaja.help.upkeep.actions.asking import tell_of_report
from kumaja.help.upkeep.domain.reports import (
    KEEP_SETTLED,
    LONGEST,
    MOST_ANSWERS_A_DAY,
    MOST_WAITING,
    ReportState,
    Told,
)
from kumaja.help.upkeep.models import Asking, Report
from kumaja.help.upkeep.queries.reach import addresses_of, broken_addresses, first_working
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.models import Organisation

RECEIVED = "upkeep.received"
VISITOR = "visitor"  # who tells is not asked
_DAY = timedelta(days=1)


class TooManyReports(Exception):
    """So many reports on one association wait that another would help nobody."""


class ReportSettled(Exception):
    """Somebody has answered this report already."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What somebody says: which part, what is wrong, what is right, where the answer goes."""

    part: Told
    wrong: str
    right: str = ""
    reply_to: str = ""
    language: str = "fi"
    is_own: bool = False


@transaction.atomic
def report_wrong(
    *, region: Region, organisation: Organisation, activity: Activity | None, saying: Saying,
    now: datetime,
) -> Report:  # fmt: skip
    """Keep the word that something is wrong, and tell the association.

    Nothing that the visitor wrote is mailed to an address that the visitor gave.
    """
    require_open(region, now)
    waiting = Report.objects.waiting().filter(organisation=organisation, region=region)
    if waiting.count() >= MOST_WAITING:
        raise TooManyReports(organisation.code)
    report = Report(
        region=region, organisation=organisation, activity=activity, part=saying.part,
        wrong=cleaned(saying.wrong)[:LONGEST], right=cleaned(saying.right)[:LONGEST],
        reply_to=_answered_to(saying.reply_to, now), language=saying.language,
        is_own=saying.is_own, reported_at=now,
    )  # fmt: skip
    report.full_clean()
    report.save(force_insert=True)
    record(VISITOR, "reported", report, now=now, region=region)
    if not report.is_own:
        _tell_association(report, now)
    if report.reply_to:
        _tell_received(report, now)
    return report


def _answered_to(address: str, now: datetime) -> str:
    """Return the address that gets the answer, nothing when it has got its share of the day."""
    today = Report.objects.filter(reply_to__iexact=address, reported_at__gt=now - _DAY)
    return address.strip() if address and today.count() < MOST_ANSWERS_A_DAY else ""


def _tell_association(report: Report, now: datetime) -> None:
    addresses = addresses_of(report.organisation, day_of(now))
    if to := first_working(addresses, broken_addresses()):
        tell_of_report(report=report, to=to, now=now)


def _tell_received(report: Report, now: datetime) -> None:
    """Say that it has arrived, once a day an address, in words of ours alone."""
    before = Mail.objects.filter(
        to__iexact=report.reply_to, kind=RECEIVED, created_at__gt=now - _DAY
    )
    if not before.exists():
        _mail(report, "received", now)


def _mail(report: Report, template: str, now: datetime) -> None:
    with override(report.language):
        name = report.subject.name.in_language(report.language).value  # type: ignore[attr-defined]
        told = {"report": report, "name": name}
        body = render_to_string(f"upkeep/mail/{template}.txt", told)
        subject = {
            "received": _("Thank you, we have your word"),
            "outcome": _("What became of what you told"),
        }[template]
    post(
        to=report.reply_to, subject=subject, body=body, region=report.region,
        language=report.language, kind=f"upkeep.{template}", now=now,
        reply_to=report.region.email,
    )  # fmt: skip


@transaction.atomic
def settle_report(
    *, report: Report, is_accepted: bool, reason: str, actor: User | str, by: str, now: datetime
) -> None:
    """Say what became of a report, and tell who asked; raises ReportSettled.

    `by` is who answers in the reader's eyes: the association, or coordination.
    """
    require_open(report.region, now)
    state = ReportState.ACCEPTED if is_accepted else ReportState.DECLINED
    waiting = Report.objects.filter(pk=report.pk, state=ReportState.WAITING)
    report.state, report.reason, report.settled_by = state, cleaned(reason)[:LONGEST], by[:200]
    if not waiting.update(
        state=state, reason=report.reason, settled_by=report.settled_by, settled_at=now
    ):
        raise ReportSettled(report.code)
    record(actor, state.value, report, now=now, region=report.region)
    if report.reply_to:
        _mail(report, "outcome", now)
        Report.objects.filter(pk=report.pk).update(reply_to="")


def forget_settled_reports(*, now: datetime) -> int:
    """Delete reports that were answered over 90 days ago; returns how many."""
    return Report.objects.filter(settled_at__lt=now - KEEP_SETTLED).delete()[0]


@transaction.atomic
def forget_reports_of(address: str) -> None:
    """Delete the reports whose answer goes to an address, also from the log."""
    for report in Report.objects.filter(reply_to__iexact=address):
        empty_rows_about(label=label_of(report), key=key_of(report))
        report.delete()


def forget_askings_of(address: str) -> None:
    """Delete the requests to check that went to an address; their links open nothing then."""
    Asking.objects.filter(to__iexact=address).delete()
