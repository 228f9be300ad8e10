"""Questions of associations to their own members, and what the members answered."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models

from kumaja.foundation.core.models import PublicCode
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.models import Organisation
from kumaja.voice.matters.models import Matter
from kumaja.voice.relay.domain.limits import LONGEST_ANSWER, LONGEST_QUESTION, LONGEST_SUMMARY


class RelayQuerySet(models.QuerySet["Relay"]):
    """Reading words of relays."""

    def in_region(self, region: Region) -> RelayQuerySet:
        """Keep those of the region."""
        return self.filter(region=region)

    def of(self, organisation: Organisation) -> RelayQuerySet:
        """Keep the organisation's own."""
        return self.filter(organisation=organisation)

    def latest_first(self) -> RelayQuerySet:
        """Order by when they began, the latest first."""
        return self.order_by("-created_at", "-pk")


class Relay(models.Model):
    """That an association asks its own members about a matter (kysymys jäsenille).

    Answers are the association's alone. What leaves is how many were asked and answered, and
    `summary`, its own words.
    """

    code = PublicCode()
    region = models.ForeignKey("regions.Region", on_delete=models.PROTECT, related_name="relays")
    organisation = models.ForeignKey(
        "registry.Organisation", on_delete=models.PROTECT, related_name="relays"
    )
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="relays")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip
    language = models.CharField(max_length=2)
    question = models.TextField(max_length=LONGEST_QUESTION)
    members = models.PositiveIntegerField(null=True, blank=True)
    summary = models.TextField(max_length=LONGEST_SUMMARY, blank=True)
    answered = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = RelayQuerySet.as_manager()

    class Meta:
        indexes = [models.Index("organisation", "matter", name="relay_by_organisation")]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.matter}"

    def is_open_at(self, moment: datetime) -> bool:
        """Test whether members can answer at the moment."""
        return self.closed_at is None and moment < self.closes_at


class RelayAnswer(models.Model):
    """What one member answered (jäsenen vastaus): no name, no account, no hour."""

    relay = models.ForeignKey(Relay, on_delete=models.CASCADE, related_name="answers")
    text = models.TextField(max_length=LONGEST_ANSWER)
    answered_on = models.DateField()

    def __str__(self) -> str:
        return self.text[:60]
