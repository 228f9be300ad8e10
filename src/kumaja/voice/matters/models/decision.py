"""What was decided in a matter, when and why."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kumaja.foundation.core.domain.codes import address_of
from kumaja.foundation.core.engine.addresses import address_of_row
from kumaja.foundation.core.models import PublicCode, TrilingualText
from kumaja.foundation.ledger.models import Committed
from kumaja.foundation.regions.models import Region
from kumaja.voice.matters.models.matter import Matter, MatterOwner


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Reading words of decisions."""

    def in_region(self, region: Region) -> DecisionQuerySet:
        """Keep those of the region."""
        return self.filter(matter__region=region)

    def in_force(self) -> DecisionQuerySet:
        """Leave out those that were recorded anew."""
        return self.filter(replaced_by__isnull=True)

    def latest_first(self) -> DecisionQuerySet:
        """Order by their day, the latest first."""
        return self.order_by("-decided_on", "-pk")


class Decision(Committed):
    """A dated result with its reasons (päätös); a correction is a new row that replaces it."""

    KIND: ClassVar[str] = "decision"
    COMMITTED: ClassVar[tuple[str, ...]] = (
        "code", "matter_code", "body_name", "decided_on", "decider_fi", "decider_sv",
        "decider_en", "section", "title_fi", "title_sv", "title_en", "result_fi", "result_sv",
        "result_en", "reasons_fi", "reasons_sv", "reasons_en", "url", "recorded_at",
    )  # fmt: skip

    code = PublicCode()
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="decisions")
    owner = models.ForeignKey(MatterOwner, on_delete=models.PROTECT, related_name="decisions")
    matter_code = models.CharField(max_length=10)
    body_name = models.CharField(max_length=250)
    decided_on = models.DateField()
    decider_fi = models.CharField(max_length=120, blank=True)
    decider_sv = models.CharField(max_length=120, blank=True)
    decider_en = models.CharField(max_length=120, blank=True)
    decider = TrilingualText()
    section = models.CharField(max_length=40, blank=True)
    title_fi = models.CharField(max_length=200, blank=True)
    title_sv = models.CharField(max_length=200, blank=True)
    title_en = models.CharField(max_length=200, blank=True)
    title = TrilingualText()
    result_fi = models.TextField(blank=True)
    result_sv = models.TextField(blank=True)
    result_en = models.TextField(blank=True)
    result = TrilingualText()
    reasons_fi = models.TextField(blank=True)
    reasons_sv = models.TextField(blank=True)
    reasons_en = models.TextField(blank=True)
    reasons = TrilingualText()
    url = models.URLField(max_length=500, blank=True)
    follow_up_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(result_fi="") | ~Q(result_sv="") | ~Q(result_en=""),
                name="decision_says_its_result",
            ),
            models.CheckConstraint(
                condition=~Q(reasons_fi="") | ~Q(reasons_sv="") | ~Q(reasons_en=""),
                name="decision_says_why",
            ),
        ]
        indexes = [models.Index("matter", "decided_on", name="decision_by_matter")]

    def __str__(self) -> str:
        return self.title_fi or self.title_sv or self.title_en or str(self.matter)

    def get_absolute_url(self) -> str:
        """Return the address of its public page."""
        return address_of_row("matters:decision", address_of(str(self), self.code))
