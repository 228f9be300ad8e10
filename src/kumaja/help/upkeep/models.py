"""Asking an association to check what is told of it, and what somebody told to be wrong."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q

from kumaja.foundation.core.models import PublicCode
from kumaja.help.upkeep.domain.reports import LONGEST, ReportState, Told
from kumaja.network.registry.domain.days import day_of


class Asking(models.Model):
    """A mail that asked an organisation to check its data (tarkistuspyyntö); one a round.

    `round` is a season (`2027-09`), or a day on which it was told of reports (`words 2026-11-21`).
    """

    code = PublicCode()
    organisation = models.ForeignKey(
        "registry.Organisation", on_delete=models.CASCADE, related_name="askings"
    )
    region = models.ForeignKey("regions.Region", on_delete=models.PROTECT, related_name="+")
    round = models.CharField(max_length=20)
    to = models.EmailField()
    language = models.CharField(max_length=2)
    asked_at = models.DateTimeField()
    repeated_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "region", "round", name="asking_once_a_round")
        ]
        indexes = [models.Index("region", "round", "repeated_at", name="asking_by_round")]

    def __str__(self) -> str:
        return f"{self.round} {self.code}"


class ReportQuerySet(models.QuerySet["Report"]):
    """Reading words of reports."""

    def waiting(self) -> ReportQuerySet:
        """Keep those that nobody has answered."""
        return self.filter(state=ReportState.WAITING)

    def oldest_first(self) -> ReportQuerySet:
        """Order by how long they have waited."""
        return self.order_by("reported_at", "pk")


class Report(models.Model):
    """Somebody's word that something is wrong (ilmoitettu virhe); who it was is not known.

    Where the answer goes is kept until it has gone.
    """

    code = PublicCode()
    region = models.ForeignKey("regions.Region", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "registry.Organisation", on_delete=models.CASCADE, related_name="reports"
    )
    activity = models.ForeignKey(
        "directory.Activity", null=True, blank=True, on_delete=models.CASCADE,
        related_name="reports",
    )  # fmt: skip
    part = models.CharField(max_length=10, choices=[(part, part) for part in Told])
    wrong = models.TextField(max_length=LONGEST)
    right = models.TextField(blank=True, max_length=LONGEST)
    reply_to = models.EmailField(blank=True)
    language = models.CharField(max_length=2)
    is_own = models.BooleanField(default=False)  # the association itself told it
    reported_at = models.DateTimeField()
    state = models.CharField(
        max_length=10, choices=[(state, state) for state in ReportState],
        default=ReportState.WAITING,
    )  # fmt: skip
    reason = models.TextField(blank=True, max_length=LONGEST)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=200, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ReportState.WAITING, settled_at__isnull=True)
                | (~Q(state=ReportState.WAITING) & Q(settled_at__isnull=False)),
                name="report_settled_by_its_state",
            )
        ]
        indexes = [
            models.Index("region", "state", "reported_at", name="report_by_state"),
            models.Index("reply_to", condition=~Q(reply_to=""), name="report_by_answer"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def subject(self) -> models.Model:
        """The row that it is about."""
        return self.activity or self.organisation

    def waits_since(self, moment: datetime) -> int:
        """Return for how many days it has waited; what came today has waited none."""
        return (day_of(moment) - day_of(self.reported_at)).days
