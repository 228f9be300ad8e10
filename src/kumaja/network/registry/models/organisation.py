"""An organisation and what belongs to its record."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from kumaja.foundation.core.domain.codes import address_of
from kumaja.foundation.core.domain.visibility import Visibility
from kumaja.foundation.core.engine.addresses import address_of_row
from kumaja.foundation.core.models import Imported, Named, PublicCode, TrilingualText
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.registry.domain.kinds import OrganisationKind

_NAMES = ("name_fi", "name_sv", "name_en")
_COMMON = (
    "code", "kind", *_NAMES, "summary_fi", "summary_sv", "summary_en", "description_fi",
    "description_sv", "description_en", "represents_fi", "represents_sv", "represents_en",
    "experience_expertise_fi", "experience_expertise_sv", "experience_expertise_en", "business_id",
    "founded_year", "ended_on", "members", "website", "languages", "is_region_wide",
    "field_visibility", "checked_at",
)  # fmt: skip
_PAGE = (
    *_COMMON, "locality", "municipality_id", "umbrella_id", "claimed_at", "checked_by",
    "archived_at", "archive_reason", "successor_id", *(f"domicile__{name}" for name in _NAMES),
)  # fmt: skip
_TOLD = (*_COMMON, "uuid", "sort_key")


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Reading words of organisations."""

    def in_region(self, region: Region) -> OrganisationQuerySet:
        """Keep those that act in the region now or did so."""
        return self.filter(memberships__region=region)

    def current(self) -> OrganisationQuerySet:
        """Leave out what was archived."""
        return self.filter(archived_at__isnull=True)

    def of_kind(self, *kinds: OrganisationKind) -> OrganisationQuerySet:
        """Keep those of the given kinds."""
        return self.filter(kind__in=kinds)

    def on_page(self) -> OrganisationQuerySet:
        """Load what its own page shows of an organisation itself."""
        return self.select_related("domicile").only(*_PAGE)

    def for_others(self) -> OrganisationQuerySet:
        """Load what other systems are told of an organisation, in four statements."""
        terms = Term.objects.only("scheme", "code").order_by("scheme", "position", "pk")
        return self.only(*_TOLD).prefetch_related(
            "contacts",
            models.Prefetch("areas", Municipality.objects.only("code")),
            models.Prefetch("terms", terms),
        )

    def with_record(self) -> OrganisationQuerySet:
        """Load what a record shows, in a fixed number of statements."""
        terms = models.Prefetch("terms", Term.objects.order_by("scheme", "position", "pk"))
        rows = self.select_related("domicile", "umbrella", "county", "municipality")
        return rows.prefetch_related("contacts", "areas", terms)

    def by_name(self) -> OrganisationQuerySet:
        """Order as a Finn looks names up; the key makes the order whole."""
        return self.order_by("sort_key", "pk")


class Organisation(Named, Imported):
    """An association, a community, an umbrella, a public body or a group (järjestö).

    One record, however many regions it acts in; it is the participant, and people act for it.
    """

    code = PublicCode()
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in OrganisationKind])
    summary_fi = models.CharField(max_length=400, blank=True)
    summary_sv = models.CharField(max_length=400, blank=True)
    summary_en = models.CharField(max_length=400, blank=True)
    summary = TrilingualText()
    description_fi = models.TextField(blank=True)
    description_sv = models.TextField(blank=True)
    description_en = models.TextField(blank=True)
    description = TrilingualText()
    represents_fi = models.TextField(blank=True)
    represents_sv = models.TextField(blank=True)
    represents_en = models.TextField(blank=True)
    represents = TrilingualText()
    experience_expertise_fi = models.TextField(blank=True)
    experience_expertise_sv = models.TextField(blank=True)
    experience_expertise_en = models.TextField(blank=True)
    experience_expertise = TrilingualText()
    business_id = models.CharField(max_length=9, null=True, blank=True, unique=True)
    register_number = models.CharField(max_length=20, blank=True)
    founded_year = models.PositiveSmallIntegerField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    members = models.PositiveIntegerField(null=True, blank=True)
    website = models.URLField(blank=True)
    languages = models.JSONField(default=list, blank=True)
    domicile = models.ForeignKey(
        "places.Municipality", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    locality = models.CharField(max_length=100, blank=True)
    areas = models.ManyToManyField("places.Municipality", blank=True, related_name="organisations")
    is_region_wide = models.BooleanField(default=False)
    county = models.ForeignKey(
        "places.WellbeingServicesCounty",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="bodies",
    )
    municipality = models.OneToOneField(
        "places.Municipality", null=True, blank=True, on_delete=models.PROTECT, related_name="body"
    )
    umbrella = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="branches"
    )
    terms = models.ManyToManyField("vocabulary.Term", blank=True, related_name="organisations")
    field_visibility = models.JSONField(
        default=dict, blank=True
    )  # field name → Visibility, public unless named
    sort_key = models.CharField(max_length=250)
    match_key = models.CharField(max_length=250)
    created_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.CharField(max_length=200, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    archive_reason = models.CharField(max_length=300, blank=True)
    successor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(name_fi="") | ~Q(name_sv="") | ~Q(name_en=""),
                name="organisation_named",
            ),
            models.UniqueConstraint(
                "source", "source_id", condition=~Q(source=""), name="organisation_imported_once"
            ),
            models.CheckConstraint(
                condition=Q(municipality__isnull=True) | Q(kind=OrganisationKind.PUBLIC_BODY),
                name="organisation_municipality_is_public",
            ),
            models.CheckConstraint(
                condition=Q(umbrella__isnull=True) | ~Q(umbrella=F("id")),
                name="organisation_not_its_own_umbrella",
            ),
        ]
        indexes = [
            # A page deep in a list is found without the wide rows of those before it.
            models.Index(
                "sort_key", "id", "archived_at", "ended_on", "kind", name="organisation_by_name"
            ),
            # All that counts ask of an organisation, in the order of memberships.
            models.Index(
                "id", "archived_at", "ended_on", "kind", "is_region_wide", "sort_key",
                name="organisation_counted",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name_fi or self.name_sv or self.name_en

    def get_absolute_url(self) -> str:
        """Return the address of its public page."""
        name = "public_body" if self.kind == OrganisationKind.PUBLIC_BODY else "detail"
        return address_of_row(f"registry:{name}", self.address)

    @property
    def address(self) -> str:
        """Its part of an address: readable name and code."""
        return address_of(str(self), self.code)

    def has_ended_on(self, day: date) -> bool:
        """Test whether it has ended its work by that day."""
        return self.ended_on is not None and self.ended_on <= day


class RegionMembership(models.Model):
    """An organisation's being part of a region (alueen jäsenyys), by where it acts."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="memberships"
    )
    region = models.ForeignKey(
        "regions.Region", on_delete=models.PROTECT, related_name="memberships"
    )
    since_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "region", name="membership_once_a_region"),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("since_on")),
                name="membership_begins_first",
            ),
        ]
        indexes = [models.Index("region", "organisation", name="membership_of_region")]

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.region_id}"


class Contact(models.Model):
    """A way to reach an organisation by role, not by person (yhteystieto)."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="contacts"
    )
    role_fi = models.CharField(max_length=120, blank=True)
    role_sv = models.CharField(max_length=120, blank=True)
    role_en = models.CharField(max_length=120, blank=True)
    role = TrilingualText()
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    visibility = models.CharField(
        max_length=10, choices=[(who, who) for who in Visibility], default=Visibility.PUBLIC
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(phone="") | ~Q(email=""), name="contact_reaches")
        ]

    def __str__(self) -> str:
        return self.role_fi or self.role_sv or self.role_en
