"""Taking a person out of what was said: a resident's own words go, an association's act stays."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import empty_rows_about
from kumaja.foundation.audit.queries import key_of, label_of
from kumaja.foundation.ledger.actions import erase
from kumaja.foundation.outbox.actions import forget_mails_about
from kumaja.voice.contributions.actions.erasing import NAMELESS, erase_words
from kumaja.voice.contributions.actions.reporting import forget_words
from kumaja.voice.contributions.domain.kinds import AnswerBy, SpeakerKind
from kumaja.voice.contributions.domain.rules import KEEP_SETTLED
from kumaja.voice.contributions.engine.senders import sender_print
from kumaja.voice.contributions.models import (
    Contribution,
    ContributionQuerySet,
    Correction,
    Hiding,
    Point,
    Report,
    Withdrawal,
)


def own_contributions(user: User) -> ContributionQuerySet:
    """Return what the person said as themselves, by account or by a link to their address."""
    mailed = Q(person=None, answer_by=AnswerBy.MAIL, answer_to__iexact=user.email)
    return Contribution.objects.filter(
        Q(person=user) | mailed, speaker_kind=SpeakerKind.RESIDENT
    ).order_by("pk")


def hold_own(user: User) -> None:
    """Hold what the person said to the end of the transaction, before any of it is erased.

    Otherwise a letter with their words could be written meanwhile, and be kept.
    """
    list(own_contributions(user).select_for_update(of=("self",)).order_by("said_at", "pk"))


@transaction.atomic
def forget_speaker(user: User, *, now: datetime) -> None:
    """Erase what the person said as themselves; take their name off what others said by them.

    The row, its number and its leaf stay: that somebody said something, no longer what. It counts
    as taken back.
    """
    hold_own(user)
    for contribution in own_contributions(user):
        _erase(contribution, now)
    Contribution.objects.filter(person=user).update(person=None)
    Contribution.objects.filter(entered_by=user).update(entered_by=None)
    Contribution.objects.filter(answer_to__iexact=user.email).update(
        answer_to="", answer_by=AnswerBy.DESK
    )
    Hiding.objects.filter(hidden_by=user).update(hidden_by=None)
    Hiding.objects.filter(ruled_by=user).update(ruled_by=None)
    _forget_reports(user)


def own_reports(user: User) -> list[Report]:
    """Return the reports that wait and are known to be the person's, by account or by address."""
    waiting = Report.objects.waiting().select_related("contribution").oldest_first()
    print_ = f"account {user.code}"
    return [
        row
        for row in waiting
        if row.reply_to.casefold() == user.email.casefold()
        or (row.sender and row.sender == sender_print(print_, about=row.contribution.code))
    ]


def _forget_reports(user: User) -> None:
    mine = own_reports(user)
    forget_words(mine)
    for report in mine:
        empty_rows_about(label=label_of(report), key=key_of(report))


def _erase(contribution: Contribution, now: datetime) -> None:
    """Empty it all; of what was withdrawn before, whose words are gone, the name.

    What still stood counts as taken back from now on: without its words nobody can answer it, and
    nobody is left who could be told, so it must not keep a matter open for ever.
    """
    erase_words(contribution, now=now, also=NAMELESS)
    # They may have asked for their answer elsewhere than at the address of their account.
    forget_mails_about(contribution)
    for withdrawal in Withdrawal.objects.filter(contribution=contribution):
        erase(withdrawal, blanks=NAMELESS | {"reason": ""}, now=now)
    blanks = NAMELESS | {"body": "", "answer_to": "", "answer_by": AnswerBy.NONE, "person": None}
    erase(contribution, blanks=blanks, now=now)
    blanks |= {"withdrawn_at": contribution.withdrawn_at or now}
    Contribution.objects.filter(pk=contribution.pk).update(**blanks)
    for rows in (Point.objects, Correction.objects):
        rows.filter(contribution=contribution).update(**NAMELESS)


def forget_settled(*, now: datetime) -> int:
    """Empty what reports say a year after they were settled; returns how many."""
    old = Report.objects.filter(settled_at__lt=now - KEEP_SETTLED)
    return old.exclude(words="", answer="").update(words="", answer="")
