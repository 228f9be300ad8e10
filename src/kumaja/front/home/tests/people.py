"""Browsers of people with roles."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest
from django.test import Client

from kumaja.foundation.accounts.models import User
from kumaja.front.home.tests.rows import a_region
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import a_person


def browser_of(user: User) -> Client:
    """Return a browser in which the person signed in with a second factor."""
    client = Client()
    client.force_login(user)
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, user, method="mfa", type="totp")
    request.session.save()
    return client


def a_coordinator() -> User:
    return a_person(RoleKind.COORDINATOR, region=a_region())


def an_administrator() -> User:
    return a_person(RoleKind.ADMINISTRATOR)
