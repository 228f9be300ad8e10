"""What a decision led to in people's days: the activity where one can go."""

from __future__ import annotations

from django.db import models

from kumaja.foundation.core.models import PublicCode, TrilingualText
from kumaja.help.directory.models import Activity
from kumaja.voice.matters.models import Decision


class DecisionActivity(models.Model):
    """Ties a decision to an activity that it made possible (päätöksestä syntynyt toiminta).

    `outcome` is one sentence: what came of the decision there. A decision that is recorded anew
    takes its activities along: who reads follows from the older row to the newest.
    """

    code = PublicCode()
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="activities")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="decisions")
    outcome_fi = models.CharField(max_length=400, blank=True)
    outcome_sv = models.CharField(max_length=400, blank=True)
    outcome_en = models.CharField(max_length=400, blank=True)
    outcome = TrilingualText()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint("decision", "activity", name="decision_activity_once")
        ]

    def __str__(self) -> str:
        return f"{self.decision}: {self.activity}"
