"""Pairs of records that may be one, and the merging of two, row by row."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from kumaja.foundation.core.models import PublicCode
from kumaja.network.registry.domain.merging import UNDO_LIFE, Moved, PairState


class DuplicatePairQuerySet(models.QuerySet["DuplicatePair"]):
    """Reading words of pairs."""

    def waiting(self) -> DuplicatePairQuerySet:
        """Keep those that nobody has decided and whose records both stand."""
        standing = {"first__archived_at": None, "second__archived_at": None}
        return self.filter(state=PairState.OPEN, **standing)

    def surest_first(self) -> DuplicatePairQuerySet:
        """Order by how surely they are one."""
        return self.order_by("-score", "pk")


class DuplicatePair(models.Model):
    """Two records that may be of one organisation (mahdollinen kaksoiskappale), in their order."""

    code = PublicCode()
    first = models.ForeignKey("registry.Organisation", on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey("registry.Organisation", on_delete=models.CASCADE, related_name="+")
    reasons = models.JSONField(default=list, blank=True)
    score = models.PositiveSmallIntegerField()
    state = models.CharField(
        max_length=20, choices=[(state, state) for state in PairState], default=PairState.OPEN
    )
    found_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = DuplicatePairQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("first", "second", name="pair_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="pair_in_order"),
            models.CheckConstraint(
                condition=Q(state=PairState.OPEN, decided_at__isnull=True)
                | (~Q(state=PairState.OPEN) & Q(decided_at__isnull=False)),
                name="pair_decided_by_its_state",
            ),
        ]
        indexes = [models.Index("state", "score", name="pair_by_state")]

    def __str__(self) -> str:
        return self.code


class Merge(models.Model):
    """Two records made one (yhdistäminen): which is kept, and which leads to it from now on."""

    code = PublicCode()
    pair = models.ForeignKey(DuplicatePair, on_delete=models.CASCADE, related_name="merges")
    region = models.ForeignKey("regions.Region", on_delete=models.PROTECT, related_name="+")
    kept = models.ForeignKey("registry.Organisation", on_delete=models.CASCADE, related_name="+")
    gone = models.ForeignKey("registry.Organisation", on_delete=models.CASCADE, related_name="+")
    merged_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(kept=F("gone")), name="merge_of_two"),
            models.UniqueConstraint(
                "gone", condition=Q(undone_at__isnull=True), name="merge_goes_once"
            ),
        ]
        indexes = [models.Index("region", "merged_at", name="merge_by_region")]

    def __str__(self) -> str:
        return self.code

    def may_be_undone_at(self, moment: datetime) -> bool:
        """Test whether it still can be taken back."""
        return self.undone_at is None and moment < self.merged_at + UNDO_LIFE


class MovedReference(models.Model):
    """One column of one row, as it was before two records became one (siirretty viittaus)."""

    merge = models.ForeignKey(Merge, on_delete=models.CASCADE, related_name="moved")
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in Moved])
    table = models.CharField(max_length=60)  # the label of its model
    key = models.CharField(max_length=64)
    column = models.CharField(max_length=60, blank=True)
    text = models.CharField(max_length=200, blank=True)  # what the row is called
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)
    stayed = models.BooleanField(default=False)  # it changed since, so that undoing left it

    class Meta:
        indexes = [models.Index("table", "key", name="moved_by_row")]

    def __str__(self) -> str:
        return f"{self.table} {self.key}: {self.column}"
