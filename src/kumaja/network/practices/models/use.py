"""Who tried a practice or took it up, and what was learnt."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kumaja.foundation.core.models import PublicCode, TrilingualText
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.network.practices.domain.uses import UseState
from kumaja.network.practices.models.practice import Practice
from kumaja.network.registry.models import Organisation


class PracticeUseQuerySet(models.QuerySet["PracticeUse"]):
    """Reading words of uses."""

    def current(self) -> PracticeUseQuerySet:
        """Leave out what was told by mistake."""
        return self.filter(withdrawn_on__isnull=True)

    def in_region(self, region: Region) -> PracticeUseQuerySet:
        """Keep those of the region."""
        return self.filter(region=region)


class PracticeUse(models.Model):
    """Somebody's experience of a practice (kokeilu, käyttöönotto); all of it is public.

    By an organisation, a network, a municipality, or an organisation in a municipality. Each tells
    once and amends what it told; `region` is where it happened, which may be another one than the
    practice's own.
    """

    code = PublicCode()
    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="uses")
    region = models.ForeignKey("regions.Region", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="practice_uses"
    )
    network = models.ForeignKey(
        "networks.Network", null=True, blank=True, on_delete=models.CASCADE,
        related_name="practice_uses",
    )  # fmt: skip
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="practice_uses"
    )
    state = models.CharField(max_length=10, choices=[(state, state) for state in UseState])
    since_on = models.DateField()
    learnt_fi = models.TextField(blank=True)
    learnt_sv = models.TextField(blank=True)
    learnt_en = models.TextField(blank=True)
    learnt = TrilingualText()
    told_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)

    objects = PracticeUseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False)
                | Q(network__isnull=False)
                | Q(municipality__isnull=False),
                name="practice_use_is_somebodys",
            ),
            models.UniqueConstraint(
                "practice", "organisation", name="practice_use_once_an_organisation",
                condition=Q(withdrawn_on__isnull=True),
            ),
            models.UniqueConstraint(
                "practice", "network", name="practice_use_once_a_network",
                condition=Q(withdrawn_on__isnull=True, organisation__isnull=True),
            ),
            models.UniqueConstraint(
                "practice", "municipality", name="practice_use_once_a_municipality",
                condition=Q(
                    withdrawn_on__isnull=True, organisation__isnull=True, network__isnull=True
                ),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.practice_id}: {self.organisation or self.network or self.municipality}"
