"""Points: what in a contribution can be answered."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kumaja.foundation.core.models import PublicCode
from kumaja.foundation.ledger.models import Committed
from kumaja.voice.contributions.domain.kinds import LONGEST_POINT
from kumaja.voice.contributions.models.contribution import Contribution
from kumaja.voice.matters.models import Matter, MatterOwner


class PointQuerySet(models.QuerySet["Point"]):
    """Reading words of points."""

    def standing(self) -> PointQuerySet:
        """Leave out points of what was withdrawn, and those that were divided anew."""
        return self.filter(replaced_at__isnull=True, contribution__withdrawn_at__isnull=True)

    def on(self, matter: Matter) -> PointQuerySet:
        """Keep points of what was said on the matter, once it is let out."""
        return self.filter(contribution__matter=matter, contribution__published_at__isnull=False)

    def in_order(self) -> PointQuerySet:
        """Order as they came and as they stand in their contribution."""
        return self.order_by("contribution__said_at", "contribution", "number", "pk")


class Point(Committed):
    """One thing in a contribution that can be answered (kohta), in the speaker's words.

    `owner` is who is asked; empty when all owners of the matter are. A point that the speaker
    divided anew keeps its row, `replaced_at`.
    """

    KIND: ClassVar[str] = "point"
    COMMITTED: ClassVar[tuple[str, ...]] = (
        "code", "said_in", "number", "speaker_name", "speaker_code", "language", "text",
    )  # fmt: skip

    code = PublicCode()
    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="points")
    said_in = models.CharField(max_length=12)
    number = models.PositiveSmallIntegerField()
    speaker_name = models.CharField(max_length=250)
    speaker_code = models.CharField(max_length=10, blank=True)
    language = models.CharField(max_length=2)
    text = models.TextField(max_length=LONGEST_POINT, blank=True)
    owner = models.ForeignKey(
        MatterOwner, null=True, blank=True, on_delete=models.PROTECT, related_name="asked_points"
    )
    theme = models.ForeignKey(
        "vocabulary.Term", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    replaced_at = models.DateTimeField(null=True, blank=True)

    objects = PointQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "contribution", "number", condition=Q(replaced_at=None),
                name="point_number_once_at_a_time",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.said_in}/{self.number}"
