"""What was answered first stays to be read when the point was opened again or answered anew."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.echo.actions.verdicts import Judgement, give_verdict, reopen
from kumaja.voice.echo.domain.states import PointState, VerdictKind
from kumaja.voice.echo.queries.page import committed_in, get_page, thread_url
from kumaja.voice.echo.queries.threads import thread_of
from kumaja.voice.echo.tests.rows import AFTER, Heard, a_heard_view, an_answer, told, weighed
from kumaja.voice.matters.tests.rows import DAY, a_promise

FIRST, SECOND, SLIP = "Ovi suljetaan kello 17.", "Ovi on auki kello 20.", "Tämä oli kirjoitusvirhe."


@pytest.fixture
def heard(db: None) -> Heard:
    del db
    return a_heard_view(RegionFactory.create())


def opened_again(heard: Heard) -> None:
    """Answer, tell, and let the speaker open the first point again."""
    weighed(heard.owner, heard.points, answer=an_answer(reason=FIRST))
    notice = told(heard.view)
    judgement = Judgement(VerdictKind.NOT_MET, "Ei näy ovessa.")
    give_verdict(notice=notice, judgement=judgement, language="fi", actor="a", now=AFTER)
    reopen(notice=notice, points=heard.points[:1], reason="Ovi?", actor="a", now=AFTER + DAY)


def test_a_point_that_waits_anew_still_tells_what_was_answered_first(
    client: Client, heard: Heard
) -> None:
    opened_again(heard)
    heard.view.refresh_from_db()
    first, second = thread_of(get_page(heard.view, AFTER + 2 * DAY)).points[:2]

    assert first.state == PointState.OPEN
    [answer] = first.answers
    assert [each.reason.value for each in answer.earlier if each.reason] == [FIRST]
    assert second.answers[0].earlier == ()
    page = client.get(thread_url(heard.view), follow=True).content.decode()
    assert page.count("Ensin vastattiin") == 1


def test_the_second_answer_stands_and_the_first_beneath_it(heard: Heard) -> None:
    opened_again(heard)
    weighed(heard.owner, heard.points[:1], answer=an_answer(reason=SECOND), now=AFTER + 2 * DAY)
    heard.view.refresh_from_db()
    page = get_page(heard.view, AFTER + 3 * DAY)
    [answer] = thread_of(page).points[0].answers

    assert answer.reason is not None
    assert answer.reason.value == SECOND
    assert [each.reason.value for each in answer.earlier if each.reason] == [FIRST]
    assert {row.reason for row in committed_in(page) if hasattr(row, "reason")} >= {FIRST, SECOND}


def test_what_was_changed_before_anyone_was_told_is_not_shown(heard: Heard) -> None:
    weighed(heard.owner, heard.points, answer=an_answer(reason=SLIP))
    weighed(heard.owner, heard.points, answer=an_answer(reason=FIRST), now=AFTER + DAY)
    told(heard.view, now=AFTER + DAY)
    points = thread_of(get_page(heard.view, AFTER + 2 * DAY)).points

    assert all(answer.earlier == () for point in points for answer in point.answers)


def test_an_answer_that_came_in_time_is_not_late_because_it_was_opened_again(heard: Heard) -> None:
    a_promise(heard.stage, answer_by=day_of(AFTER + DAY))
    assert thread_of(get_page(heard.view, AFTER + 9 * DAY)).days_late == 8

    opened_again(heard)
    heard.view.refresh_from_db()

    assert thread_of(get_page(heard.view, AFTER + 9 * DAY)).days_late == 0


def test_it_takes_no_statement_more(client: Client, heard: Heard) -> None:
    path = thread_url(heard.view)
    counts = []
    for act in (lambda: None, lambda: opened_again(heard)):
        act()
        client.get(path, follow=True)
        with CaptureQueriesContext(connection) as found:
            client.get(path, follow=True)
        counts.append(len(found))

    assert counts[1] <= max(counts[0], 12)
