"""Feedback with its clock, and known gaps of accessibility."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from kumaja.foundation.core.models import PublicCode, TrilingualText


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    """Reading words of feedback."""

    def waiting(self) -> FeedbackQuerySet:
        """Keep what has not been answered."""
        return self.filter(answered_at__isnull=True)

    def to_remind_of(self, last_due: date) -> FeedbackQuerySet:
        """Keep what waits, is due by then, and was not reminded of yet."""
        return self.waiting().filter(due_on__lte=last_due, reminded_at__isnull=True)

    def nearest_first(self) -> FeedbackQuerySet:
        """Order by what has to be answered first; what is answered comes last, newest first."""
        return self.order_by(F("answered_at").desc(nulls_first=True), "due_on", "pk")


class Feedback(models.Model):
    """What someone told of the service (palaute), to be answered within fourteen days.

    `number` runs within its year, so that it can be said aloud: 2026-7.
    """

    code = PublicCode()
    region = models.ForeignKey(
        "regions.Region", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    language = models.CharField(max_length=2)
    told = models.TextField(max_length=4000)
    page = models.CharField(max_length=300, blank=True)
    reply_to = models.EmailField(blank=True)
    received_at = models.DateTimeField()
    due_on = models.DateField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True, max_length=4000)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "feedback"
        constraints = [
            models.UniqueConstraint("year", "number", name="feedback_number_once"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="")
                | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="feedback_answered_in_words",
            ),
        ]
        indexes = [models.Index("due_on", name="feedback_by_due")]

    def __str__(self) -> str:
        return self.spoken_number

    @property
    def spoken_number(self) -> str:
        """The number as it is said and written: 2026-7."""
        return f"{self.year}-{self.number}"


class FeedbackCounter(models.Model):
    """The last number of feedback of a year (numerolaskuri); one row a year, locked while used."""

    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class AccessibilityGap(models.Model):
    """What is not accessible in this installation's own content (saavutettavuuspuute).

    Gaps of the program itself come with it; these are added by those who look after the service.
    """

    code = PublicCode()
    what_fi = models.TextField()
    what_sv = models.TextField(blank=True)
    what_en = models.TextField(blank=True)
    what = TrilingualText()
    plan_fi = models.TextField(blank=True)
    plan_sv = models.TextField(blank=True)
    plan_en = models.TextField(blank=True)
    plan = TrilingualText()
    since_on = models.DateField()
    fixed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(fixed_on__isnull=True) | Q(fixed_on__gte=F("since_on")),
                name="gap_fixed_after_it_was_found",
            )
        ]

    def __str__(self) -> str:
        return self.what_fi[:60]
