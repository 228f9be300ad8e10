"""The audit's page, its rows and its JSON: the same figures, and nobody's answer in the open."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kumaja.foundation.regions.models import Region
from kumaja.voice.contributions.domain.kinds import Seen
from kumaja.voice.contributions.tests.rows import a_view
from kumaja.voice.echo.actions.verdicts import Judgement, give_verdict
from kumaja.voice.echo.domain.states import Opinion, VerdictKind
from kumaja.voice.echo.tests.rows import AFTER, BEGUN, Heard, a_heard_view, told, weighed
from kumaja.voice.matters.tests.rows import NOW, a_matter
from kumaja.voice.values.actions.recording import claim_value
from kumaja.voice.values.domain.kinds import About, Value
from kumaja.voice.values.queries.page import UNOPENED

CLAIM = "Kuulimme kaikki, joita muistimme kysyä."


@pytest.fixture
def heard(region: Region) -> Heard:
    """Return a matter with an answered, told and judged view, and its body's own word."""
    made = a_heard_view(region)
    weighed(made.owner, made.points)
    notice = told(made.view)
    judged = Judgement(VerdictKind.MET, "", Opinion.YES, Opinion.NO)
    by: Any = {"actor": "test", "now": AFTER + timedelta(days=1)}
    give_verdict(notice=notice, judgement=judged, language="fi", **by)
    claim_value(owner=made.owner, value=Value.VOICE, text={"text_fi": CLAIM}, **by)
    return made


def page(heard: Heard, **asked: str) -> Any:  # noqa: ANN401 - the test client's answer
    return Client().get(reverse("values:audit", args=[heard.matter.address]), asked)


def test_the_page_tells_both_readings_the_claim_and_that_few_answers_are_hidden(
    heard: Heard,
) -> None:
    text = page(heard).content.decode()

    assert CLAIM in text
    assert "Kumajan lukutapa" in text
    assert "Tiukempi kansainvälinen lukutapa" in text
    assert text.count("Alle viisi vastasi, joten vastauksia ei näytetä.") == 2
    assert "Järjestäjä ei ole sanonut tästä mitään." in text


def test_the_figures_of_the_page_are_those_of_the_json(heard: Heard) -> None:
    figures = re.findall(r">(\d+) / (\d+)<", page(heard).content.decode())

    values = page(heard, format="json").json()["values"]
    findings = [each for value in values for each in value["findings"]]

    told = [each for each in findings if each["count"] is not None and each["base"]]
    shown = [(str(each["count"]), str(each["base"])) for each in told]
    assert figures == shown
    assert {each["about"] for each in findings} == {about.value for about in About}


def test_the_json_says_how_many_answered_and_not_what_fewer_than_five_said(heard: Heard) -> None:
    answers = page(heard, format="json").json()["answers"]

    assert answers["listened"] == {"base": 1, "counts": None}
    assert answers["verdicts"] == {"base": 1, "counts": {"met": 1}}


@pytest.mark.parametrize("about", [each for each in About if each not in UNOPENED])
def test_every_figure_opens_to_rows(heard: Heard, about: About) -> None:
    address = reverse("values:rows", args=[heard.matter.address, about.value])

    assert Client().get(address).status_code == 200


@pytest.mark.parametrize("about", [*UNOPENED, "nothing"])
def test_what_people_answered_by_themselves_opens_to_no_rows(heard: Heard, about: str) -> None:
    address = reverse("values:rows", args=[heard.matter.address, str(about)])

    assert Client().get(address).status_code == 404


def test_words_that_were_not_said_to_everyone_stay_out_of_the_rows(heard: Heard) -> None:
    secret = "Vain viranomaiselle sanottu."
    more: Any = {"visibility": Seen.BODY, "now": BEGUN}
    a_view(heard.matter.region, matter=heard.matter, stage=heard.stage, points=(secret,), **more)

    address = reverse("values:rows", args=[heard.matter.address, About.POINTS.value])
    text = Client().get(address).content.decode()

    assert secret not in text
    assert "Tätä ei sanottu kaikille." in text


def test_a_draft_is_not_there_for_others(region: Region) -> None:
    matter = a_matter(region, now=NOW, is_published=False)
    for name, more in (("values:audit", []), ("values:rows", ["channel"])):
        assert Client().get(reverse(name, args=[matter.address, *more])).status_code == 404


def test_an_old_name_leads_to_the_page(heard: Heard) -> None:
    address = reverse("values:audit", args=[f"vanha-nimi-{heard.matter.code}"])

    answer = Client().get(address)

    assert (answer.status_code, answer["Location"]) == (
        301, reverse("values:audit", args=[heard.matter.address]),
    )  # fmt: skip
