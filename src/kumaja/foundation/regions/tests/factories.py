"""Regions for tests."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Controller, Region, RegionHost


class RegionFactory(DjangoModelFactory[Region]):
    """Uusimaa, unless told otherwise; `municipalities=[…]` and `hosts=[…]` may be given."""

    class Meta:
        model = Region
        django_get_or_create = ("slug",)
        skip_postgeneration_save = True

    slug = "uusimaa"
    name_fi = factory.LazyAttribute(lambda row: row.slug.capitalize())
    name_sv = factory.LazyAttribute(lambda row: f"{row.slug.capitalize()} på svenska")

    @factory.post_generation
    def municipalities(self, create: object, given: list[Municipality] | None) -> None:
        """Let these municipalities be the region's."""
        if create and given:
            self.municipalities.set(given)  # type: ignore[attr-defined]

    @factory.post_generation
    def hosts(self, create: object, given: list[str] | None) -> None:
        """Let these hosts name the region."""
        for host in given or () if create else ():
            RegionHostFactory.create(region=self, host=host)


class RegionHostFactory(DjangoModelFactory[RegionHost]):
    """A host that names a region."""

    class Meta:
        model = RegionHost

    region = factory.SubFactory(RegionFactory)
    host = "uusimaa.example"


class ControllerFactory(DjangoModelFactory[Controller]):
    """An association that answers for personal data."""

    class Meta:
        model = Controller

    region = factory.SubFactory(RegionFactory)
    name_fi = "Vierellä Jokelassa ry"
