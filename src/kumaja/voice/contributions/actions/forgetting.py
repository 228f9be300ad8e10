"""Taking a person out of what was said: a resident's own words go, an association's act stays."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from kumaja.foundation.accounts.models import User
from kumaja.foundation.audit.actions import empty_rows_about
from kumaja.foundation.audit.queries import key_of, label_of
from kumaja.foundation.files.actions import remove_file
from kumaja.foundation.ledger.actions import erase
from kumaja.voice.contributions.domain.kinds import AnswerBy, SpeakerKind
from kumaja.voice.contributions.models import (
    Contribution,
    ContributionQuerySet,
    Correction,
    Holding,
    Point,
    Position,
    Withdrawal,
)

_NOBODY = {"speaker_name": ""}


def own_contributions(user: User) -> ContributionQuerySet:
    """Return what the person said as themselves, by account or by a link to their address."""
    mailed = Q(person=None, answer_by=AnswerBy.MAIL, answer_to__iexact=user.email)
    return Contribution.objects.filter(
        Q(person=user) | mailed, speaker_kind=SpeakerKind.RESIDENT
    ).order_by("pk")


@transaction.atomic
def forget_speaker(user: User, *, now: datetime) -> None:
    """Erase what the person said as themselves; take their name off what others said by them.

    The row, its number and its leaf stay: that somebody said something, no longer what.
    """
    for contribution in own_contributions(user):
        _erase(contribution, now)
    Contribution.objects.filter(person=user).update(person=None)
    Contribution.objects.filter(entered_by=user).update(entered_by=None)
    Contribution.objects.filter(answer_to__iexact=user.email).update(
        answer_to="", answer_by=AnswerBy.DESK
    )


def _erase(contribution: Contribution, now: datetime) -> None:
    for point in Point.objects.filter(contribution=contribution):
        _let_go(point)
        erase(point, blanks=_NOBODY | {"text": ""}, now=now)
        empty_rows_about(label=label_of(point), key=key_of(point))
    for correction in Correction.objects.filter(contribution=contribution):
        erase(correction, blanks=_NOBODY | {"body": "", "reason": ""}, now=now)
    for withdrawal in Withdrawal.objects.filter(contribution=contribution):
        erase(withdrawal, blanks=_NOBODY | {"reason": ""}, now=now)
    attachments = contribution.attachments.select_related("file")
    files = [attachment.file for attachment in attachments]
    attachments.delete()
    for file in files:
        remove_file(file=file, actor=None, now=now)
    blanks = _NOBODY | {"body": "", "answer_to": "", "answer_by": AnswerBy.NONE, "person": None}
    erase(contribution, blanks=blanks, now=now)
    empty_rows_about(label=label_of(contribution), key=key_of(contribution))


def _let_go(point: Point) -> None:
    """Take the point out of its position; a position in its words speaks by another's then."""
    held = Position.objects.filter(holdings__point=point).distinct()
    for position in held:
        others = Holding.objects.filter(position=position).exclude(point=point)
        heir = others.filter(undone_at=None).exclude(point__text="").select_related("point")
        if position.text == point.text:
            other = heir.first()
            position.text = other.point.text if other else ""
        if position.declared_by == point.speaker_name:
            position.declared_by = ""
        position.save(update_fields=["text", "declared_by"])
        others.filter(declared_by=point.speaker_name).update(declared_by="")
        empty_rows_about(label=label_of(position), key=key_of(position))
    Holding.objects.filter(point=point).delete()
    Position.objects.filter(text="").delete()
