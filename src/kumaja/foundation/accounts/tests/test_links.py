"""Mailed links: opening changes nothing, the button spends it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone

from kumaja.foundation.accounts.actions import (
    LinkSpent,
    forget_old_links,
    make_link,
    make_sign_in_link,
    revoke_link,
    spend_link,
)
from kumaja.foundation.accounts.gates import signed_in_with_second_factor
from kumaja.foundation.accounts.models import Link, SignIn
from kumaja.foundation.accounts.queries import find_link, link_address
from kumaja.foundation.accounts.tests.factories import NOON, UserFactory

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_a_link_is_stored_without_its_token() -> None:
    token = make_link(page="accounts:settings", now=NOON)

    assert token not in str(Link.objects.values())
    assert find_link(token) == Link.objects.get()
    assert find_link(token, page="registry:invitation") is None
    assert find_link(token + "x") is None


def test_the_address_is_made_of_the_settings_not_of_a_request() -> None:
    assert link_address("abc") == "http://localhost:8000/l/abc"


def test_a_link_without_an_end_stays_until_it_is_revoked() -> None:
    link = find_link(make_link(page="accounts:settings", now=NOON))
    assert link
    assert link.is_valid_at(NOON + 1_000 * DAY)

    revoke_link(link, now=NOON)
    link.refresh_from_db()

    assert not link.is_valid_at(NOON)
    with pytest.raises(LinkSpent):
        spend_link(link, now=NOON)


def test_a_link_is_spent_once_and_in_time() -> None:
    link = find_link(make_link(page="accounts:settings", now=NOON, lifetime=DAY))
    late = find_link(make_link(page="accounts:settings", now=NOON, lifetime=DAY))
    assert link
    assert late

    spend_link(link, now=NOON)

    with pytest.raises(LinkSpent):
        spend_link(link, now=NOON)
    with pytest.raises(LinkSpent):
        spend_link(late, now=NOON + DAY)


def test_opening_a_sign_in_link_changes_nothing_and_its_button_signs_in_once(
    client: Client,
) -> None:
    person = UserFactory.create(language="sv")
    token = make_sign_in_link(user=person, now=timezone.now(), next_url="/sv/konto/")

    opened = client.get(f"/l/{token}")
    assert opened["Location"] == f"/sv/logga-in/lank/{token}/"
    for _ in range(2):
        assert client.get(opened["Location"]).status_code == 200
    assert not SignIn.objects.exists()

    assert client.post(opened["Location"])["Location"] == "/sv/konto/"
    assert client.get("/sv/konto/").status_code == 200
    stranger = Client()
    assert stranger.get(f"/l/{token}").status_code == 410
    assert stranger.post(opened["Location"]).status_code == 410
    assert stranger.get("/sv/konto/").status_code == 302


def test_a_link_of_another_kind_signs_nobody_in(client: Client) -> None:
    person = UserFactory.create()
    token = make_link(page="accounts:settings", now=timezone.now(), user=person)

    assert client.post(f"/fi/kirjaudu/linkki/{token}/").status_code == 404


@pytest.mark.parametrize("token", ["x", "a" * 22, "%00", "ä" * 300, "..%2f"])
def test_a_token_that_is_none_is_not_found(client: Client, token: str) -> None:
    assert client.get(f"/l/{token}").status_code == 404
    assert client.post(f"/fi/kirjaudu/linkki/{token}/").status_code == 404


@pytest.mark.parametrize("strong", [True, False])
def test_only_the_demonstrations_links_stand_for_a_second_factor(
    client: Client, *, strong: bool
) -> None:
    person = UserFactory.create()
    token = make_sign_in_link(user=person, now=timezone.now(), with_second_factor=strong)

    client.post(f"/fi/kirjaudu/linkki/{token}/")

    request = HttpRequest()
    request.session, request.user = client.session, person
    assert signed_in_with_second_factor(request) is strong


def test_a_name_on_the_page_of_a_link_is_text(client: Client) -> None:
    person = UserFactory.create(name="<b>O'Hara</b> & co")
    token = make_sign_in_link(user=person, now=timezone.now())

    page = client.get(f"/fi/kirjaudu/linkki/{token}/").content.decode()

    assert "&lt;b&gt;O&#x27;Hara&lt;/b&gt; &amp; co" in page


def test_a_link_takes_the_place_of_who_was_signed_in(client: Client) -> None:
    first, second = UserFactory.create(), UserFactory.create()
    for person in (first, second):
        token = make_sign_in_link(user=person, now=timezone.now())
        client.post(f"/fi/kirjaudu/linkki/{token}/")

    assert client.session["_auth_user_id"] == str(second.pk)
    assert first.sign_ins.get().ended_at is not None


def test_dead_links_are_forgotten_after_a_month_and_living_ones_kept() -> None:
    make_link(page="accounts:settings", now=NOON)
    make_link(page="accounts:settings", now=NOON, lifetime=DAY)

    assert forget_old_links(now=NOON + 30 * DAY) == 0
    assert forget_old_links(now=NOON + 32 * DAY) == 1
    assert Link.objects.get().expires_at is None


@pytest.mark.postgresql
@pytest.mark.skipif(connection.vendor != "postgresql", reason="races are proved on PostgreSQL")
@pytest.mark.django_db(transaction=True)
def test_of_eight_at_once_one_spends_the_link() -> None:
    link = find_link(make_link(page="accounts:settings", now=NOON, lifetime=DAY))
    assert link
    start = Barrier(8)

    def spend(_number: int) -> bool:
        start.wait()
        try:
            spend_link(link, now=NOON)
        except LinkSpent:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as people:
        assert sum(people.map(spend, range(8))) == 1
