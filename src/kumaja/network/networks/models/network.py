"""A network itself: what it is for, where, and how long."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from kumaja.foundation.core.domain.codes import address_of
from kumaja.foundation.core.engine.addresses import address_of_row
from kumaja.foundation.core.models import Named, PublicCode, TrilingualText
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.networks.domain.kinds import NetworkKind
from kumaja.network.networks.domain.life import years_of
from kumaja.network.registry.domain.days import last_day


class NetworkQuerySet(models.QuerySet["Network"]):
    """Reading words of networks."""

    def in_region(self, region: Region) -> NetworkQuerySet:
        """Keep those of the region."""
        return self.filter(region=region)

    def current(self) -> NetworkQuerySet:
        """Leave out what was archived."""
        return self.filter(archived_at__isnull=True)

    def running_on(self, day: date) -> NetworkQuerySet:
        """Leave out those that have ended by the day."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day))

    def in_municipality(self, municipality: Municipality) -> NetworkQuerySet:
        """Keep those that work there: named, or in the whole region."""
        own = Network.municipalities.through.objects.filter(municipality=municipality)
        return self.filter(Q(is_region_wide=True) | Q(pk__in=own.values("network")))

    def for_others(self) -> NetworkQuerySet:
        """Load what other systems are told of a network, in three statements."""
        terms = Term.objects.only("scheme", "code").order_by("scheme", "position", "pk")
        places = Municipality.objects.only("code").order_by("code")
        return self.select_related("convener").prefetch_related(
            models.Prefetch("municipalities", places), models.Prefetch("terms", terms)
        )

    def by_name(self) -> NetworkQuerySet:
        """Order as a Finn looks names up; the key makes the order whole."""
        return self.order_by("sort_key", "pk")


class Network(Named):
    """Organisations that work together, for a fixed time or for good (verkosto).

    The circle of members of a community (järjestöjen yhteisö) is a network that names it as its
    convener.
    """

    code = PublicCode()
    region = models.ForeignKey("regions.Region", on_delete=models.PROTECT, related_name="networks")
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in NetworkKind])
    purpose_fi = models.TextField(blank=True)
    purpose_sv = models.TextField(blank=True)
    purpose_en = models.TextField(blank=True)
    purpose = TrilingualText()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    convener = models.ForeignKey(
        "registry.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="convened_networks",
    )
    municipalities = models.ManyToManyField(
        "places.Municipality", blank=True, related_name="networks"
    )
    is_region_wide = models.BooleanField(default=False)
    locality = models.CharField(max_length=100, blank=True)
    terms = models.ManyToManyField("vocabulary.Term", blank=True, related_name="networks")
    sort_key = models.CharField(max_length=250)
    match_key = models.CharField(max_length=250)
    created_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True, blank=True)
    archive_reason = models.CharField(max_length=300, blank=True)
    successor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = NetworkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(name_fi="") | ~Q(name_sv="") | ~Q(name_en=""), name="network_named"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="network_begins_first",
            ),
            models.CheckConstraint(
                condition=Q(archived_at__isnull=True) | ~Q(archive_reason=""),
                name="network_archived_with_a_reason",
            ),
        ]
        indexes = [models.Index("region", "sort_key", "id", name="network_by_name")]

    def __str__(self) -> str:
        return self.name_fi or self.name_sv or self.name_en

    def get_absolute_url(self) -> str:
        """Return the address of its public page."""
        return address_of_row("networks:detail", self.address)

    @property
    def address(self) -> str:
        """Its part of an address: readable name and code."""
        return address_of(str(self), self.code)

    @property
    def last_on(self) -> date | None:
        """Its last day, None when it works for good."""
        return last_day(self.ends_on) if self.ends_on else None

    @property
    def years(self) -> str:
        """Its life in years: `2024–2026`."""
        return years_of(self.starts_on, self.ends_on)

    def has_ended_on(self, day: date) -> bool:
        """Test whether it has ended its work by that day."""
        return self.ends_on is not None and self.ends_on <= day
