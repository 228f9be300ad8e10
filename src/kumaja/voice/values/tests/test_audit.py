"""The audit of a matter equals what a plain recount of its rows says."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.consultations.actions.asking import answer_question, ask_question
from kumaja.voice.consultations.actions.inviting import invite, remind_silent, tell_help
from kumaja.voice.consultations.domain.kinds import HelpKind
from kumaja.voice.consultations.tests.rows import a_consultation
from kumaja.voice.contributions.models import Point
from kumaja.voice.contributions.tests.rows import a_view, an_association
from kumaja.voice.echo.actions.verdicts import Judgement, give_verdict, reopen
from kumaja.voice.echo.domain.states import ToldBy, VerdictKind
from kumaja.voice.echo.models import Notice, Weighing
from kumaja.voice.echo.queries.loops import get_board
from kumaja.voice.echo.tests.rows import AFTER, BEGUN, a_heard_view, told, weighed
from kumaja.voice.matters.actions.decisions import record_decision
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.tests.rows import a_promise
from kumaja.voice.values.actions.recording import Side, claim_value, record_need
from kumaja.voice.values.domain.findings import Finding
from kumaja.voice.values.domain.kinds import About, NeedKind, Standing, Value
from kumaja.voice.values.queries.audit import values_of

DAY = timedelta(days=1)


def found(matter: Matter, about: About, now: datetime = AFTER) -> Finding:
    """Return what the audit finds of one thing."""
    values = values_of(matter, now).values
    return next(each for value in values for each in value.findings if each.about == about)


def test_points_and_views_are_counted_as_a_recount_counts_them(region: Region) -> None:
    heard = a_heard_view(region, "Yksi.", "Kaksi.")
    other = ("Kolme.", "Neljä.")
    a_view(region, matter=heard.matter, stage=heard.stage, points=other, now=BEGUN)
    weighed(heard.owner, heard.points)
    told(heard.view, now=AFTER + DAY)

    points, views = found(heard.matter, About.POINTS), found(heard.matter, About.TOLD)

    assert points.base == Point.objects.on(heard.matter).standing().count() == 4
    assert points.count == Weighing.objects.current().on(heard.matter).count() == 2
    board = get_board(region, AFTER)
    assert points.base - points.count == board.total.open
    assert (views.count, views.base) == (Notice.objects.count(), 1)


def test_an_answer_given_anew_after_the_telling_is_not_told(region: Region) -> None:
    heard = a_heard_view(region)
    weighed(heard.owner, heard.points)
    told(heard.view, now=AFTER)
    assert found(heard.matter, About.TOLD).standing == Standing.HOLDS

    weighed(heard.owner, heard.points[:1], now=AFTER + DAY)

    assert (found(heard.matter, About.TOLD).count, found(heard.matter, About.TOLD).base) == (0, 1)


def test_points_of_an_open_hearing_are_told_apart(region: Region) -> None:
    heard = a_heard_view(region)

    facts = values_of(heard.matter, BEGUN + DAY).facts

    assert (facts.echo.owed, facts.echo.in_open_hearing) == (0, 2)
    assert found(heard.matter, About.POINTS, BEGUN + DAY).standing == Standing.NOT_YET


def test_a_group_has_a_channel_when_one_of_its_people_was_invited_in_time(region: Region) -> None:
    consultation = a_consultation(region, starts_at=BEGUN)
    matter = consultation.matter
    group = matter.groups.get()
    assert found(matter, About.CHANNEL).without == (group.name,)

    carers = an_association(region)
    by: Any = {"consultation": consultation, "actor": "test", "is_mailed": False}
    invite(organisations=[carers], group=group, now=BEGUN + DAY, **by)
    remind_silent(text="Kysymme vielä.", now=BEGUN + 9 * DAY, **by)

    assert found(matter, About.CHANNEL).standing == Standing.HOLDS
    assert found(matter, About.HEARD).standing == Standing.FAILS
    assert (found(matter, About.SECOND).count, found(matter, About.SECOND).base) == (1, 1)
    a_view(
        region, matter=matter, stage=consultation.stage, organisation=carers, now=BEGUN + 9 * DAY
    )
    assert found(matter, About.HEARD).standing == Standing.HOLDS


def test_who_is_invited_after_the_decision_had_no_channel_before_it(region: Region) -> None:
    consultation = a_consultation(region, starts_at=BEGUN)
    matter = consultation.matter
    values = {"decided_on": day_of(BEGUN), "result_fi": "Päätös.", "reasons_fi": "Syy."}
    record_decision(owner=matter.owners.get(), values=values, actor="test", now=BEGUN)
    group, late = matter.groups.get(), [an_association(region)]
    invite(
        consultation=consultation, organisations=late, group=group, actor="test",
        now=BEGUN + DAY, is_mailed=False,
    )  # fmt: skip

    assert found(matter, About.CHANNEL).standing == Standing.FAILS
    assert found(matter, About.REFERS).standing == Standing.FAILS


def test_help_questions_and_languages_are_read_from_the_hearing(region: Region) -> None:
    consultation = a_consultation(region, starts_at=BEGUN)
    matter = consultation.matter
    by: Any = {"consultation": consultation, "actor": "test"}
    tell_help(kind=HelpKind.TRAVEL, text={"text_fi": "Matkat maksetaan."}, now=BEGUN, **by)
    asked = [ask_question(text="Miksi?", language="fi", name="Asukas", now=BEGUN, **by)
             for _ in range(2)]  # fmt: skip
    answer = {"answer_fi": "Siksi.", "answer_sv": "Därför."}
    owner = matter.owners.get()
    answer_question(asked=asked[0], answer=answer, owner=owner, actor="test", now=BEGUN + DAY)

    assert found(matter, About.HELPED).standing == Standing.HOLDS
    assert (found(matter, About.QUESTIONS).count, found(matter, About.QUESTIONS).base) == (1, 2)
    assert found(matter, About.LANGUAGES).standing == Standing.HOLDS
    assert found(matter, About.EASY).standing == Standing.FAILS
    assert found(matter, About.FIVE_WEEKS).standing == Standing.HOLDS


def test_a_need_that_is_recorded_is_not_yet_discussed(region: Region) -> None:
    heard = a_heard_view(region)
    group = heard.matter.groups.get()
    values = {"kind": NeedKind.NEED, "text_fi": "Iltavuorot eivät saa estää."}
    by: Any = {"matter": heard.matter, "actor": "test", "now": AFTER}
    record_need(side=Side(group=group), values=values, **by)

    assert found(heard.matter, About.RECORDED).standing == Standing.HOLDS
    assert found(heard.matter, About.DISCUSSED).standing == Standing.FAILS
    assert found(heard.matter, About.CONSTRAINTS).standing == Standing.NO_DATA


def test_statements_do_not_grow_with_what_was_said(region: Region) -> None:
    counts = []
    for views in (1, 6):
        heard = a_heard_view(region, "Yksi.", "Kaksi.")
        for _ in range(views):
            view = a_view(region, matter=heard.matter, stage=heard.stage, now=BEGUN)
            weighed(heard.owner, list(view.points.all()))
            told(view, way=ToldBy.LETTER)
            values = {"kind": NeedKind.NEED, "text_fi": "Tila."}
            side = Side(owner=heard.owner)
            record_need(matter=heard.matter, side=side, values=values, actor="test", now=AFTER)
        for value in list(Value)[:views]:
            text = {"text_fi": "Näin."}
            claim_value(owner=heard.owner, value=value, text=text, actor="test", now=AFTER)
        matter = Matter.objects.select_related("region").get(pk=heard.matter.pk)
        with CaptureQueriesContext(connection) as asked:
            values_of(matter, AFTER)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 24


def test_a_promise_that_was_kept_stays_kept_when_a_point_is_opened_again(region: Region) -> None:
    heard = a_heard_view(region)
    a_promise(heard.stage, answer_by=day_of(AFTER))
    weighed(heard.owner, heard.points)
    notice = told(heard.view)
    kept = found(heard.matter, About.KEPT)
    assert (kept.count, kept.base) == (2, 2)

    by: Any = {"notice": notice, "actor": "test", "now": AFTER + DAY}
    give_verdict(judgement=Judgement(VerdictKind.NOT_MET, "Ei näy."), language="fi", **by)
    reopen(points=heard.points[:1], reason="Ovi?", **by)
    weighed(heard.owner, heard.points[:1], now=AFTER + 9 * DAY)

    kept = found(heard.matter, About.KEPT, AFTER + 10 * DAY)
    assert (kept.count, kept.base) == (2, 2)
