"""The text that is heard, in versions; its paragraphs keep their keys from one to the next."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kumaja.foundation.core.models import PublicCode, TrilingualText
from kumaja.voice.consultations.models.consultation import Consultation


class Document(models.Model):
    """One version of the text that is heard (ehdotus); a new version replaces it, both stay.

    `published_sv_at` tells when the Swedish text came out, where that was another day.
    """

    code = PublicCode()
    consultation = models.ForeignKey(
        Consultation, on_delete=models.CASCADE, related_name="documents"
    )
    version = models.PositiveSmallIntegerField()
    title_fi = models.CharField(max_length=200, blank=True)
    title_sv = models.CharField(max_length=200, blank=True)
    title_en = models.CharField(max_length=200, blank=True)
    title = TrilingualText()
    published_at = models.DateTimeField()
    published_sv_at = models.DateTimeField(null=True, blank=True)
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint("consultation", "version", name="document_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.title_fi or self.title_sv or self.title_en} {self.version}"


class Paragraph(models.Model):
    """A paragraph of a document (kappale): its key is the same in every version where it lives."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="paragraphs")
    key = models.CharField(max_length=12)
    position = models.PositiveSmallIntegerField()
    text_fi = models.TextField(blank=True)
    text_sv = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    text = TrilingualText()

    class Meta:
        constraints = [
            models.UniqueConstraint("document", "key", name="paragraph_key_once"),
            models.UniqueConstraint("document", "position", name="paragraph_position_once"),
            models.CheckConstraint(
                condition=~Q(text_fi="") | ~Q(text_sv="") | ~Q(text_en=""), name="paragraph_says"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {(self.text_fi or self.text_sv or self.text_en)[:60]}"
