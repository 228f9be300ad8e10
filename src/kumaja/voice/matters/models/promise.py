"""What an owner promises to do with what is said in a stage."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kumaja.foundation.core.models import PublicCode, TrilingualText
from kumaja.foundation.ledger.models import Committed
from kumaja.voice.matters.domain.kinds import PromiseLevel
from kumaja.voice.matters.models.matter import MatterOwner
from kumaja.voice.matters.models.stage import Stage


class PromiseQuerySet(models.QuerySet["Promise"]):
    """Reading words of promises."""

    def in_force(self) -> PromiseQuerySet:
        """Keep the latest of each owner and stage: what was changed stays readable."""
        return self.filter(replaced_by__isnull=True)


class Promise(Committed):
    """An owner's promise for one stage (lupaus), given before the stage opens.

    It is never edited: a new one replaces it with a reason, and both stay visible.
    """

    KIND: ClassVar[str] = "promise"
    COMMITTED: ClassVar[tuple[str, ...]] = (
        "code", "stage_code", "owner_name", "level", "text_fi", "text_sv", "text_en",
        "answer_by_on", "given_at", "reason_fi", "reason_sv", "reason_en",
    )  # fmt: skip

    code = PublicCode()
    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="promises")
    owner = models.ForeignKey(MatterOwner, on_delete=models.PROTECT, related_name="promises")
    stage_code = models.CharField(max_length=10)
    owner_name = models.CharField(max_length=250)
    level = models.CharField(max_length=12, choices=[(level, level) for level in PromiseLevel])
    text_fi = models.TextField(blank=True)
    text_sv = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    text = TrilingualText()
    answer_by_on = models.DateField(null=True, blank=True)
    given_at = models.DateTimeField()
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    reason_fi = models.TextField(blank=True)
    reason_sv = models.TextField(blank=True)
    reason_en = models.TextField(blank=True)
    reason = TrilingualText()

    objects = PromiseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "stage", "owner", condition=Q(replaces=None), name="promise_first_once"
            ),
            models.CheckConstraint(
                condition=Q(replaces=None)
                | ~Q(reason_fi="") | ~Q(reason_sv="") | ~Q(reason_en=""),
                name="promise_changed_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(level=PromiseLevel.INFORM) | Q(answer_by_on__isnull=False),
                name="promise_says_when_it_answers",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.owner_name}: {self.level}"

    @property
    def lowers(self) -> bool:
        """Test whether it promises less than the one that it replaces."""
        before = self.replaces
        if before is None:
            return False
        return PromiseLevel(self.level).rank < PromiseLevel(before.level).rank
