"""Positions: points that people, never the software, declare to be alike."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kumaja.foundation.core.models import PublicCode
from kumaja.voice.contributions.domain.kinds import LONGEST_POINT
from kumaja.voice.contributions.models.point import Point
from kumaja.voice.matters.models import Matter


class PositionQuerySet(models.QuerySet["Position"]):
    """Reading words of positions."""

    def on(self, matter: Matter) -> PositionQuerySet:
        """Keep those on the matter."""
        return self.filter(matter=matter, dropped_at__isnull=True)


class Position(models.Model):
    """What several say alike, in plain words (kanta), by whose word they are alike.

    A point that nobody declared like another is a position of its own and has no row here.
    """

    code = PublicCode()
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="positions")
    text = models.TextField(max_length=LONGEST_POINT)
    language = models.CharField(max_length=2)
    declared_by = models.CharField(max_length=250)
    declared_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True, blank=True)

    objects = PositionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index("matter", "declared_at", name="position_by_matter")]

    def __str__(self) -> str:
        return self.text[:80]


class Holding(models.Model):
    """That a point says the same as a position (sama kanta), by whose word; undone, it stays."""

    position = models.ForeignKey(Position, on_delete=models.CASCADE, related_name="holdings")
    point = models.ForeignKey(Point, on_delete=models.CASCADE, related_name="holdings")
    declared_by = models.CharField(max_length=250)
    declared_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "point", condition=Q(undone_at=None), name="point_holds_one_position"
            )
        ]

    def __str__(self) -> str:
        return f"{self.point} = {self.position}"
