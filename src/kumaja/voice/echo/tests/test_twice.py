"""Forms of the echo sent twice: from the page as it stands, each leaves one row."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.voice.echo.models import Change, Notice, Reopening, Verdict, Weighing
from kumaja.voice.echo.tests.desks import desk_url, sent, signed_in
from kumaja.voice.echo.tests.rows import AFTER, Heard, a_heard_view, told, weighed
from kumaja.voice.matters.models import Matter

_FORM_KEY = re.compile(r'name="form_key" value="([^"]+)"')
_VERDICT = {"outcome": "not_met", "why": "Ovi on kiinni.", "listened": "no", "knew_enough": ""}


@pytest.fixture
def heard(db: None) -> Heard:
    del db
    return a_heard_view(RegionFactory.create())


@pytest.fixture
def official(client: Client, heard: Heard) -> Client:
    signed_in(client, RoleKind.OFFICIAL, organisation=heard.owner.organisation)
    return client


@pytest.fixture
def link(client: Client, heard: Heard) -> str:
    """Tell the view by mail, and return where the mail's link leads its reader."""
    weighed(heard.owner, heard.points)
    told(heard.view)
    return str(client.get(Mail.objects.get().link, follow=True).request["PATH_INFO"])


def _twice(client: Client, url: str, form: Mapping[str, object], *, page: str = "") -> list[str]:
    """Send what the page holds two times, as two presses do; returns where each leads."""
    found = _FORM_KEY.search(client.get(page or url).content.decode())
    assert found is not None, "The form carries no key."
    told_of = {**form, "form_key": found[1]}
    return [client.post(url, told_of)["Location"] for _press in range(2)]


def test_an_answer(official: Client, heard: Heard) -> None:
    new = {"change": "new", "heading": "4.2 Illat", "old": "Päivällä.", "new": "Illallakin."}
    form = sent(heard, state="taken", reason="", **new)
    first, again = _twice(official, desk_url(heard), form)

    assert first == again == desk_url(heard, code=heard.points[1].code)
    assert (Weighing.objects.count(), Change.objects.count()) == (1, 1)
    html = official.get(again).content.decode()
    assert "Tämä on jo perillä" in html


def test_a_verdict(client: Client, link: str) -> None:
    assert _twice(client, link, _VERDICT) == [link, link]

    assert Verdict.objects.count() == 1


def test_a_reopening(client: Client, heard: Heard, link: str) -> None:
    client.post(link, _VERDICT)
    with override("fi"):
        url = reverse("echo:notice_reopen", args=[link.rstrip("/").rpartition("/")[2]])
    form = {"points": [heard.points[0].code], "reason": "Avain puuttuu yhä."}

    assert _twice(client, url, form) == [link, link]

    assert Reopening.objects.count() == 1


def test_telling_by_mail(official: Client, heard: Heard) -> None:
    weighed(heard.owner, heard.points)
    _twice(official, desk_url(heard, "tell"), {})

    assert (Notice.objects.count(), Mail.objects.count()) == (1, 1)


def test_telling_by_hand(official: Client, heard: Heard) -> None:
    weighed(heard.owner, heard.points)
    with override("fi"):
        url = reverse("echo:tell_by_hand", args=[heard.matter.address, heard.view.code])
    _twice(official, url, {"way": "letter", "unreachable": ""})

    assert Notice.objects.count() == 1


def test_marking_done(official: Client, heard: Heard) -> None:
    weighed(heard.owner, heard.points)
    told(heard.view, now=AFTER)
    _twice(official, desk_url(heard, "close"), {}, page=desk_url(heard, "tell"))

    assert Matter.objects.get().is_closed
    html = official.get(desk_url(heard, "tell")).content.decode()
    assert "Asia on jo merkitty valmiiksi." not in html
    assert "Tämä on jo perillä" in html
