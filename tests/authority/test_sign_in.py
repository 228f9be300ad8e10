"""An official comes in by their authority's own sign-in, through a real provider."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from kumaja.config.environment import Authority
from kumaja.config.security import authorities, strong_sign_ins
from kumaja.foundation.accounts.models import User
from kumaja.network.registry.models import Role
from tests.authority.provider import CLIENT, SECRET, Provider, running
from tests.walk.world import World

pytestmark = pytest.mark.django_db
OFFICIAL = {"sub": "p1", "email": "official@walk.example", "email_verified": True}
UNKNOWN = {"sub": "p2", "email": "uusi@hus.example", "email_verified": True}
DESK = "/fi/meidan-yhdistys/"


@pytest.fixture
def provider() -> Iterator[Provider]:
    with running() as found:
        yield found


def known(settings: Settings, provider: Provider, *, strong: bool) -> None:
    """Tell Kumaja of the authority, as an operator's settings do."""
    row = Authority(
        id="hus", name="HUS", server_url=provider.url, client_id=CLIENT, secret=SECRET,
        second_factor=strong,
    )  # fmt: skip
    settings.SOCIALACCOUNT_PROVIDERS = authorities([row])
    settings.STRONG_SIGN_INS = strong_sign_ins([row])
    cache.clear()


@pytest.fixture(autouse=True)
def _strong(settings: Settings, provider: Provider) -> None:
    known(settings, provider, strong=True)


def sent_back(client: Client, next_url: str = "") -> str:
    """Begin on the sign-in page and sign in at the authority; return where that leads."""
    begun = client.post("/oidc/hus/login/", {"next": next_url} if next_url else {})
    assert begun.status_code == 302
    at_theirs = requests.get(begun["Location"], allow_redirects=False, timeout=5)
    back = urlsplit(at_theirs.headers["Location"])
    assert (back.netloc, back.path) == ("testserver", "/oidc/hus/login/callback/")
    return f"{back.path}?{back.query}"


def come(client: Client, provider: Provider, person: dict[str, Any], next_url: str = "") -> Any:  # noqa: ANN401 - the test client's answer
    provider.person = person
    return client.get(sent_back(client, next_url))


def test_an_official_signs_in_and_it_counts_as_a_second_factor(
    world: World, provider: Provider
) -> None:
    client = Client()
    answer = come(client, provider, OFFICIAL, DESK)

    assert answer["Location"] == DESK
    desk = client.get(DESK, follow=True)
    assert (desk.status_code, desk.request["PATH_INFO"].startswith(DESK)) == (200, True)
    assert SocialAccount.objects.get().user == world.people["official"]
    assert provider.asked[-2:] == ["/token", "/userinfo"]


def test_a_sign_in_that_is_not_strong_leads_an_official_to_a_second_factor(
    world: World, provider: Provider, settings: Settings
) -> None:
    known(settings, provider, strong=False)
    client = Client()
    come(client, provider, OFFICIAL)

    assert client.get(DESK)["Location"].startswith("/fi/tili/toinen-lukko/")


def test_an_unknown_person_gets_an_account_and_no_role(world: World, provider: Provider) -> None:
    roles = Role.objects.count()
    claims = {"roles": ["administrator"], "groups": ["admin"], "is_staff": True}
    client = Client()
    come(client, provider, UNKNOWN | claims)

    person = User.objects.get(email="uusi@hus.example")
    assert not Role.objects.filter(user=person).exists()
    assert Role.objects.count() == roles
    assert "Sinulla ei ole tehtävää" in client.get("/fi/omat/").content.decode()
    assert client.get("/fi/yllapito/").status_code == 403
    assert SocialAccount.objects.get().extra_data == {}


def test_an_address_that_the_authority_has_not_confirmed_opens_nobodys_account(
    world: World, provider: Provider
) -> None:
    client = Client()
    come(client, provider, OFFICIAL | {"email_verified": False})

    assert client.get("/fi/omat/").status_code == 302
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize(
    "told", [{"aud": "somebody-else"}, {"iss": "http://other.example"}, {"exp": 1}]
)
def test_a_token_for_another_of_another_or_too_old_opens_nothing(
    world: World, provider: Provider, told: dict[str, Any]
) -> None:
    provider.told = told
    client = Client()
    answer = come(client, provider, OFFICIAL)

    assert answer["Location"] == "/fi/kirjaudu/"
    assert client.get("/fi/omat/").status_code == 302
    assert not SocialAccount.objects.exists()


def test_the_way_back_opens_only_the_browser_that_began_and_only_once(
    world: World, provider: Provider
) -> None:
    provider.person = OFFICIAL
    asked, stranger = Client(), Client()
    back = sent_back(asked)

    stranger.get(back)
    assert stranger.get("/fi/omat/").status_code == 302

    asked.get(back)
    assert asked.get("/fi/omat/").status_code == 200
    asked.post("/fi/kirjaudu-ulos/")
    asked.get(back)
    assert asked.get("/fi/omat/").status_code == 302


def test_an_authority_that_does_not_answer_is_told_and_nothing_breaks(
    world: World, provider: Provider
) -> None:
    provider.person = OFFICIAL
    client = Client()
    back = sent_back(client).replace("code=", "code=wrong")

    assert client.get(back)["Location"] == "/fi/kirjaudu/"
    assert "ei onnistunut. Käytä koodia." in client.get("/fi/kirjaudu/").content.decode()
