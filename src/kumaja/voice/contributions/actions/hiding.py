"""Hiding a text with its reason, telling the one who wrote it, and looking at it anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.ledger.actions import commit
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.voice.contributions.actions.changing import hold
from kumaja.voice.contributions.actions.hidden_words import lend_other_words
from kumaja.voice.contributions.actions.reporting import settle_reports
from kumaja.voice.contributions.actions.telling_hidden import tell_hidden, tell_ruling
from kumaja.voice.contributions.domain.rules import (
    CameBy,
    Ground,
    ReportOutcome,
    Ruling,
    grounds_for,
)
from kumaja.voice.contributions.models import Contribution, Hiding

# A resident who appeals stands in the log without a name: it would outlive their erasure.
WRITER = "resident"
_RULED = ("ruling", "ruling_reason", "ruled_at")


class AlreadyHidden(Exception):
    """The text is hidden as it is."""


class NotByTaste(Exception):
    """What an association says is not hidden on that ground."""


class ReasonMissing(Exception):
    """Hiding takes words that say what in the text it is about, and the law when it breaks one."""


class AppealClosed(Exception):
    """Another look was asked for before, was given, or half a year has gone."""


class NothingToRule(Exception):
    """Nobody asks for another look, or it has been given."""


class SamePerson(Exception):
    """Whoever hid the text does not rule on the appeal."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a text is hidden: the ground, what in the text it is about, the law that it breaks."""

    ground: Ground
    facts: str
    law: str = ""


@transaction.atomic
def hide_text(*, contribution: Contribution, reason: Reason, actor: User, now: datetime) -> Hiding:
    """Hide a text from everyone but its writer, coordination and those who answer it; tell why.

    Raises AlreadyHidden, NotByTaste, ReasonMissing, AlreadyWithdrawn.
    """
    row = hold(contribution, now)
    if row.hidden_at is not None:
        raise AlreadyHidden(row.number)
    if reason.ground not in grounds_for(row.speaker_kind):
        raise NotByTaste(reason.ground)
    facts, law = reason.facts.strip(), reason.law.strip()
    if not facts or (reason.ground == Ground.UNLAWFUL and not law):
        raise ReasonMissing
    came_by = CameBy.REPORT if row.reports.waiting().exists() else CameBy.OWN
    hiding = Hiding(
        contribution=row, number=row.number, speaker_kind=row.speaker_kind, ground=reason.ground,
        law=law if reason.ground == Ground.UNLAWFUL else "", facts=facts, came_by=came_by,
        hidden_at=now, hidden_by=actor,
    )  # fmt: skip
    commit(hiding, now=now, exclude=("contribution", "hidden_by"))
    row.hidden_at = now
    row.save(update_fields=["hidden_at"])
    lend_other_words(row, actor=actor, now=now)
    after = state_of(hiding, "ground", "law", "facts", "came_by", "hidden_at")
    record(actor, "hid a text", hiding, now=now, region=row.region, after=after)
    settle_reports(row, ReportOutcome.HIDDEN, answer="", actor=actor, now=now)
    tell_hidden(hiding=hiding, actor=actor, now=now)
    return hiding


@transaction.atomic
def appeal_hiding(*, hiding: Hiding, text: str, actor: User | str, now: datetime) -> Hiding:
    """Ask, as the one who wrote it, that another person looks at the text anew.

    Raises AppealClosed, ReasonMissing.
    """
    row = _held(hiding, now)
    if not row.may_be_appealed_at(now):
        raise AppealClosed(row.number)
    if not text.strip():
        raise ReasonMissing
    row.appeal, row.appealed_at = text.strip(), now
    row.full_clean(exclude=["contribution", "entry", "hidden_by"])
    row.save(update_fields=["appeal", "appealed_at"])
    after = state_of(row, "appeal", "appealed_at")
    record(actor, "appealed", row, now=now, region=row.contribution.region, after=after)
    return row


@transaction.atomic
def decide_appeal(
    *, hiding: Hiding, is_restored: bool, reason: str, actor: User, now: datetime
) -> Hiding:
    """Rule on an appeal, as another person than the one who hid the text.

    Raises NothingToRule, SamePerson, ReasonMissing.
    """
    row = _held(hiding, now)
    if row.appealed_at is None or row.ruling != Ruling.NONE:
        raise NothingToRule(row.number)
    if row.hidden_by_id == actor.pk:
        raise SamePerson(row.number)
    return _rule(row, Ruling.RESTORED if is_restored else Ruling.KEPT, reason, actor, now)


@transaction.atomic
def restore_text(*, hiding: Hiding, reason: str, actor: User, now: datetime) -> Hiding:
    """Show a text again because hiding it was a mistake, or the reason has gone.

    Once the speaker has appealed, another person rules. Raises NothingToRule, ReasonMissing.
    """
    row = _held(hiding, now)
    if row.appealed_at is not None or row.ruling != Ruling.NONE:
        raise NothingToRule(row.number)
    return _rule(row, Ruling.RESTORED, reason, actor, now)


def _rule(row: Hiding, ruling: Ruling, reason: str, actor: User, now: datetime) -> Hiding:
    if not reason.strip():
        raise ReasonMissing
    before = state_of(row, *_RULED)
    row.ruling, row.ruling_reason = ruling, reason.strip()
    row.ruled_at, row.ruled_by = now, actor
    row.full_clean(exclude=["contribution", "entry", "hidden_by", "ruled_by"])
    row.save(update_fields=[*_RULED, "ruled_by"])
    if ruling == Ruling.RESTORED:
        Contribution.objects.filter(pk=row.contribution_id).update(hidden_at=None)
    verb = "showed a text again" if ruling == Ruling.RESTORED else "kept a text hidden"
    region, after = row.contribution.region, state_of(row, *_RULED)
    record(actor, verb, row, now=now, region=region, before=before, after=after)
    tell_ruling(hiding=row, now=now)
    return row


def _held(hiding: Hiding, now: datetime) -> Hiding:
    rows = Hiding.objects.select_for_update(of=("self",))
    row = rows.select_related("contribution__region").get(pk=hiding.pk)
    require_open(row.contribution.region, now)
    return row
