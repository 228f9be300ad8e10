"""A region that has ended its work: whoever sends whatever form, nothing changes, nothing asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from django.apps import apps
from django.test import Client
from django.urls import resolve

from kumaja.config.access import united
from kumaja.foundation.core.domain.audiences import Audience
from kumaja.foundation.regions.models import Region
from kumaja.front.home.actions.feedback import send_feedback
from kumaja.front.search.actions import rebuild_index
from tests.promises.fields import forms_in, sent
from tests.promises.pages import urls
from tests.walk.visitors import SIGNED_OUT, lets_in, signed_in
from tests.walk.world import NOW, World

pytestmark = pytest.mark.django_db

PEOPLE = (
    SIGNED_OUT, "resident", "editor", "spokesperson", "official", "adviser", "coordinator",
    "programme coordinator", "administrator",
)  # fmt: skip
# What is no region's: who comes and goes, what was sent twice, what waits for the worker.
OF_NO_REGION = {"sessions", "audit", "accounts", "account", "mfa", "contenttypes", "auth", "index"}
FORM = re.compile(r'<form\b[^>]*method="post"[^>]*>.*?</form>', re.DOTALL)
ACTION = re.compile(r'action="([^"]*)"')
BUTTON = re.compile(r'<a class="ds-button" href="(/[^"]*)"')
Post = tuple[str, dict[str, list[str]]]


@pytest.fixture
def ready(world: World) -> World:
    send_feedback(
        region=world.region, told="Ei toimi", page="", reply_to="", language="fi", now=NOW
    )
    rebuild_index(now=NOW)
    return world


def acts_here(url: str) -> bool:
    """Test whether the address acts in a region, and would have to stop with it."""
    view = resolve(url.partition("#")[0].partition("?")[0]).func
    is_free = getattr(view, "works_when_closed", False) or getattr(view, "needs_no_region", False)
    return getattr(view, "acts_once", False) and not is_free


def everything() -> dict[str, str]:
    """Return all rows, so that two moments can be compared."""
    return {
        model._meta.label: repr(
            list(model._default_manager.order_by("pk").values_list())  # noqa: SLF001 - public
        )
        for model in apps.get_models()
        if model._meta.app_label not in OF_NO_REGION
    }


def pages_for(world: World, who: str) -> list[str]:
    table = united()
    return [
        url
        for name, url in urls(world)
        if table[name] != Audience.HOLDER_OF_LINK and lets_in(table[name], who, foreign=False)
    ]


def posts_of(client: Client, pages: list[str]) -> Iterator[Post]:
    """Yield what the forms of the pages would send, empty fields filled in, and each bare."""
    for url in pages:
        if acts_here(url):
            yield url, {"name_fi": ["x"]}
        answer = client.get(url)
        if answer.status_code != 200 or answer.streaming:
            continue
        for form in forms_in(answer.content.decode()):
            target = urljoin(url, form.action)
            if form.method == "post" and acts_here(target):
                typed = {name: ["Teksti"] for name in form.typed if not any(form.values[name])}
                yield target, form.values | typed


@pytest.mark.parametrize("who", PEOPLE)
def test_nothing_that_anyone_sends_changes_a_closed_region(ready: World, who: str) -> None:
    client = signed_in(ready.people.get(who))
    client.raise_request_exception = False
    posts = list(posts_of(client, pages_for(ready, who)))
    Region.objects.filter(pk=ready.region.pk).update(closed_at=NOW)
    before = everything()
    failed = []
    for url, values in posts:
        status = sent(client, url, values).status_code
        failed += [f"{url}: {status}"] if status >= 500 else []
    assert not failed
    assert not {label for label, rows in everything().items() if rows != before[label]}
    assert posts or who in {"resident", "adviser", "programme coordinator", "official"}


@pytest.mark.parametrize("who", [SIGNED_OUT, "spokesperson", "coordinator"])
def test_no_button_of_a_closed_region_acts(ready: World, who: str) -> None:
    client = signed_in(ready.people.get(who))
    Region.objects.filter(pk=ready.region.pk).update(closed_at=NOW)
    found = []
    for url in pages_for(ready, who):
        answer = client.get(url)
        if answer.status_code != 200 or answer.streaming or "html" not in answer["Content-Type"]:
            continue
        page = answer.content.decode()
        if "<html" not in page:
            continue
        assert answer.headers["X-Region-Closed-On"] == "2026-11-21"
        assert "päätti toimintansa 21.11.2026" in page, url
        targets = [
            urljoin(url, action.group(1)) if (action := ACTION.search(form)) else url
            for form in FORM.findall(page)
            if "<button" in form
        ]
        found += [f"{url} → {to}" for to in (*targets, *BUTTON.findall(page)) if acts_here(to)]
    assert not found, "\n".join(found)


def test_the_same_would_change_an_open_region(ready: World) -> None:
    client = signed_in(ready.people["coordinator"])
    before = everything()
    for url, values in posts_of(client, pages_for(ready, "coordinator")):
        sent(client, url, values)
    assert sum(rows != before[label] for label, rows in everything().items()) > 5
