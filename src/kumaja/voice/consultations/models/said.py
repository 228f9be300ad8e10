"""What was said in a consultation, and at which place of its text each point hangs."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kumaja.voice.consultations.models.consultation import Consultation, Question
from kumaja.voice.contributions.models import Contribution, Point


class ConsultationContribution(models.Model):
    """Ties a contribution to the consultation it was given in.

    `speaker_code` is the organisation's or network's; one speaks once, and completes that.
    `said_on` is the day of a paper or a call that somebody else wrote down.
    """

    consultation = models.ForeignKey(
        Consultation, on_delete=models.PROTECT, related_name="contributions"
    )
    contribution = models.OneToOneField(
        Contribution, on_delete=models.PROTECT, related_name="consulted"
    )
    speaker_code = models.CharField(max_length=10, blank=True)
    is_standing = models.BooleanField(default=True)
    said_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "consultation", "speaker_code",
                condition=Q(is_standing=True) & ~Q(speaker_code=""),
                name="consultation_speaker_once",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.contribution)


class PointPlace(models.Model):
    """Where a point hangs: at a question, at a paragraph, at words within it (kohdan paikka).

    `is_lost` says that a new version took its paragraph away and a person must look.
    """

    point = models.OneToOneField(Point, on_delete=models.CASCADE, related_name="place")
    question = models.ForeignKey(
        Question, null=True, blank=True, on_delete=models.PROTECT, related_name="places"
    )
    paragraph_key = models.CharField(max_length=12, blank=True)
    quote = models.CharField(max_length=500, blank=True)
    first_version = models.PositiveSmallIntegerField(default=1)
    is_lost = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(question__isnull=False) | ~Q(paragraph_key="") | Q(is_lost=True),
                name="point_place_somewhere",
            )
        ]

    def __str__(self) -> str:
        return self.paragraph_key or str(self.question or "")
