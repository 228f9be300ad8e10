"""A consultation itself, and what it asks."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q

from kumaja.foundation.core.models import PublicCode, TrilingualText
from kumaja.foundation.regions.models import Region
from kumaja.voice.matters.models import Matter, Stage


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    """Reading words of consultations."""

    def in_region(self, region: Region) -> ConsultationQuerySet:
        """Keep those of the region."""
        return self.filter(region=region)

    def opened(self) -> ConsultationQuerySet:
        """Leave out drafts."""
        return self.filter(opened_at__isnull=False)

    def open_at(self, moment: datetime) -> ConsultationQuerySet:
        """Keep those that take views at the moment."""
        return self.opened().filter(stage__starts_at__lte=moment, stage__ends_at__gt=moment)


class Consultation(models.Model):
    """A call for views before a decision (kuuleminen): material, questions, a period.

    The period is its stage's, the promise too. `way_asked` tells how participants were asked
    about the way of taking part and what changed because of it (value 5). `opened_at` is when it
    was let out; it takes views while its stage runs.
    """

    code = PublicCode()
    region = models.ForeignKey(
        "regions.Region", on_delete=models.PROTECT, related_name="consultations"
    )
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="consultations")
    stage = models.OneToOneField(Stage, on_delete=models.PROTECT, related_name="consultation")
    round = models.PositiveSmallIntegerField(default=1)
    title_fi = models.CharField(max_length=200, blank=True)
    title_sv = models.CharField(max_length=200, blank=True)
    title_en = models.CharField(max_length=200, blank=True)
    title = TrilingualText()
    background_fi = models.TextField(blank=True)
    background_sv = models.TextField(blank=True)
    background_en = models.TextField(blank=True)
    background = TrilingualText()
    easy_fi = models.TextField(blank=True)
    easy_sv = models.TextField(blank=True)
    easy_en = models.TextField(blank=True)
    easy = TrilingualText()
    way_asked_fi = models.TextField(blank=True)
    way_asked_sv = models.TextField(blank=True)
    way_asked_en = models.TextField(blank=True)
    way_asked = TrilingualText()
    created_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("matter", "round", "stage", name="consultation_round_once"),
            models.CheckConstraint(
                condition=~Q(title_fi="") | ~Q(title_sv="") | ~Q(title_en=""),
                name="consultation_named",
            ),
        ]

    def __str__(self) -> str:
        return self.title_fi or self.title_sv or self.title_en

    def is_open_at(self, moment: datetime) -> bool:
        """Test whether it takes views at the moment."""
        return self.opened_at is not None and self.stage.is_open_at(moment)

    def has_ended_at(self, moment: datetime) -> bool:
        """Test whether its period is over."""
        return self.opened_at is not None and self.stage.ends_at <= moment


class Question(models.Model):
    """What a consultation asks (kysymys); one is free to answer any of them."""

    consultation = models.ForeignKey(
        Consultation, on_delete=models.CASCADE, related_name="questions"
    )
    position = models.PositiveSmallIntegerField()
    text_fi = models.TextField(blank=True)
    text_sv = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    text = TrilingualText()

    class Meta:
        constraints = [
            models.UniqueConstraint("consultation", "position", name="consultation_question_once"),
            models.CheckConstraint(
                condition=~Q(text_fi="") | ~Q(text_sv="") | ~Q(text_en=""),
                name="consultation_question_asks",
            ),
        ]

    def __str__(self) -> str:
        return self.text_fi or self.text_sv or self.text_en
