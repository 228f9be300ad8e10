"""A region, an association with its people, and browsers in which they are signed in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest
from django.test import Client

from kumaja.foundation.accounts.models import User
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import OrganisationFactory, a_person

Browser = Callable[[User], Client]


@pytest.fixture
def region(db: None, time_machine: object) -> Region:
    """Uusimaa with two municipalities, on the example day."""
    del db
    time_machine.move_to("2026-11-21T12:00:00Z", tick=False)  # type: ignore[attr-defined]
    rows = Municipality.objects.filter(code__in=("858", "611"))
    return RegionFactory.create(municipalities=list(rows))


@pytest.fixture
def own(region: Region) -> Organisation:
    """The association whose people are tried."""
    return OrganisationFactory.create(name_fi="Vierellä Jokelassa ry", region=region)


@pytest.fixture
def other(region: Region) -> Organisation:
    """An association of the same region that is somebody else's."""
    return OrganisationFactory.create(name_fi="Sivukylien Ääni ry", region=region)


@pytest.fixture
def editor(own: Organisation) -> User:
    """An editor of the association."""
    return a_person(RoleKind.EDITOR, organisation=own)


@pytest.fixture
def spokesperson(own: Organisation) -> User:
    """A spokesperson of the association."""
    return a_person(RoleKind.SPOKESPERSON, organisation=own)


@pytest.fixture
def browser() -> Browser:
    """Sign somebody in, with a second factor."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        request = HttpRequest()
        request.session = client.session
        record_authentication(request, user, method="mfa", type="totp")
        request.session.save()
        return client

    return signed_in
