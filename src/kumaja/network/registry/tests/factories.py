"""Organisations and roles for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import factory
from factory.django import DjangoModelFactory

from kumaja.foundation.accounts.models import User
from kumaja.foundation.accounts.tests.factories import UserFactory
from kumaja.foundation.language.domain.keys import match_key, sort_key
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.registry.domain.kinds import OrganisationKind, RoleKind
from kumaja.network.registry.models import Organisation, RegionMembership, Role

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 21)


class OrganisationFactory(DjangoModelFactory[Organisation]):
    """An association of Uusimaa; `region=None` leaves it outside every region."""

    class Meta:
        model = Organisation
        skip_postgeneration_save = True

    kind = OrganisationKind.ASSOCIATION
    name_fi = factory.Sequence(lambda n: f"Vierellä {n} ry")
    uuid = factory.LazyFunction(uuid4)
    languages = ["fi"]
    sort_key = factory.LazyAttribute(lambda row: sort_key(row.name_fi))
    match_key = factory.LazyAttribute(lambda row: match_key(row.name_fi))
    created_at = NOON
    claimed_at = NOON
    checked_at = NOON
    checked_by = factory.SelfAttribute("name_fi")

    @factory.post_generation
    def region(self, create: object, given: Region | None, **options: object) -> None:
        """Make it part of a region."""
        is_outside = options.pop("none", False)
        if create and not is_outside:
            region = given or RegionFactory.create()
            # Here `self` is the row that was made, not the factory.
            row: Any = self
            RegionMembership.objects.create(
                organisation=row, region=region, since_on=date(2024, 1, 1)
            )


class RoleFactory(DjangoModelFactory[Role]):
    """An editor's role without an end."""

    class Meta:
        model = Role

    user = factory.SubFactory(UserFactory)
    kind = RoleKind.EDITOR
    organisation = factory.SubFactory(OrganisationFactory)
    starts_on = date(2026, 1, 1)
    granted_at = NOON


def a_person(kind: RoleKind, **role: object) -> User:
    """Return somebody with one role; a role of no organisation has none."""
    reaches = kind in {RoleKind.EDITOR, RoleKind.SPOKESPERSON, RoleKind.OFFICIAL}
    if not reaches:
        role.setdefault("organisation", None)
    user: User = RoleFactory.create(kind=kind, **role).user
    return User.objects.get(pk=user.pk)
