"""Moderation: somebody's word that a text breaks the ground rules, and that it was hidden."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kumaja.foundation.core.models import PublicCode
from kumaja.foundation.ledger.models import Committed
from kumaja.foundation.regions.models import Region
from kumaja.voice.contributions.domain.kinds import SpeakerKind
from kumaja.voice.contributions.domain.rules import (
    APPEAL_WITHIN,
    LONGEST_FACTS,
    LONGEST_WORDS,
    OF_EVERYONE,
    CameBy,
    Ground,
    ReportOutcome,
    Ruling,
    ToldBy,
)
from kumaja.voice.contributions.models.contribution import Contribution

_GROUNDS = [(ground, ground) for ground in Ground]


class HidingQuerySet(models.QuerySet["Hiding"]):
    """Reading words of hidings."""

    def in_region(self, region: Region) -> HidingQuerySet:
        """Keep those of the region's texts."""
        return self.filter(contribution__region=region)

    def standing(self) -> HidingQuerySet:
        """Keep those by which a text is hidden now."""
        return self.exclude(ruling=Ruling.RESTORED)

    def appealed(self) -> HidingQuerySet:
        """Keep those that the speaker wants looked at anew, and nobody has."""
        return self.filter(appealed_at__isnull=False, ruling=Ruling.NONE)

    def untold(self) -> HidingQuerySet:
        """Keep those of which the speaker does not know yet."""
        return self.standing().filter(told_at=None)


class Hiding(Committed):
    """That a text was hidden (piilotus): on which ground, by whom, and what became of an appeal.

    `facts` is what in the text it is about, in the speaker's language. Another person than the one
    who hid it rules on an appeal. Its leaf shows when it was done and why, whoever asks later.
    """

    KIND: ClassVar[str] = "hiding"
    COMMITTED: ClassVar[tuple[str, ...]] = (
        "code", "number", "ground", "law", "facts", "came_by", "hidden_at",
    )  # fmt: skip

    code = PublicCode()
    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="hidings")
    number = models.CharField(max_length=12)
    speaker_kind = models.CharField(max_length=12, choices=[(kind, kind) for kind in SpeakerKind])
    ground = models.CharField(max_length=10, choices=_GROUNDS)
    law = models.CharField(max_length=200, blank=True)
    facts = models.TextField(max_length=LONGEST_FACTS, blank=True)
    came_by = models.CharField(max_length=10, choices=[(way, way) for way in CameBy])
    hidden_at = models.DateTimeField()
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip
    told_by = models.CharField(max_length=12, blank=True, choices=[(way, way) for way in ToldBy])
    told_at = models.DateTimeField(null=True, blank=True)
    appeal = models.TextField(max_length=LONGEST_FACTS, blank=True)
    appealed_at = models.DateTimeField(null=True, blank=True)
    ruling = models.CharField(
        max_length=10, blank=True, choices=[(ruling, ruling) for ruling in Ruling]
    )
    ruling_reason = models.TextField(max_length=LONGEST_FACTS, blank=True)
    ruled_at = models.DateTimeField(null=True, blank=True)
    ruled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip

    objects = HidingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "contribution", condition=~Q(ruling=Ruling.RESTORED), name="hiding_one_stands"
            ),
            models.CheckConstraint(
                condition=Q(speaker_kind=SpeakerKind.RESIDENT) | Q(ground__in=OF_EVERYONE),
                name="hiding_never_by_taste",
            ),
            models.CheckConstraint(
                condition=~Q(ground=Ground.UNLAWFUL) | ~Q(law=""), name="hiding_names_the_law"
            ),
            models.CheckConstraint(
                condition=Q(told_at=None, told_by="") | (Q(told_at__isnull=False) & ~Q(told_by="")),
                name="hiding_told_by_a_way",
            ),
            models.CheckConstraint(
                condition=Q(appealed_at__isnull=False) | Q(appeal=""),
                name="hiding_appeal_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(ruling=Ruling.NONE, ruled_at=None)
                | (~Q(ruling=Ruling.NONE) & Q(ruled_at__isnull=False)),
                name="hiding_ruled_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(ruling=Ruling.KEPT) | Q(appealed_at__isnull=False),
                name="hiding_kept_after_an_appeal",
            ),
            models.CheckConstraint(
                condition=Q(appealed_at=None) | Q(ruled_by=None) | Q(hidden_by=None)
                | ~Q(ruled_by=F("hidden_by")),
                name="hiding_ruled_by_another",
            ),
        ]  # fmt: skip
        indexes = [models.Index("hidden_at", name="hiding_by_time")]

    def __str__(self) -> str:
        return self.number

    def may_be_appealed_at(self, moment: datetime) -> bool:
        """Test whether the speaker can still ask for another look: once, within half a year."""
        return (
            self.appealed_at is None
            and self.ruling == Ruling.NONE
            and moment < self.hidden_at + APPEAL_WITHIN
        )


class ReportQuerySet(models.QuerySet["Report"]):
    """Reading words of reports."""

    def in_region(self, region: Region) -> ReportQuerySet:
        """Keep those of the region's texts."""
        return self.filter(contribution__region=region)

    def waiting(self) -> ReportQuerySet:
        """Keep those that nobody has decided on."""
        return self.filter(outcome=ReportOutcome.WAITING)

    def oldest_first(self) -> ReportQuerySet:
        """Order by how long they have waited."""
        return self.order_by("reported_at", "pk")


class Report(models.Model):
    """Somebody's word that a text breaks the ground rules (ilmoitus); who it was is not known.

    `sender` is a print by which the same one counts once; it and where the answer goes are kept
    until the report is settled.
    """

    code = PublicCode()
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="reports")
    ground = models.CharField(max_length=10, choices=_GROUNDS)
    words = models.TextField(max_length=LONGEST_WORDS, blank=True)
    reply_to = models.EmailField(blank=True)
    language = models.CharField(max_length=2)
    sender = models.CharField(max_length=64, blank=True)
    reported_at = models.DateTimeField()
    outcome = models.CharField(
        max_length=10, choices=[(outcome, outcome) for outcome in ReportOutcome],
        default=ReportOutcome.WAITING,
    )  # fmt: skip
    answer = models.TextField(max_length=LONGEST_FACTS, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "contribution", "sender", name="text_report_once_a_sender",
                condition=Q(outcome=ReportOutcome.WAITING) & ~Q(sender=""),
            ),
            models.CheckConstraint(
                condition=Q(outcome=ReportOutcome.WAITING, settled_at=None)
                | (~Q(outcome=ReportOutcome.WAITING) & Q(settled_at__isnull=False)),
                name="text_report_settled_by_outcome",
            ),
            models.CheckConstraint(
                condition=Q(outcome=ReportOutcome.WAITING) | Q(sender="", reply_to=""),
                name="text_report_settled_forgets_who",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index("outcome", "reported_at", name="text_report_by_outcome"),
            models.Index("reply_to", condition=~Q(reply_to=""), name="text_report_by_answer"),
        ]

    def __str__(self) -> str:
        return self.code
