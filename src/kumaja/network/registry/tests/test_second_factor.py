from __future__ import annotations

from typing import Any

import pytest
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.test import Client
from pytest_django.fixtures import Settings

from kumaja.foundation.accounts.models import User
from kumaja.foundation.accounts.tests.factories import UserFactory
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import a_person

pytestmark = pytest.mark.django_db
MIDDLEWARE = "kumaja.network.registry.middleware.SecondFactorMiddleware"
WORK, OWN, PUBLIC = (f"/fi/{name}/" for name in ("work", "own", "public"))


@pytest.fixture(autouse=True)
def _sample(settings: Settings) -> None:
    settings.ROOT_URLCONF = "kumaja.network.registry.tests.pages"
    if MIDDLEWARE not in settings.MIDDLEWARE:
        settings.MIDDLEWARE = [*settings.MIDDLEWARE, MIDDLEWARE]
    RegionFactory.create()


def browser_of(user: User, **record: Any) -> Client:  # noqa: ANN401
    """Return a browser in which the person signed in by a code, and by what else is told."""
    client = Client()
    client.force_login(user)
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, user, method="code")
    if record:
        record_authentication(request, user, **record)
    request.session.save()
    return client


@pytest.mark.parametrize("kind", [RoleKind.ADMINISTRATOR, RoleKind.COORDINATOR])
def test_who_has_no_second_factor_is_led_to_make_one(kind: RoleKind) -> None:
    region = RegionFactory.create() if kind == RoleKind.COORDINATOR else None
    answer = browser_of(a_person(kind, region=region)).get(WORK)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/fi/tili/toinen-lukko/")


def test_who_has_one_is_led_to_give_it_and_then_back() -> None:
    user = a_person(RoleKind.ADMINISTRATOR)
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    answer = browser_of(user).get(f"{WORK}?a=1")
    assert answer["Location"].endswith("?next=%2Ffi%2Fwork%2F%3Fa%3D1")


@pytest.mark.parametrize(
    "record",
    [{"method": "mfa", "type": "totp"}, {"method": "link", "second_factor": True}],
)
def test_who_gave_it_works(record: dict[str, object]) -> None:
    assert browser_of(a_person(RoleKind.ADMINISTRATOR), **record).get(WORK).content == b"work"


def test_an_authoritys_own_sign_in_counts_when_the_operator_says_so(settings: Settings) -> None:
    record = {"method": "socialaccount", "provider": "suomi"}
    settings.STRONG_SIGN_INS = frozenset({"suomi"})
    assert browser_of(a_person(RoleKind.ADMINISTRATOR), **record).get(WORK).status_code == 200
    settings.STRONG_SIGN_INS = frozenset()
    assert browser_of(a_person(RoleKind.ADMINISTRATOR), **record).get(WORK).status_code == 302


def test_reading_and_ones_own_pages_stay_open_and_a_post_waits() -> None:
    client = browser_of(a_person(RoleKind.ADMINISTRATOR))
    assert client.get(PUBLIC).content == b"public"
    assert client.get(OWN).content == b"own"
    answer = client.post(PUBLIC, {"text": "A long text that was typed."})
    assert answer.status_code == 302


def test_a_text_that_was_sent_before_the_second_factor_is_kept() -> None:
    client = browser_of(a_person(RoleKind.ADMINISTRATOR))
    answer = client.post(WORK, {"text": "A long text that was typed."})
    assert answer["Location"].endswith("?next=%2Ffi%2Ftili%2Ftallessa%2F")
    assert "A long text that was typed." in str(client.session["kept_form"])


def test_one_can_always_sign_out() -> None:
    client = browser_of(a_person(RoleKind.ADMINISTRATOR))
    client.post("/fi/kirjaudu-ulos/")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("kind", [RoleKind.EDITOR, RoleKind.SPOKESPERSON])
def test_who_acts_for_an_association_alone_is_not_asked(kind: RoleKind) -> None:
    assert browser_of(a_person(kind)).get(WORK).content == b"work"
    assert browser_of(UserFactory.create()).get(WORK).content == b"work"
