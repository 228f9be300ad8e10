"""Asking to be let in, without an account."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation

from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.domain.requests import MOST_AN_HOUR
from kumaja.network.registry.models import JoiningRequest, Organisation
from kumaja.network.registry.tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db
SENT = {
    "name": "Iltapalaveri ry", "business_id": "1572860-0", "domicile": "858", "website": "",
    "person_name": "Sirkka", "post": "pj", "email": "Sirkka@iltapala.example", "words": "",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _clean_cache() -> None:
    cache.clear()


@pytest.fixture
def here() -> Region:
    region = RegionFactory.create()
    region.municipalities.add(Municipality.objects.get(code="858"))
    return region


def page_of(name: str, *args: str) -> str:
    with translation.override("fi"):
        return reverse(f"registry:{name}", args=args)


def test_a_request_is_confirmed_by_the_button_of_its_mailed_page(
    client: Client, here: Region
) -> None:
    answer = client.post(page_of("join"), SENT)
    assert answer.headers["Location"] == page_of("request_sent")
    row = JoiningRequest.objects.get()
    assert (row.state, row.email, row.domicile_id is not None) == (
        "unconfirmed", "sirkka@iltapala.example", True
    )  # fmt: skip
    token = Mail.objects.get().link.rpartition("/")[2]
    page = page_of("request", token)
    assert "Vahvista pyyntö" in client.get(page).content.decode()
    row.refresh_from_db()
    assert row.state == "unconfirmed"
    for _ in range(2):
        assert client.post(page).status_code == 302
    row.refresh_from_db()
    assert row.state == "waiting"
    assert "odottaa vastausta" in client.get(page).content.decode()
    assert not Organisation.objects.filter(name_fi=SENT["name"]).exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"business_id": "1572860-1"}, {"business_id": "abc"}, {"domicile": "091"}, {"name": ""},
        {"email": "a@b.example\r\nBcc: c@d.example"}, {"website": "javascript:alert(1)"},
        {"name": "\x00"}, {"person_name": ""},
    ],
)  # fmt: skip
def test_what_is_no_request_is_told_in_the_form(
    client: Client, here: Region, wrong: dict[str, str]
) -> None:
    assert client.post(page_of("join"), SENT | wrong).status_code == 200
    assert not JoiningRequest.objects.exists()
    assert not Mail.objects.exists()


def test_one_network_sends_only_so_many(
    client: Client, here: Region, settings: LazySettings
) -> None:
    backend = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": "joining"}}
    cache.clear()
    for number in range(MOST_AN_HOUR + 3):
        client.post(page_of("join"), SENT | {"name": f"Nimi {number} ry"})
    assert JoiningRequest.objects.count() == MOST_AN_HOUR


def test_an_unclaimed_page_is_asked_for_and_a_kept_one_shared(client: Client, here: Region) -> None:
    asked = {name: SENT[name] for name in ("person_name", "post", "email", "words")}
    loose = OrganisationFactory.create(claimed_at=None, region=here)
    kept = OrganisationFactory.create(region=here)
    client.post(page_of("act", loose.address), asked)
    client.post(page_of("act", kept.address), asked | {"role": "editor", "organisation": "x"})
    client.post(page_of("act", kept.address), asked | {"role": "administrator"})
    found = JoiningRequest.objects.order_by("pk").values_list("wish", "role", "organisation")
    assert list(found) == [("claim", "spokesperson", loose.pk), ("act", "editor", kept.pk)]


def test_nobody_asks_to_act_for_a_public_body_or_in_another_region(
    client: Client, here: Region
) -> None:
    here.hosts.create(host="testserver")
    body = OrganisationFactory.create(kind=OrganisationKind.PUBLIC_BODY, region=here)
    far = OrganisationFactory.create(region=RegionFactory.create(slug="muu"))
    for row in (body, far):
        assert (
            client.post(page_of("act", row.address), SENT | {"role": "editor"}).status_code == 404
        )
    assert not JoiningRequest.objects.exists()
