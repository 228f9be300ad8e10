"""Coordination sees what public bodies owe, and reminds them of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.tests.conftest import Browser
from kumaja.front.desk.tests.forms import form_on, send
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import a_person
from kumaja.voice.echo.models import Reminder
from kumaja.voice.echo.tests.rows import Heard, a_heard_view, weighed

SATURDAY, MONDAY = datetime(2026, 11, 21, 12, tzinfo=UTC), datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def heard(region: Region) -> Heard:
    found = a_heard_view(region)
    a_person(RoleKind.OFFICIAL, organisation=found.owner.organisation)
    return found


@pytest.fixture
def coordinator(region: Region, browser: Browser) -> Client:
    return browser(a_person(RoleKind.COORDINATOR, region=region))


def page_of(heard: Heard) -> str:
    return reverse("desk:owed_remind", args=[heard.matter.code, heard.owner.position])


def test_on_a_working_day_the_words_are_seen_changed_and_sent(
    heard: Heard, coordinator: Client, time_machine: object
) -> None:
    time_machine.move_to(MONDAY, tick=False)  # type: ignore[attr-defined]
    path = page_of(heard)
    assert path in coordinator.get(reverse("desk:coordination")).content.decode()
    offered = form_on(coordinator, path)
    assert offered["way"] == ["mail"]

    send(coordinator, path, text=offered["text"][0] + " Terveisin verkosto.")

    mail = Mail.objects.get()
    assert "Terveisin verkosto." in mail.body
    assert Reminder.objects.get().way == "mail"
    listed = coordinator.get(reverse("desk:owed")).content.decode()
    assert "Muistutettu ma 23.11.2026" in listed or "Muistutettu 23.11.2026" in listed


def test_on_a_saturday_nothing_is_mailed_and_a_call_is_kept(
    heard: Heard, coordinator: Client
) -> None:
    path = page_of(heard)
    page = coordinator.get(path).content.decode()
    assert "ma 23.11." in page and 'value="mail"' not in page

    send(coordinator, path, way="mail")
    assert not Reminder.objects.exists()
    send(coordinator, path, way="phone", text="Soitin, lupasi vastata torstaina.")
    assert Reminder.objects.get().way == "phone"
    assert not Mail.objects.exists()


def test_where_all_is_answered_nobody_is_reminded(heard: Heard, coordinator: Client) -> None:
    with override("fi"):
        weighed(heard.owner, heard.points)
        assert coordinator.get(page_of(heard)).headers["Location"] == reverse("desk:owed")
    assert page_of(heard) not in coordinator.get(reverse("desk:owed")).content.decode()


def test_the_page_is_coordinations_and_of_its_region(heard: Heard, browser: Browser) -> None:
    official = browser(a_person(RoleKind.OFFICIAL, organisation=heard.owner.organisation))
    assert official.get(page_of(heard)).status_code == 403
    assert official.post(page_of(heard), {"way": "phone", "text": "-"}).status_code == 403
    assert not Reminder.objects.exists()
