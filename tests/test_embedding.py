"""Lists within pages of others: no cookie, only allowed hosts, nothing of another region."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from kumaja.foundation.audit.models import AuditRow
from kumaja.front.search.actions import rebuild_index
from kumaja.help.interchange.actions.embedding import AllowedAlready, allow_site, end_site
from kumaja.help.interchange.domain.frames import MOST, USUAL, Frame, policy_of, rows_in, snippet
from kumaja.help.interchange.models import EmbeddingSite
from tests.walk.visitors import signed_in
from tests.walk.world import CANARY, NOW, World, make_activity

FRAME = "/fi/upota/"
HOST = "www.tuusula.example"
OF_WORLD = "https://www.kunta.example"
LABEL = "Tuusulan kunta"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Settings) -> None:
    settings.DATA = tmp_path


def allow(world: World, host: str = HOST) -> EmbeddingSite:
    return allow_site(region=world.region, host=host, label=LABEL, actor="test", now=NOW)


def ancestors(client: Client, path: str = FRAME) -> str:
    policy = client.get(path)["Content-Security-Policy"]
    return re.findall(r"frame-ancestors ([^;]*)$", policy)[0]


@given(st.text(max_size=8))
def test_rows_stay_within_bounds_whatever_is_asked(value: str) -> None:
    assert 3 <= rows_in(value) <= MOST


def test_a_frame_says_only_what_is_not_usual() -> None:
    assert Frame().query() == ""
    assert Frame("tuusula", "lonely", 4, has_search=False).query() == (
        "?municipality=tuusula&situation=lonely&rows=4&search=no"
    )
    assert Frame(rows=USUAL + 1).height > Frame().height > Frame(has_search=False).height


def test_a_snippet_can_not_end_its_attributes() -> None:
    text = snippet('https://x.example/?a="><script>', '"><script>', 100)
    assert "<script" not in text and text.count('"') == 10


def test_no_one_is_named_by_a_policy_without_hosts() -> None:
    assert policy_of([]).endswith("frame-ancestors 'self'")
    assert "script-src" not in policy_of([]) and policy_of([]).startswith("default-src 'none'")


@pytest.mark.django_db
def test_a_frame_sets_no_cookie_and_has_no_script(world: World) -> None:
    rebuild_index(now=NOW)
    for person in (None, world.people["coordinator"]):
        client = signed_in(person)
        answer = client.get(FRAME, HTTP_ACCEPT_LANGUAGE="sv")
        page = answer.content.decode()
        assert answer.status_code == 200 and not answer.cookies
        assert "<script" not in page and 'name="csrfmiddlewaretoken"' not in page
        assert '<base target="_blank">' in page
        assert "Oma ryhmä" in page and CANARY not in page


@pytest.mark.django_db
def test_only_allowed_hosts_may_frame_it_and_nothing_else(world: World, client: Client) -> None:
    rebuild_index(now=NOW)
    assert ancestors(client) == f"'self' {OF_WORLD}"
    site = allow(world)
    assert ancestors(client) == f"'self' {OF_WORLD} https://{HOST}"
    assert "X-Frame-Options" not in client.get(FRAME)
    assert ancestors(client, f"/{world.other.slug}{FRAME}") == "'self' https://www.muu.example"
    full = client.get("/fi/jarjestot/")
    assert full["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in full["Content-Security-Policy"]
    end_site(site=site, actor="test", now=NOW)
    assert ancestors(client) == f"'self' {OF_WORLD}"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "host",
    ["*", "*.example", "x.example; script-src *", "x.example 'unsafe-inline'", "localhost",
     "https://x.example", "x.example/path", "x.example:8000", ""],
)  # fmt: skip
def test_what_is_no_host_never_reaches_the_header(world: World, host: str) -> None:
    with pytest.raises(ValidationError):
        allow(world, host)
    assert not EmbeddingSite.objects.filter(label=LABEL).exists()


@pytest.mark.django_db
def test_a_site_is_allowed_once_and_again_after_its_end(world: World) -> None:
    site = allow(world)
    with pytest.raises(AllowedAlready):
        allow(world, HOST.upper())
    end_site(site=site, actor="test", now=NOW)
    end_site(site=site, actor="test", now=NOW)
    allow(world)
    acts = AuditRow.objects.filter(object_label="interchange.EmbeddingSite").order_by("pk")
    acts = acts.filter(object_text=HOST)
    assert [row.verb for row in acts] == ["allowed", "ended", "allowed"]


@pytest.mark.django_db
def test_a_frame_shows_what_it_is_asked_and_links_to_the_rest(world: World, client: Client) -> None:
    for number in range(9):
        make_activity(world.own, world.region, f"Ryhmä {number}")
    rebuild_index(now=NOW)
    page = client.get(FRAME, {"municipality": "pornainen", "rows": "4", "search": "no"})
    text = page.content.decode()
    assert text.count('class="k-card"') == 4 and 'role="search"' not in text
    assert "Katso kaikki 11 toimintaa" in text and "/fi/haku/?municipality=pornainen" in text
    with CaptureQueriesContext(connection) as few:
        client.get(FRAME, {"rows": "3"})
    with CaptureQueriesContext(connection) as many:
        client.get(FRAME, {"rows": "20"})
    assert len(many) == len(few)


@pytest.mark.django_db
def test_a_coordinator_allows_a_site_and_gets_the_text(world: World) -> None:
    client = signed_in(world.people["coordinator"])
    page = reverse("desk:embedding")
    sent = {"host": HOST, "label": LABEL, "form_key": "k1"}
    assert client.post(page, sent).status_code == 302
    text = client.get(page, {"municipality": "tuusula", "rows": "5", "language": "sv"})
    html = text.content.decode()
    assert "Tuusulan kunta" in html
    assert "&lt;iframe src=&quot;http://testserver/sv/badda-in/?municipality=tuusula" in html
    assert 'src="/sv/badda-in/?municipality=tuusula&amp;rows=5"' in html
    again = client.post(page, sent | {"form_key": "k2"}).content.decode()
    assert "Sivusto on jo sallittu." in again
    site = EmbeddingSite.objects.get(host=HOST)
    client.post(reverse("desk:embedding_end", args=[site.code]), {"form_key": "k3"})
    assert not EmbeddingSite.objects.allowed().filter(host=HOST).exists()


@pytest.mark.django_db
def test_a_site_of_another_region_is_not_there(world: World) -> None:
    site = allow_site(region=world.other, host=HOST, label=CANARY, actor="test", now=NOW)
    client = signed_in(world.people["coordinator"])
    assert CANARY not in client.get(reverse("desk:embedding")).content.decode()
    path = reverse("desk:embedding_end", args=[site.code])
    assert client.post(path, {"form_key": "k"}).status_code == 404
    assert EmbeddingSite.objects.allowed().filter(pk=site.pk).exists()
