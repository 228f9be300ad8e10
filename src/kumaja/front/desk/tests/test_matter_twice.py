"""Forms of a matter's desk sent twice: from the page as it stands, each leaves one row."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kumaja.foundation.regions.models import Region
from kumaja.front.desk.tests.conftest import Browser
from kumaja.front.desk.tests.forms import form_on
from kumaja.help.directory.tests.factories import ActivityFactory
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import OrganisationFactory, a_person
from kumaja.voice.echo.models import DecisionActivity
from kumaja.voice.matters.domain.kinds import MatterObject, Phase, PromiseLevel, StageKind
from kumaja.voice.matters.models import Decision, Matter, MatterOwner, Promise
from kumaja.voice.matters.tests.rows import DAY, a_body, a_matter, a_stage

_DECIDED = {"result_fi": "Saa.", "reasons_fi": "Pyydettiin."}
_PROMISED = {"level": "consult", "text_fi": "Vastaamme.", "answer_by_on": "2027-01-29"}


@pytest.fixture
def owner(region: Region) -> MatterOwner:
    made: MatterOwner = a_matter(region, a_body(region), now=timezone.now()).owners.get()
    return made


@pytest.fixture
def official(owner: MatterOwner, browser: Browser) -> Client:
    return browser(a_person(RoleKind.OFFICIAL, organisation=owner.organisation))


def page(name: str, owner: MatterOwner, *more: object) -> str:
    return reverse(f"desk:{name}", args=[owner.matter.code, *more])


def twice(client: Client, url: str, **changes: Any) -> None:  # noqa: ANN401
    """Press the button of the page's form two times: both lead to the same page."""
    form = form_on(client, url) | changes
    first, again = (client.post(url, form) for _press in range(2))
    assert first.status_code == 302, first.context["form"].errors
    assert again["Location"] == first["Location"]
    assert "Tämä on jo perillä" in client.get(again["Location"]).content.decode()


def test_a_matter(official: Client, owner: MatterOwner) -> None:
    assert owner.organisation is not None
    twice(
        official, reverse("desk:matter_create"), title_fi="Lukusali", summary_fi="Milloin auki?",
        object=MatterObject.PLAN, phase=Phase.PLANNING, body=owner.organisation.code,
    )  # fmt: skip

    assert Matter.objects.filter(title_fi="Lukusali").count() == 1


def test_a_stage(official: Client, owner: MatterOwner) -> None:
    twice(
        official, page("matter_stage_add", owner), kind=StageKind.PREPARATION,
        starts_on="2026-12-01", ends_on="2026-12-31",
    )  # fmt: skip

    assert owner.matter.stages.count() == 1


def test_a_promise_and_its_change(official: Client, owner: MatterOwner) -> None:
    stage = a_stage(owner.matter, starts_at=timezone.now() + 7 * DAY, now=timezone.now())
    twice(official, page("matter_promise", owner, stage.code, owner.position), **_PROMISED)
    (given,) = Promise.objects.all()
    twice(
        official, page("matter_promise_change", owner, given.code), level="inform",
        reason_fi="Aika loppui.",
    )  # fmt: skip

    assert Promise.objects.count() == 2
    assert Promise.objects.in_force().get().level == PromiseLevel.INFORM


def test_a_decision_and_the_same_anew(official: Client, owner: MatterOwner) -> None:
    twice(official, page("matter_decide", owner, owner.position), **_DECIDED)
    (made,) = Decision.objects.all()
    twice(official, page("matter_decision_anew", owner, made.code), result_fi="Saa myös illalla.")

    assert Decision.objects.count() == 2
    assert Decision.objects.in_force().get().result_fi == "Saa myös illalla."


def test_the_days_of_a_stage_and_the_words_of_an_owner(
    official: Client, owner: MatterOwner
) -> None:
    stage = a_stage(owner.matter, starts_at=timezone.now() + 7 * DAY, now=timezone.now())
    days = {"starts_on": "2026-12-07", "ends_on": "2027-01-29", "reason": "Joulu."}
    twice(official, page("matter_stage_move", owner, stage.code), **days)
    twice(official, page("matter_note", owner, owner.position), note_fi="Vastaamme 8.12.")

    assert stage.changes.count() == 1


def test_an_activity_that_a_decision_led_to(
    official: Client, owner: MatterOwner, region: Region
) -> None:
    twice(official, page("matter_decide", owner, owner.position), **_DECIDED)
    club = ActivityFactory.create(
        region=region, organisation=OrganisationFactory.create(region=region), name_fi="Kerho"
    )
    url = page("matter_activities", owner, Decision.objects.get().code)
    twice(official, f"{url}?q=kerho", activity=club.code)

    assert DecisionActivity.objects.count() == 1
