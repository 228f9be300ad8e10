"""A matter itself, who owns it, and whom it affects."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q

from kumaja.foundation.core.domain.codes import address_of
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.core.engine.addresses import address_of_row
from kumaja.foundation.core.models import PublicCode, TrilingualText
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.models import Organisation
from kumaja.voice.matters.domain.kinds import MatterObject, OwnerPart, Phase


class MatterQuerySet(models.QuerySet["Matter"]):
    """Reading words of matters."""

    def in_region(self, region: Region) -> MatterQuerySet:
        """Keep those of the region."""
        return self.filter(region=region)

    def published(self) -> MatterQuerySet:
        """Leave out drafts."""
        return self.filter(published_at__isnull=False)

    def unclosed(self) -> MatterQuerySet:
        """Leave out those that were marked done."""
        return self.filter(closed_at__isnull=True)

    def owned_by(self, organisation: Organisation) -> MatterQuerySet:
        """Keep those that the organisation owns, alone or with others."""
        return self.filter(
            pk__in=MatterOwner.objects.filter(organisation=organisation).values("matter")
        )

    def touching(self, municipality: Municipality) -> MatterQuerySet:
        """Keep those of the municipality: named, or of the whole area of one of their owners.

        A network's own matters are of the whole region.
        """
        named = Matter.areas.through.objects
        here = named.filter(municipality=municipality).values("matter")
        works = Organisation.areas.through.objects.filter(municipality=municipality)
        owners = MatterOwner.objects.filter(
            Q(organisation__is_region_wide=True)
            | Q(organisation__municipality=municipality)
            | Q(organisation__in=works.values("organisation"))
            | Q(organisation=None)
        )
        whole = ~Q(pk__in=named.values("matter")) & Q(pk__in=owners.values("matter"))
        return self.filter(Q(pk__in=here) | whole)

    def latest_first(self) -> MatterQuerySet:
        """Order by when they were published, the latest first."""
        return self.order_by("-published_at", "-pk")


class Matter(models.Model):
    """What one or several public bodies, or the network, prepare (asia).

    `can_change` and `cannot_change` are lines, one thing each. `easy` is the same in easy
    language; missing is shown as missing. `parent` is the document that it stands under.
    """

    code = PublicCode()
    region = models.ForeignKey("regions.Region", on_delete=models.PROTECT, related_name="matters")
    title_fi = models.CharField(max_length=200, blank=True)
    title_sv = models.CharField(max_length=200, blank=True)
    title_en = models.CharField(max_length=200, blank=True)
    title = TrilingualText()
    summary_fi = models.TextField(blank=True)
    summary_sv = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)
    summary = TrilingualText()
    can_change_fi = models.TextField(blank=True)
    can_change_sv = models.TextField(blank=True)
    can_change_en = models.TextField(blank=True)
    can_change = TrilingualText()
    cannot_change_fi = models.TextField(blank=True)
    cannot_change_sv = models.TextField(blank=True)
    cannot_change_en = models.TextField(blank=True)
    cannot_change = TrilingualText()
    easy_fi = models.TextField(blank=True)
    easy_sv = models.TextField(blank=True)
    easy_en = models.TextField(blank=True)
    easy = TrilingualText()
    object = models.CharField(max_length=20, choices=[(kind, kind) for kind in MatterObject])
    phase = models.CharField(
        max_length=20, choices=[(phase, phase) for phase in Phase], default=Phase.PLANNING
    )
    template = models.CharField(max_length=40, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    case_number = models.CharField(max_length=60, blank=True)
    terms = models.ManyToManyField("vocabulary.Term", blank=True, related_name="matters")
    areas = models.ManyToManyField("places.Municipality", blank=True, related_name="matters")
    residents_may_speak = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    archive_reason = models.CharField(max_length=300, blank=True)

    objects = MatterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_fi="") | ~Q(title_sv="") | ~Q(title_en=""), name="matter_named"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(published_at__isnull=False),
                name="matter_closed_after_publishing",
            ),
            models.CheckConstraint(
                condition=Q(archived_at=None) | ~Q(archive_reason=""),
                name="matter_archived_with_a_reason",
            ),
        ]
        indexes = [models.Index("region", "published_at", name="matter_by_region")]

    def __str__(self) -> str:
        return self.title_fi or self.title_sv or self.title_en

    def get_absolute_url(self) -> str:
        """Return the address of its public page."""
        return address_of_row("matters:detail", self.address)

    @property
    def address(self) -> str:
        """Its part of an address: readable title and code."""
        return address_of(str(self), self.code)

    @property
    def is_closed(self) -> bool:
        """Test whether it was marked done: all is answered and told."""
        return self.closed_at is not None

    def is_published_at(self, moment: datetime) -> bool:
        """Test whether anyone may know of it."""
        return self.published_at is not None and self.published_at <= moment


class MatterOwner(models.Model):
    """Who prepares a matter and owes answers (asian omistaja): a public body, or a network.

    `role` answers, a role and never a person; `decides` is who takes the decision. `note` is the
    body's own word beside what waits (SCREENS 2.12).
    """

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="owners")
    organisation = models.ForeignKey(
        "registry.Organisation", null=True, blank=True, on_delete=models.PROTECT,
        related_name="owned_matters",
    )  # fmt: skip
    network = models.ForeignKey(
        "networks.Network", null=True, blank=True, on_delete=models.PROTECT,
        related_name="owned_matters",
    )  # fmt: skip
    position = models.PositiveSmallIntegerField(default=0)
    part = models.CharField(max_length=10, choices=[(part, part) for part in OwnerPart])
    role_fi = models.CharField(max_length=120, blank=True)
    role_sv = models.CharField(max_length=120, blank=True)
    role_en = models.CharField(max_length=120, blank=True)
    role = TrilingualText()
    decides_fi = models.CharField(max_length=120, blank=True)
    decides_sv = models.CharField(max_length=120, blank=True)
    decides_en = models.CharField(max_length=120, blank=True)
    decides = TrilingualText()
    note_fi = models.CharField(max_length=400, blank=True)
    note_sv = models.CharField(max_length=400, blank=True)
    note_en = models.CharField(max_length=400, blank=True)
    note = TrilingualText()
    note_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation=None, network__isnull=False)
                | Q(organisation__isnull=False, network=None),
                name="matter_owner_is_one",
            ),
            models.UniqueConstraint(
                "matter", "organisation", condition=Q(organisation__isnull=False),
                name="matter_owned_once",
            ),
            models.UniqueConstraint(
                "matter", "network", condition=Q(network__isnull=False),
                name="matter_owned_once_by_network",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.organisation or self.network)

    @property
    def name(self) -> Trilingual:
        """What the owner is called."""
        owner = self.organisation or self.network
        return owner.name if owner is not None else Trilingual()


class AffectedGroup(models.Model):
    """People whom a matter affects (kenen elämään asia vaikuttaa), and where that is known from."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="groups")
    position = models.PositiveSmallIntegerField(default=0)
    name_fi = models.CharField(max_length=200, blank=True)
    name_sv = models.CharField(max_length=200, blank=True)
    name_en = models.CharField(max_length=200, blank=True)
    name = TrilingualText()
    term = models.ForeignKey(
        "vocabulary.Term", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    source_fi = models.CharField(max_length=400, blank=True)
    source_sv = models.CharField(max_length=400, blank=True)
    source_en = models.CharField(max_length=400, blank=True)
    source = TrilingualText()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(name_fi="") | ~Q(name_sv="") | ~Q(name_en=""),
                name="affected_group_named",
            )
        ]

    def __str__(self) -> str:
        return self.name_fi or self.name_sv or self.name_en
