"""Who was told of which last day."""

from __future__ import annotations

from django.db import models

from kumaja.voice.matters.models.stage import Stage


class ToldDay(models.Model):
    """A last day that a subscriber was told of (kerrottu päivä): each once.

    It is written with the mail, so that what is sent twice is neither told twice nor lost.
    """

    subscription = models.ForeignKey(
        "subscriptions.Subscription", on_delete=models.CASCADE, related_name="+"
    )
    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("subscription", "stage", name="day_told_once")]

    def __str__(self) -> str:
        return f"{self.subscription} {self.stage}"
