"""The stages of a matter, and how their dates have moved."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from kumaja.foundation.core.models import PublicCode, TrilingualText
from kumaja.voice.matters.domain.kinds import SPEAKING, WITH_LAST_DAY, StageKind
from kumaja.voice.matters.models.matter import Matter, MatterOwner


class StageQuerySet(models.QuerySet["Stage"]):
    """Reading words of stages."""

    def speaking(self) -> StageQuerySet:
        """Keep those in which the matter can still be moved from outside."""
        return self.filter(kind__in=SPEAKING)

    def with_last_day(self) -> StageQuerySet:
        """Keep those whose last day stands in the decision calendar."""
        return self.filter(kind__in=WITH_LAST_DAY)

    def open_at(self, moment: datetime) -> StageQuerySet:
        """Keep those that run at the moment."""
        return self.filter(starts_at__lte=moment, ends_at__gt=moment)

    def ahead_of(self, moment: datetime) -> StageQuerySet:
        """Keep those that have not ended at the moment."""
        return self.filter(ends_at__gt=moment)

    def in_order(self) -> StageQuerySet:
        """Order as the matter goes; the key makes the order whole."""
        return self.order_by("starts_at", "position", "pk")


class Stage(models.Model):
    """A part of a matter's way with its days (vaihe), half-open.

    `source` tells where the days come from ("Esityslistalta 20.11."). When a consultation runs in
    the stage, the consultation alone moves its days, through `matters.actions`.
    """

    code = PublicCode()
    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="stages")
    owner = models.ForeignKey(
        MatterOwner, null=True, blank=True, on_delete=models.PROTECT, related_name="stages"
    )
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in StageKind])
    position = models.PositiveSmallIntegerField(default=0)
    title_fi = models.CharField(max_length=200, blank=True)
    title_sv = models.CharField(max_length=200, blank=True)
    title_en = models.CharField(max_length=200, blank=True)
    title = TrilingualText()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    source = models.CharField(max_length=200, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    hurry_reason = models.CharField(max_length=400, blank=True)

    objects = StageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at")), name="stage_begins_first"
            )
        ]
        indexes = [
            models.Index("kind", "ends_at", name="stage_by_end"),
            models.Index("matter", "starts_at", name="stage_by_matter"),
        ]

    def __str__(self) -> str:
        return self.title_fi or self.title_sv or self.title_en or self.kind

    def is_open_at(self, moment: datetime) -> bool:
        """Test whether it runs at the moment."""
        return self.starts_at <= moment < self.ends_at

    @property
    def takes_views(self) -> bool:
        """Test whether the matter can be moved from outside in this stage."""
        return self.kind in SPEAKING

    @property
    def is_call(self) -> bool:
        """Test whether it is a call for grants."""
        return self.kind == StageKind.GRANT_CALL


class PeriodChange(models.Model):
    """How a stage's days were moved, when and why (muutettu aika); it stays readable."""

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    reason = models.CharField(max_length=400)

    class Meta:
        indexes = [models.Index("stage", "at", name="period_change_by_stage")]

    def __str__(self) -> str:
        return self.reason
