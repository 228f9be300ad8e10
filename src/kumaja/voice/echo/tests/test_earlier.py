"""What was answered first stays to be read when the point was opened again or answered anew."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.echo.actions.verdicts import Judgement, give_verdict, reopen
from kumaja.voice.echo.actions.weighing import Answer
from kumaja.voice.echo.domain.states import PointState, VerdictKind
from kumaja.voice.echo.queries.page import committed_in, get_page, thread_url
from kumaja.voice.echo.queries.thread_told import ToldThread
from kumaja.voice.echo.queries.threads import thread_of
from kumaja.voice.echo.tests.rows import AFTER, Heard, a_heard_view, an_answer, told, weighed
from kumaja.voice.matters.tests.rows import DAY, a_promise

FIRST, SECOND, SLIP = "Ovi suljetaan kello 17.", "Ovi on auki kello 20.", "Tämä oli kirjoitusvirhe."


@pytest.fixture
def heard(db: None) -> Heard:
    del db
    return a_heard_view(RegionFactory.create())


def opened_again(heard: Heard, answer: Answer | None = None) -> None:
    """Answer, tell, and let the speaker open the first point again."""
    weighed(heard.owner, heard.points, answer=answer or an_answer(reason=FIRST))
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
    a_promise(heard.stage, answer_by=day_of(AFTER))
    assert thread_of(get_page(heard.view, AFTER + 9 * DAY)).days_late == 9

    opened_again(heard)
    heard.view.refresh_from_db()

    assert thread_of(get_page(heard.view, AFTER + 9 * DAY)).days_late == 0


def letter_of(heard: Heard, on: datetime) -> str:
    """Return the way in prose, as it is mailed and read aloud."""
    heard.view.refresh_from_db()
    return ToldThread(thread_of(get_page(heard.view, on))).letter


def test_a_promise_of_the_first_answer_is_not_told_of_the_second(
    client: Client,
    heard: Heard,
    time_machine: Any,  # noqa: ANN401 - the plugin has no types
) -> None:
    a_promise(heard.stage, answer_by=day_of(AFTER))
    opened_again(heard)
    time_machine.move_to(AFTER + 9 * DAY)
    page = client.get(thread_url(heard.view), follow=True).content.decode()

    for text in (page, letter_of(heard, AFTER + 9 * DAY)):
        assert "myöhässä" not in text
        assert "mennessä" not in text


def test_the_letter_tells_what_was_answered_first_and_why_it_was_opened_again(
    heard: Heard,
) -> None:
    opened_again(heard)
    letter = letter_of(heard, AFTER + 2 * DAY)

    assert f"Tämä avattiin uudelleen, eikä {heard.owner} ole vielä vastannut uudestaan." in letter
    assert f"Tätä ei otettu huomioon. {FIRST}" in letter
    assert "Ovi?" in letter
    assert "ei ole vielä vastannut tähän" not in letter


def test_where_it_belongs_is_told_also_of_the_first_answer(client: Client, heard: Heard) -> None:
    opened_again(heard, an_answer(PointState.OUT_OF_REMIT, reason=FIRST, belongs_to="Lohja"))
    page = client.get(thread_url(heard.view), follow=True).content.decode()

    first = page.partition('class="k-earlier"')[2].partition("</div>")[0]
    assert 'Kuuluu toisaalle: <span class="k-state__since">Lohja</span>' in first
    assert "Tämä kuuluu toisaalle: Lohja." in letter_of(heard, AFTER + 2 * DAY)


def test_a_new_notice_tells_why_it_was_opened_again(client: Client, heard: Heard) -> None:
    opened_again(heard)
    weighed(heard.owner, heard.points[:1], answer=an_answer(reason=SECOND), now=AFTER + 2 * DAY)
    told(heard.view, now=AFTER + 2 * DAY)
    newest = Mail.objects.latest("pk").link
    page = client.get(newest, follow=True).content.decode()

    assert '<q lang="fi">Ovi?</q>' in page


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
