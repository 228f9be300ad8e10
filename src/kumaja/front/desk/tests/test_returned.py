"""The echo that came back stands on the association's desk until it has been judged."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from kumaja.foundation.accounts.models import User
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.tests.conftest import Browser
from kumaja.network.registry.models import Organisation
from kumaja.voice.contributions.tests.rows import a_view
from kumaja.voice.echo.models import Verdict
from kumaja.voice.echo.tests.rows import AFTER, a_heard_view, told, weighed


@pytest.fixture
def desk(region: Region, own: Organisation) -> str:
    heard = a_heard_view(region, organisation=own)
    weighed(heard.owner, heard.points)
    told(heard.view)
    a_view(region, organisation=own, now=AFTER)
    return reverse("desk:our_association", args=[own.address])


def acts_on(page: str) -> list[str]:
    """Return the addresses to which the page's forms that judge lead."""
    parts = page.split('action="')[1:]
    return [part.split('"')[0] for part in parts if "/arvioi/" in part.split('"')[0]]


def test_a_spokesperson_goes_from_the_desk_to_the_verdict(
    desk: str, spokesperson: User, browser: Browser, region: Region
) -> None:
    del region
    client = browser(spokesperson)
    page = client.get(desk).content.decode()
    assert "Kaiku on palannut" in page
    [judging] = acts_on(page)
    assert "Kaiku on palannut" in client.get("/fi/").content.decode()

    answer = client.post(judging, follow=True)
    assert answer.status_code == 200
    path = answer.request["PATH_INFO"]
    client.post(path, {"outcome": "met", "why": "", "listened": "", "knew_enough": ""})
    assert Verdict.objects.get().outcome == "met"
    assert "Kaiku on palannut" not in client.get(desk).content.decode()


def test_an_editor_reads_it_and_only_who_speaks_for_it_judges(
    desk: str, editor: User, browser: Browser, own: Organisation, other: Organisation
) -> None:
    client: Client = browser(editor)
    page = client.get(desk).content.decode()
    assert "Kaiku on palannut" in page and not acts_on(page)
    view = own.contributions.filter(notices__isnull=False).get()
    path = reverse("desk:judge", args=[own.address, view.code])
    assert client.post(path).status_code == 403
    assert client.post(reverse("desk:judge", args=[other.address, view.code])).status_code == 403
