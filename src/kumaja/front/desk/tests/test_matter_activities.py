"""Naming the activity that a decision led to, on the desk of those who decided."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.front.desk.tests.conftest import Browser
from kumaja.front.desk.tests.forms import send
from kumaja.help.directory.models import Activity
from kumaja.help.directory.tests.factories import ActivityFactory
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import OrganisationFactory, a_person
from kumaja.voice.echo.models import DecisionActivity
from kumaja.voice.matters.actions.decisions import record_decision
from kumaja.voice.matters.models import Decision
from kumaja.voice.matters.tests.rows import a_body, a_matter

WORDS = "Kerho sai kirjaston huoneen."


@pytest.fixture
def decision(region: Region) -> Decision:
    matter = a_matter(region, a_body(region), now=timezone.now())
    values = {"decided_on": timezone.localdate(), "result_fi": "Saa.", "reasons_fi": "Pyydettiin."}
    return record_decision(
        owner=matter.owners.get(), values=values, actor="test", now=timezone.now()
    )


@pytest.fixture
def official(decision: Decision, browser: Browser) -> Client:
    return browser(a_person(RoleKind.OFFICIAL, organisation=decision.owner.organisation))


@pytest.fixture
def club(region: Region) -> Activity:
    owner: Organisation = OrganisationFactory.create(region=region, name_fi="Vierellä ry")
    made: Activity = ActivityFactory.create(
        region=region, organisation=owner, name_fi="Torstaikerho", name_sv="Torsdagsklubben"
    )
    return made


def at(decision: Decision, words: str = "") -> str:
    path = reverse("desk:matter_activities", args=[decision.matter.code, decision.code])
    return f"{path}?q={words}" if words else path


def name(client: Client, decision: Decision, words: str, activity: Activity) -> Any:  # noqa: ANN401
    return send(client, at(decision, words), activity=activity.code, outcome_fi=WORDS)


@pytest.mark.parametrize("words", ["torstaiker", "vierellä", "Torsdags"])
def test_an_official_finds_names_and_takes_back(
    official: Client, decision: Decision, club: Activity, words: str
) -> None:
    assert (
        at(decision)
        in official.get(reverse("desk:kept_matter", args=[decision.matter.code])).content.decode()
    )
    name(official, decision, words, club)

    link = DecisionActivity.objects.get()
    assert (link.activity, link.outcome_fi) == (club, WORDS)
    assert WORDS in official.get(at(decision)).content.decode()
    drop = [decision.matter.code, decision.code, link.code]
    official.post(reverse("desk:matter_activity_drop", args=drop))
    assert not DecisionActivity.objects.exists()


def test_what_is_elsewhere_or_out_of_lists_is_not_offered(
    official: Client, decision: Decision, club: Activity
) -> None:
    far = ActivityFactory.create(region=RegionFactory.create(slug="savo"), name_fi="Torstaikerho")
    old = ActivityFactory.create(
        region=decision.matter.region, name_fi="Torstaikerho", archived_at=timezone.now()
    )
    path = f"/{decision.matter.region.slug}{at(decision, 'torstaikerho')}"
    page = official.get(path).content.decode()
    assert (club.code in page, far.code in page, old.code in page) == (True, False, False)
    for other in (far, old):
        answer = send(official, path, activity=other.code)
        assert answer.status_code == 200
    assert not DecisionActivity.objects.exists()


def test_naming_twice_is_told_in_words(
    official: Client, decision: Decision, club: Activity
) -> None:
    name(official, decision, "torstaikerho", club)
    again = send(official, at(decision, "kerho"), activity=club.code, outcome_fi="Toisin.")
    assert "Päätökseen on jo nimetty tämä toiminta." in again.content.decode()
    assert DecisionActivity.objects.get().outcome_fi == WORDS


def test_nobody_else_names(
    region: Region, browser: Browser, decision: Decision, club: Activity
) -> None:
    stranger = browser(a_person(RoleKind.OFFICIAL, organisation=a_body(region, "Muu alue")))
    assert stranger.get(at(decision)).status_code == 403
    assert stranger.post(at(decision, "kerho"), {"activity": club.code}).status_code == 403
    assert not DecisionActivity.objects.exists()
