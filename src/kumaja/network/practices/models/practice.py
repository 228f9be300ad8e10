"""A good practice: what it is, whose it is, and whether other regions may have it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kumaja.foundation.core.domain.codes import address_of
from kumaja.foundation.core.engine.addresses import address_of_row
from kumaja.foundation.core.models import PublicCode
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.practices.models.texts import PracticeTexts
from kumaja.network.registry.models import Organisation

_NAMES = ("name_fi", "name_sv", "name_en")
_ROW = ("code", *_NAMES, "summary_fi", "summary_sv", "summary_en", "is_shared", "sort_key")
_OWNERS = (
    *(f"organisation__{name}" for name in ("code", "kind", *_NAMES)),
    *(f"network__{name}" for name in ("code", *_NAMES)),
    *(f"municipality__{name}" for name in ("code", "slug", *_NAMES)),
    *(f"region__{name}" for name in ("slug", *_NAMES)),
)


class PracticeQuerySet(models.QuerySet["Practice"]):
    """Reading words of practices."""

    def in_region(self, region: Region) -> PracticeQuerySet:
        """Keep those of the region itself."""
        return self.filter(region=region)

    def known_in(self, region: Region) -> PracticeQuerySet:
        """Keep those of the region, and those that other regions share."""
        return self.filter(Q(region=region) | Q(is_shared=True))

    def current(self) -> PracticeQuerySet:
        """Leave out what was archived."""
        return self.filter(archived_at__isnull=True)

    def published(self) -> PracticeQuerySet:
        """Leave out what still waits for coordination."""
        return self.filter(published_at__isnull=False)

    def waiting(self) -> PracticeQuerySet:
        """Keep what an organisation has proposed and nobody has answered."""
        return self.current().filter(published_at__isnull=True)

    def with_owners(self) -> PracticeQuerySet:
        """Load what rows show, and whose each is."""
        rows = self.select_related("organisation", "network", "municipality", "region")
        return rows.only(*_ROW, *_OWNERS)

    def for_others(self) -> PracticeQuerySet:
        """Load what other systems are told of a practice, in two statements."""
        terms = Term.objects.only("scheme", "code").order_by("scheme", "position", "pk")
        rows = self.select_related("organisation", "network", "municipality", "region")
        return rows.prefetch_related(models.Prefetch("terms", terms))

    def by_name(self) -> PracticeQuerySet:
        """Order as a Finn looks names up; the key makes the order whole."""
        return self.order_by("sort_key", "pk")


class Practice(PracticeTexts):
    """Something that works and that others may take up (hyvä käytäntö).

    It comes from an organisation, a network or a municipality. One without `published_at` was
    proposed and waits for coordination. The texts here are those of the latest version.
    """

    code = PublicCode()
    region = models.ForeignKey("regions.Region", on_delete=models.PROTECT, related_name="practices")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="practices"
    )
    network = models.ForeignKey(
        "networks.Network", null=True, blank=True, on_delete=models.PROTECT,
        related_name="practices",
    )  # fmt: skip
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="practices"
    )
    terms = models.ManyToManyField("vocabulary.Term", blank=True, related_name="practices")
    is_shared = models.BooleanField(default=False)
    sort_key = models.CharField(max_length=250)
    match_key = models.CharField(max_length=250)
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    archive_reason = models.CharField(max_length=300, blank=True)
    successor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = PracticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(name_fi="") | ~Q(name_sv="") | ~Q(name_en=""), name="practice_named"
            ),
            models.CheckConstraint(
                condition=Q(archived_at__isnull=True) | ~Q(archive_reason=""),
                name="practice_archived_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(is_shared=False) | Q(published_at__isnull=False),
                name="practice_shared_once_published",
            ),
        ]
        indexes = [models.Index("region", "sort_key", "id", name="practice_by_name")]

    def get_absolute_url(self) -> str:
        """Return the address of its public page."""
        return address_of_row("practices:detail", self.address)

    @property
    def address(self) -> str:
        """Its part of an address: readable name and code."""
        return address_of(str(self), self.code)

    @property
    def is_waiting(self) -> bool:
        """Test whether it was proposed and nobody has answered."""
        return self.published_at is None and self.archived_at is None

    def is_of(self, region: Region) -> bool:
        """Test whether the region itself keeps it."""
        return self.region_id == region.pk
