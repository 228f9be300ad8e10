"""Which system a record is written in, where that is not Kumaja."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class MasterSystem(models.Model):
    """A system that owns fields of a record (tietojen isäntä); what no row names is owned here."""

    organisation = models.ForeignKey(
        "registry.Organisation", on_delete=models.CASCADE, related_name="masters"
    )
    source = models.CharField(max_length=40)
    name = models.CharField(max_length=100)
    url = models.URLField(blank=True)
    fields = models.JSONField(default=list, blank=True)
    since_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "source", name="master_once_a_source"),
            models.CheckConstraint(condition=~Q(source=""), name="master_has_a_source"),
        ]

    def __str__(self) -> str:
        return self.name
