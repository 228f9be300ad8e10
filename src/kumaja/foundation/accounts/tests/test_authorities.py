"""An authority's own sign-in: what is believed, what is kept, what counts as strong."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.core.context import request_context
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import complete_social_login
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.session import SessionStorage
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from kumaja.foundation.accounts.gates import signed_in_with_second_factor
from kumaja.foundation.accounts.models import User
from kumaja.foundation.accounts.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
OFFICIAL = "paula@hus.example"
CLAIMS = {"sub": "p1", "national_id": "010190-999X", "birthdate": "1990-01-01"}


@pytest.fixture(autouse=True)
def authority(settings: Settings) -> None:
    app = {"provider_id": "hus", "name": "HUS", "client_id": "a", "secret": "b"}
    app |= {"settings": {"server_url": "https://login.hus.example"}}  # type: ignore[dict-item]
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}


def came_back(*, email: str = OFFICIAL, verified: bool = True) -> tuple[HttpRequest, HttpResponse]:
    """Return the request and the answer when the authority has sent someone back."""
    request = RequestFactory().get("/oidc/hus/login/callback/")
    request.session, request.user = SessionStore(), AnonymousUser()
    setattr(request, "_messages", SessionStorage(request))  # noqa: B010 - as the middleware does
    with request_context(request):
        account = SocialAccount(provider="hus", uid="p1", extra_data=dict(CLAIMS))
        told: list[Any] = [EmailAddress(email=email, verified=verified)] if email else []
        login = SocialLogin(
            user=User(email=email), account=account, email_addresses=told,
            provider=get_adapter().get_provider(request, "hus"),
        )  # fmt: skip
        response = complete_social_login(request, login)
    return request, response


def test_an_official_signs_in_to_the_account_of_the_confirmed_address() -> None:
    person = UserFactory.create(email=OFFICIAL)

    request, response = came_back()

    assert response["Location"] == "/fi/tili/"
    assert request.user == person
    assert SocialAccount.objects.get().user == person


def test_a_new_official_gets_an_account_and_comes_back_to_it() -> None:
    first, _ = came_back()
    second, _ = came_back(email="renamed@hus.example")

    assert first.user == second.user == User.objects.get()


def test_nothing_else_that_the_authority_tells_is_kept() -> None:
    came_back()
    came_back()

    assert SocialAccount.objects.get().extra_data == {}


@pytest.mark.parametrize("given", [{"verified": False}, {"email": ""}])
def test_an_address_that_is_not_confirmed_opens_nothing(given: dict[str, Any]) -> None:
    UserFactory.create(email=OFFICIAL)

    request, response = came_back(**given)

    assert response["Location"] == "/fi/kirjaudu/"
    assert not request.user.is_authenticated
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("strong", [True, False])
def test_it_counts_as_a_second_factor_when_the_operator_says_so(
    settings: Settings, *, strong: bool
) -> None:
    settings.STRONG_SIGN_INS = frozenset({"hus"} if strong else ())

    request, _ = came_back()

    assert signed_in_with_second_factor(request) is strong


def test_the_sign_in_page_names_the_authority_and_opening_it_leads_nowhere(client: Client) -> None:
    page = client.get("/fi/kirjaudu/").content.decode()

    assert "Kirjaudu: HUS" in page
    assert client.get("/oidc/hus/login/").status_code != 302
    assert client.get("/oidc/unknown/login/").status_code == 404
