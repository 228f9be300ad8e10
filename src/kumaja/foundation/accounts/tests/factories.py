"""People for tests."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import factory
from django.test import Client
from factory.django import DjangoModelFactory

from kumaja.foundation.accounts.models import User
from kumaja.foundation.outbox.models import Mail

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


class UserFactory(DjangoModelFactory[User]):
    """A person with an account."""

    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"person{n}@vierella.example")
    name = factory.Sequence(lambda n: f"Person {n}")
    password = "!unusable"
    created_at = NOON


def code_mailed_to(address: str) -> str:
    """Return the code of the latest mail to the address."""
    mail = Mail.objects.filter(to=address).latest("pk")
    found = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", mail.subject)
    assert found
    return found.group()


def ask(client: Client, address: str, *, path: str = "/fi/kirjaudu/", next_url: str = "") -> None:
    """Ask for a code in that browser."""
    response = client.post(path, {"email": address, "next": next_url})
    assert response.status_code == 302


def signed_in(client: Client, address: str) -> User:
    """Sign in by code; the account is made when there is none."""
    ask(client, address, next_url="/fi/tili/")
    client.post("/fi/kirjaudu/koodi/", {"code": code_mailed_to(address)})
    return User.objects.get(email=address)
