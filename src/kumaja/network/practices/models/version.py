"""How a practice stood, version by version."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kumaja.foundation.core.models import TrilingualText
from kumaja.network.practices.models.practice import Practice
from kumaja.network.practices.models.texts import PracticeTexts


class PracticeVersion(PracticeTexts):
    """The text of a practice as it stood from a day on, and what had changed (versio).

    `made_by` is an organisation or the coordination, never a person: readers see it.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    changed_fi = models.TextField(blank=True)
    changed_sv = models.TextField(blank=True)
    changed_en = models.TextField(blank=True)
    changed = TrilingualText()
    made_on = models.DateField()
    made_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint("practice", "number", name="practice_version_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="practice_version_from_one"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(changed_fi="") | ~Q(changed_sv="") | ~Q(changed_en=""),
                name="practice_version_says_what_changed",
            ),
        ]
