"""Telling the one who spoke what came of it, and reminding the one who owes an answer."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from kumaja.foundation.core.models import PublicCode
from kumaja.foundation.ledger.models import Committed
from kumaja.foundation.outbox.domain.bounces import BounceKind
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.echo.domain.reminding import ReminderWay
from kumaja.voice.echo.domain.states import ToldBy
from kumaja.voice.matters.models import MatterOwner


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Reading words of notices."""

    def brought(self) -> NoticeQuerySet:
        """Leave out those whose mail came back, as long as nobody says that it can't be brought.

        Who can't be reached, with the reason written down, counts as told: nothing more is owed.
        """
        return self.exclude(mail__bounce=BounceKind.HARD, unreachable_at=None)


class Notice(Committed):
    """What the one who spoke was told (kaiku), in their language, as it stood that day.

    After a reopening there is a second. `opened_at` is when its own link was opened;
    `unreachable_at` that it could not be brought, and why.
    """

    KIND: ClassVar[str] = "notice"
    COMMITTED: ClassVar[tuple[str, ...]] = (
        "code", "number", "speaker_name", "language", "body", "way", "told_at",
    )  # fmt: skip

    code = PublicCode()
    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="notices")
    round = models.PositiveSmallIntegerField(default=1)
    number = models.CharField(max_length=12)
    speaker_name = models.CharField(max_length=250)
    language = models.CharField(max_length=2)
    body = models.TextField(blank=True)
    way = models.CharField(max_length=10, choices=[(way, way) for way in ToldBy])
    told_at = models.DateTimeField()
    told_by = models.CharField(max_length=250)
    mail = models.ForeignKey(
        "outbox.Mail", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    unreachable_at = models.DateTimeField(null=True, blank=True)
    unreachable_reason = models.CharField(max_length=300, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("contribution", "round", name="notice_once_a_round"),
            models.CheckConstraint(
                condition=Q(unreachable_at=None) | ~Q(unreachable_reason=""),
                name="notice_unreachable_says_why",
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None) | Q(opened_at__gte=F("told_at")),
                name="notice_opened_after_telling",
            ),
        ]
        indexes = [models.Index("told_at", name="notice_by_time")]

    def __str__(self) -> str:
        return f"{self.number} {self.speaker_name}"

    @property
    def is_brought(self) -> bool:
        """Test the same of one notice as `brought` of many."""
        came_back = self.mail is not None and self.mail.bounce == BounceKind.HARD
        return self.unreachable_at is not None or not came_back


class Reminder(models.Model):
    """That an owner was reminded of what waits (muistutus): kind first, and on a working day.

    `sent_by` is a role and never a person; `text` is what was written, or what was said by phone.
    """

    owner = models.ForeignKey(MatterOwner, on_delete=models.CASCADE, related_name="reminders")
    at = models.DateTimeField()
    way = models.CharField(
        max_length=10, default=ReminderWay.MAIL, choices=[(way, way) for way in ReminderWay]
    )
    text = models.TextField()
    sent_by = models.CharField(max_length=250)
    open_points = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index("owner", "at", name="reminder_by_owner")]

    def __str__(self) -> str:
        return f"{self.owner} {self.at:%Y-%m-%d}"
