"""The page of the decision calendar: its rows, its strip, who is silent, and the ways out."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.voice.matters.domain.kinds import MatterObject, StageKind
from kumaja.voice.matters.models import Stage
from kumaja.voice.matters.tests.rows import DAY, NOW, a_body, a_matter, a_stage

PAGE = "/fi/paatoskalenteri/"


@pytest.fixture
def region(db: None, time_machine: Any) -> Region:  # noqa: ANN401
    del db
    time_machine.move_to(NOW, tick=False)
    made: Region = RegionFactory.create()
    return made


def _page(client: Client, query: str = "") -> str:
    answer = client.get(PAGE + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_strip_has_one_dot_for_each_last_day(client: Client, region: Region) -> None:
    for days in (3, 40, 41, 400):
        a_stage(a_matter(region, title=f"{days}"), days=days)

    shown = _page(client)

    (strip,) = re.findall(r'<div class="k-dots".*?</div></div>', shown, re.DOTALL)
    assert strip.count("<circle") == 3
    assert "Seuraavan puolen vuoden aikana on 3 viimeistä päivää." in shown


def test_a_hyte_negotiation_and_a_call_for_grants_have_words_of_their_own(
    client: Client, region: Region
) -> None:
    hyte = a_matter(region, title="Hyte", object=MatterObject.NEGOTIATION)
    a_stage(hyte, kind=StageKind.NEGOTIATION, days=9)
    a_stage(a_matter(region, title="Haku"), kind=StageKind.GRANT_CALL, days=10)

    shown = _page(client)

    assert "Hyte-neuvottelu ·" in shown
    assert "Avustushaku ·" in shown


def test_a_row_says_where_its_day_comes_from(client: Client, region: Region) -> None:
    told, found = a_stage(a_matter(region, title="A")), a_stage(a_matter(region, title="B"))
    Stage.objects.filter(pk=found.pk).update(
        source="Esityslistalta 20.11.2026", source_url="https://paatokset.example/1"
    )
    del told

    shown = _page(client)

    assert "Päivän kertoi järjestäjä" in shown
    assert '<a href="https://paatokset.example/1">Esityslistalta 20.11.2026</a>' in shown


def test_who_publishes_nothing_is_named_and_never_by_a_filter(
    client: Client, region: Region
) -> None:
    silent, speaks, decides = (a_body(region, name) for name in ("HUS", "Alue", "Kuntayhtymä"))
    a_stage(a_matter(region, speaks))
    a_stage(a_matter(region, decides), kind=StageKind.DECISION, days=3)

    shown = _page(client)

    assert f"{silent.get_absolute_url()}#contact" in shown
    assert shown.count("ei yhtään tulevaa asiaa.") == 1
    assert "ei yhtään tulevaa asiaa." not in _page(client, f"?body={speaks.code}")


def test_the_ways_out_take_what_was_narrowed_along(client: Client, region: Region) -> None:
    body = a_body(region)
    a_stage(a_matter(region, body))

    shown = _page(client, f"?body={body.code}&theme=ei-ole&x=1")

    assert f'href="/fi/paatoskalenteri/tilaa/?body={body.code}#own-calendar"' in shown
    assert f'href="/feeds/fi/decision-calendar.atom?body={body.code}"' in shown
    assert 'href="/feeds/fi/decision-calendar.atom"' in _page(client)


def test_an_empty_calendar_offers_to_tell(client: Client, region: Region) -> None:
    a_stage(a_matter(region), starts_at=NOW - 9 * DAY, days=9)

    shown = _page(client)

    assert "ei ole tiedossa päätöksiä, joihin voi vaikuttaa" in shown
    assert '<a href="/fi/paatoskalenteri/tilaa/">Tilaa ilmoitus</a>, niin kuulet heti.' in shown
    assert "k-dots" not in shown
