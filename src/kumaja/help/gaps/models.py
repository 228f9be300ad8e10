"""A gap that somebody has taken on, so that what was missing becomes a shared structure."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from kumaja.foundation.core.models import PublicCode, TrilingualText
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.gaps.domain.structures import StructureState
from kumaja.network.networks.models import Network
from kumaja.network.registry.models import Organisation


class SharedStructureQuerySet(models.QuerySet["SharedStructure"]):
    """Reading words of shared structures."""

    def in_region(self, region: Region) -> SharedStructureQuerySet:
        """Keep those of the region."""
        return self.filter(region=region)

    def standing(self) -> SharedStructureQuerySet:
        """Leave out what came to nothing: such a gap waits for somebody again."""
        return self.exclude(state=StructureState.CAME_TO_NOTHING)

    def with_owners(self) -> SharedStructureQuerySet:
        """Load whose each is, in two statements."""
        owners = StructureOwner.objects.select_related("organisation").order_by("position", "pk")
        rows = self.select_related("municipality", "term", "network", "region")
        return rows.prefetch_related(models.Prefetch("owners", owners))


class SharedStructure(models.Model):
    """What is built together where something is missing, and who owns it (yhteinen rakenne).

    One municipality and one word of the lists: a life situation, a theme or a target group.
    """

    code = PublicCode()
    region = models.ForeignKey(
        "regions.Region", on_delete=models.PROTECT, related_name="shared_structures"
    )
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="shared_structures"
    )
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="shared_structures")
    network = models.ForeignKey(
        Network, null=True, blank=True, on_delete=models.PROTECT, related_name="shared_structures"
    )
    agreed_fi = models.TextField(blank=True)
    agreed_sv = models.TextField(blank=True)
    agreed_en = models.TextField(blank=True)
    agreed = TrilingualText()
    since_on = models.DateField()
    state = models.CharField(
        max_length=20, choices=[(state, state) for state in StructureState],
        default=StructureState.UNDER_WAY,
    )  # fmt: skip
    outcome_fi = models.TextField(blank=True)
    outcome_sv = models.TextField(blank=True)
    outcome_en = models.TextField(blank=True)
    outcome = TrilingualText()
    told_on = models.DateField(null=True, blank=True)

    objects = SharedStructureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "region", "municipality", "term", name="structure_one_a_gap",
                condition=~Q(state=StructureState.CAME_TO_NOTHING),
            ),
            models.CheckConstraint(
                condition=~Q(agreed_fi="") | ~Q(agreed_sv="") | ~Q(agreed_en=""),
                name="structure_says_what_was_agreed",
            ),
            models.CheckConstraint(
                condition=Q(state=StructureState.UNDER_WAY) | Q(told_on__isnull=False),
                name="structure_end_is_told",
            ),
            models.CheckConstraint(
                condition=Q(told_on__isnull=True) | Q(told_on__gte=F("since_on")),
                name="structure_begins_first",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.municipality_id}: {self.term_id}"


class StructureOwner(models.Model):
    """An organisation that owns a shared structure, alone or with others (omistaja)."""

    structure = models.ForeignKey(SharedStructure, on_delete=models.CASCADE, related_name="owners")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="owned_structures"
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint("structure", "organisation", name="structure_owner_once")
        ]

    def __str__(self) -> str:
        return f"{self.structure_id}: {self.organisation_id}"
