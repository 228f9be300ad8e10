"""What a practice says of itself: the same columns in the practice and in each of its versions."""

from __future__ import annotations

from typing import Final

from django.db import models

from kumaja.foundation.core.models import Named, TrilingualText

TEXTS: Final = ("name", "summary", "description", "needs", "origin")


class PracticeTexts(Named):
    """The texts of a practice in three languages; `origin` is its story, `needs` what it takes."""

    summary_fi = models.CharField(max_length=400, blank=True)
    summary_sv = models.CharField(max_length=400, blank=True)
    summary_en = models.CharField(max_length=400, blank=True)
    summary = TrilingualText()
    description_fi = models.TextField(blank=True)
    description_sv = models.TextField(blank=True)
    description_en = models.TextField(blank=True)
    description = TrilingualText()
    needs_fi = models.TextField(blank=True)
    needs_sv = models.TextField(blank=True)
    needs_en = models.TextField(blank=True)
    needs = TrilingualText()
    origin_fi = models.TextField(blank=True)
    origin_sv = models.TextField(blank=True)
    origin_en = models.TextField(blank=True)
    origin = TrilingualText()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name_fi or self.name_sv or self.name_en
