"""Who is invited and helped to take part, and what is asked during the period."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from kumaja.foundation.core.models import PublicCode, TrilingualText
from kumaja.voice.consultations.domain.kinds import HelpKind
from kumaja.voice.consultations.models.consultation import Consultation
from kumaja.voice.matters.models import AffectedGroup


class Invitation(models.Model):
    """That an organisation was asked to speak (kutsu), and once more when it stayed silent."""

    consultation = models.ForeignKey(
        Consultation, on_delete=models.CASCADE, related_name="invitations"
    )
    organisation = models.ForeignKey(
        "registry.Organisation", on_delete=models.PROTECT, related_name="consultation_invitations"
    )
    group = models.ForeignKey(
        AffectedGroup, null=True, blank=True, on_delete=models.SET_NULL, related_name="invitations"
    )
    invited_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "consultation", "organisation", name="consultation_invites_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.consultation}"


class Help(models.Model):
    """What helped people to take part (apu osallistumiseen; value 4), for whom."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="help")
    group = models.ForeignKey(
        AffectedGroup, null=True, blank=True, on_delete=models.SET_NULL, related_name="help"
    )
    kind = models.CharField(max_length=15, choices=[(kind, kind) for kind in HelpKind])
    text_fi = models.CharField(max_length=400, blank=True)
    text_sv = models.CharField(max_length=400, blank=True)
    text_en = models.CharField(max_length=400, blank=True)
    text = TrilingualText()

    def __str__(self) -> str:
        return self.text_fi or self.text_sv or self.text_en or self.kind


class AskedQuestion(models.Model):
    """What somebody asks while views are taken, and the answer that all can read."""

    code = PublicCode()
    consultation = models.ForeignKey(
        Consultation, on_delete=models.CASCADE, related_name="asked_questions"
    )
    organisation = models.ForeignKey(
        "registry.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip
    asker_name = models.CharField(max_length=250)
    answer_to = models.EmailField(blank=True)
    language = models.CharField(max_length=2)
    text = models.TextField(max_length=2000)
    asked_at = models.DateTimeField()
    answer_fi = models.TextField(blank=True)
    answer_sv = models.TextField(blank=True)
    answer_en = models.TextField(blank=True)
    answer = TrilingualText()
    answered_by = models.CharField(max_length=250, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None)
                | ~Q(answer_fi="") | ~Q(answer_sv="") | ~Q(answer_en=""),
                name="asked_question_answered_in_words",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.text[:80]
