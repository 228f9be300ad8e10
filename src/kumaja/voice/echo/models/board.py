"""Since when everyone sees what waits in a region."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from kumaja.foundation.regions.models import Region


class BoardOpeningQuerySet(models.QuerySet["BoardOpening"]):
    """Reading words of openings."""

    def closed_on(self, day: date) -> BoardOpeningQuerySet:
        """Keep those of regions whose board only the network sees on a day."""
        return self.filter(Q(public_on=None) | Q(public_on__gt=day))


class BoardOpening(models.Model):
    """That a region began with its open loops for the network only (odottaa vastausta).

    A region without a row shows them to everyone from the first day. `public_on` is the day from
    which everyone sees them, empty while it has not been chosen.
    """

    region = models.OneToOneField(Region, on_delete=models.CASCADE, related_name="board_opening")
    public_on = models.DateField(null=True, blank=True)

    objects = BoardOpeningQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.region} {self.public_on or '–'}"
