"""Municipalities, wellbeing services counties, localities and postal codes."""

from __future__ import annotations

from django.db import models
from django.db.models import Expression, F, Q

from kumaja.foundation.core.models import Named
from kumaja.foundation.language.domain.keys import match_key
from kumaja.foundation.places.domain.languages import LanguageStatus


class WellbeingServicesCounty(Named):
    """A county that organises social and health services (hyvinvointialue); Helsinki is its own."""

    code = models.CharField(max_length=2, unique=True)
    slug = models.CharField(max_length=60, unique=True)

    class Meta:
        verbose_name = "wellbeing services county"

    def __str__(self) -> str:
        return self.name_fi


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    """Reading words of municipalities."""

    def existing_in(self, year: int | Expression) -> MunicipalityQuerySet:
        """Keep those that exist in that year."""
        not_ended = Q(valid_until__isnull=True) | Q(valid_until__gt=year)
        return self.filter(not_ended, valid_from__lte=year)

    def named(self, name: str) -> MunicipalityQuerySet:
        """Keep those that are called so in Finnish, Swedish or English."""
        key = match_key(name)
        return self.filter(Q(match_key_fi=key) | Q(match_key_sv=key) | Q(match_key_en=key))

    def by_name(self, language: str = "fi") -> MunicipalityQuerySet:
        """Order as a reader of that language looks names up; the key makes the order whole."""
        return self.order_by("sort_key_sv" if language == "sv" else "sort_key_fi", "pk")

    def named_only(self) -> MunicipalityQuerySet:
        """Load only what names one and opens its page: many pages list a whole region."""
        return self.only("code", "slug", "name_fi", "name_sv", "name_en")


class Municipality(Named):
    """A municipality over the years that it exists (kunta), code of Statistics Finland.

    Years are half-open: it exists from `valid_from` up to, not including, `valid_until`; 0 says
    "longer than this list knows". A former one names the municipality that it became part of;
    its language status is not kept.
    """

    code = models.CharField(max_length=3, unique=True)
    slug = models.CharField(max_length=60, unique=True)
    language_status = models.CharField(
        max_length=20,
        blank=True,
        choices=[(status.value, status.value) for status in LanguageStatus],
    )
    county = models.ForeignKey(
        WellbeingServicesCounty, null=True, on_delete=models.PROTECT, related_name="municipalities"
    )
    valid_from = models.PositiveSmallIntegerField(default=0)
    valid_until = models.PositiveSmallIntegerField(null=True)
    successor = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    population = models.PositiveIntegerField(null=True)
    longitude = models.FloatField(null=True)
    latitude = models.FloatField(null=True)
    sort_key_fi = models.CharField(max_length=250)
    sort_key_sv = models.CharField(max_length=250)
    match_key_fi = models.CharField(max_length=250)
    match_key_sv = models.CharField(max_length=250)
    match_key_en = models.CharField(max_length=250)

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index("match_key_fi", name="municipality_by_name_fi"),
            models.Index("match_key_sv", name="municipality_by_name_sv"),
            models.Index("match_key_en", name="municipality_by_name_en"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="municipality_begins_first",
            )
        ]

    def __str__(self) -> str:
        return self.name_fi

    def exists_in(self, year: int) -> bool:
        """Test whether the municipality exists in that year."""
        return self.valid_from <= year and (self.valid_until is None or year < self.valid_until)


class Locality(Named):
    """A village, town or part of one within a municipality (taajama, kylä, kaupunginosa)."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="localities"
    )
    longitude = models.FloatField(null=True)
    latitude = models.FloatField(null=True)
    sort_key_fi = models.CharField(max_length=250)
    sort_key_sv = models.CharField(max_length=250)
    match_key_fi = models.CharField(max_length=250)
    match_key_sv = models.CharField(max_length=250)

    class Meta:
        verbose_name_plural = "localities"
        constraints = [
            models.UniqueConstraint("municipality", "name_fi", name="locality_once_a_municipality")
        ]
        indexes = [
            models.Index("match_key_fi", name="locality_by_name_fi"),
            models.Index("match_key_sv", name="locality_by_name_sv"),
        ]

    def __str__(self) -> str:
        return self.name_fi


class PostalCode(Named):
    """A postal code and the municipality where most of it lies (postinumero)."""

    code = models.CharField(max_length=5, unique=True)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.CASCADE, related_name="postal_codes"
    )

    def __str__(self) -> str:
        return self.code


class ShippedList(models.Model):
    """A list that comes with the program (mukana tuleva luettelo): which text of it is loaded."""

    name = models.CharField(max_length=60, unique=True)
    checksum = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
