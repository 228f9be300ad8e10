"""Hearings on the desk: opened step by step, by whom they belong to."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.tests.conftest import Browser
from kumaja.front.desk.tests.forms import send
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Contact, Organisation
from kumaja.network.registry.tests.factories import a_person
from kumaja.voice.consultations.actions.inviting import INVITE_MAIL, invite
from kumaja.voice.consultations.models import Consultation, Invitation
from kumaja.voice.consultations.tests.rows import a_consultation, a_draft
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.tests.rows import a_body, a_matter, a_stage


@pytest.fixture
def body(region: Region) -> Organisation:
    row = a_body(region)
    row.languages = ["fi", "sv"]
    row.save()
    return row


@pytest.fixture
def official(body: Organisation, browser: Browser) -> Client:
    return browser(a_person(RoleKind.OFFICIAL, organisation=body))


def at(name: str, row: Consultation) -> str:
    return reverse(f"desk:{name}", args=[row.matter.code, row.code])


def test_an_official_writes_a_hearing_down(
    region: Region, body: Organisation, official: Client
) -> None:
    now = timezone.now()
    matter: Matter = a_matter(region, body, now=now)
    stage = a_stage(matter, starts_at=now + timedelta(days=5), now=now)
    path = reverse("desk:hearing_begin", args=[matter.code, stage.code])
    assert path in official.get(reverse("desk:hearings")).content.decode()

    send(official, path, title_fi="Mikä ovi aukeaa?")

    row = Consultation.objects.get()
    send(official, at("hearing_questions", row), questions_fi="Milloin?\nKenelle?")
    assert [each.text_fi for each in row.questions.order_by("position")] == ["Milloin?", "Kenelle?"]
    assert row.opened_at is None


def test_what_is_owed_is_named_and_nothing_opens(
    region: Region, body: Organisation, official: Client
) -> None:
    row = a_draft(region, body, now=timezone.now())
    row.questions.update(text_sv="")

    assert "Puuttuu ruotsiksi: kysymys 1" in official.get(at("hearing", row)).content.decode()
    page: Any = send(official, at("hearing_open", row))

    assert "Puuttuu ruotsiksi: kysymys 1" in page.content.decode()
    row.refresh_from_db()
    assert row.opened_at is None


def test_a_short_period_asks_for_its_reason(
    region: Region, body: Organisation, official: Client
) -> None:
    row = a_draft(region, body, now=timezone.now())
    soon = timezone.localdate() + timedelta(days=9)

    page: Any = send(official, at("hearing_open", row), ends_on=soon.isoformat())
    assert "Hallitukset eivät ehdi kokoontua. Pidennä tai kerro syy." in page.content.decode()
    send(official, at("hearing_open", row), ends_on=soon.isoformat(), hurry_reason="Laki muuttui.")

    row.refresh_from_db()
    assert row.opened_at is not None


def test_the_mail_is_seen_before_it_goes(
    region: Region, body: Organisation, other: Organisation, official: Client
) -> None:
    Contact.objects.create(organisation=other, email="sivu@kumaja.example", position=9)
    row, path = a_consultation(region, body), ""
    path = at("hearing_invite", row)

    official.post(path, {"invited": [other.code]})
    assert not Invitation.objects.exists()
    official.post(path, {"invited": [other.code], "act": "send"})

    assert Mail.objects.get(kind=INVITE_MAIL).to == "sivu@kumaja.example"


def test_another_bodys_official_keeps_nothing_here(
    region: Region, body: Organisation, browser: Browser
) -> None:
    row = a_consultation(region, body)
    stranger = browser(
        a_person(RoleKind.OFFICIAL, organisation=a_body(region, "Toinen hyvinvointialue"))
    )

    assert stranger.get(at("hearing", row)).status_code == 403
    assert stranger.post(at("hearing_invite", row), {"act": "send"}).status_code == 403
    assert not Invitation.objects.exists()


def test_nobody_is_silent_before_it_opens(
    region: Region, body: Organisation, other: Organisation, official: Client
) -> None:
    row = a_consultation(region, body, starts_at=timezone.now() + timedelta(days=5))
    invite(consultation=row, organisations=[other], actor="test", now=timezone.now())
    remind = at("hearing_remind", row)

    page = official.get(at("hearing", row)).content.decode()
    assert remind not in page
    assert "Näkemyksiä" not in page.replace("Näkemyksiä otetaan vastaan", "")
    official.post(remind, {"text": "Vielä ehtii."})

    assert not Invitation.objects.exclude(reminded_at=None).exists()


def test_what_has_ended_stands_apart(region: Region, body: Organisation, official: Client) -> None:
    now = timezone.now()
    over = a_consultation(region, body, starts_at=now - timedelta(days=60))
    open_now = a_consultation(region, body, starts_at=now - timedelta(days=1))

    page = official.get(reverse("desk:hearings")).content.decode()

    running, ended = page.split("Päättyneet")
    assert (open_now.code in running, over.code in running) == (True, False)
    assert (open_now.code in ended, over.code in ended) == (False, True)


def test_the_last_day_stands_where_it_is_moved(
    region: Region, body: Organisation, official: Client
) -> None:
    row = a_consultation(region, body)
    last_day = timezone.localdate(row.stage.ends_at).isoformat()

    assert f'value="{last_day}"' in official.get(at("hearing_end", row)).content.decode()
