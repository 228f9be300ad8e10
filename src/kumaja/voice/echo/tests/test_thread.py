"""The thread is closed only when all is answered and told; it waits in the open until then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kumaja.voice.echo.domain.states import PointState
from kumaja.voice.echo.domain.thread import Station, StationKind, counts, stations, strands
from kumaja.voice.echo.tests.threads import (
    closed,
    of_many_points,
    of_two_owners,
    out_of_remit,
    point,
    unanswered,
    with_hole,
    withdrawn,
)

K = StationKind


def kinds(found: tuple[Station, ...]) -> list[StationKind]:
    return [station.kind for station in found]


def test_a_closed_thread_goes_there_and_back() -> None:
    thread = closed()
    way = stations(thread)

    assert kinds(way) == [K.SAID, K.WEIGHED, K.DECIDED, K.TOLD, K.JUDGED]
    assert [station.waited for station in way] == [0, 28, 26, 8, 7]
    assert (thread.is_closed, thread.days_to_answer, thread.reached) == (True, 62, 4)


def test_one_open_point_leaves_a_hole_even_when_the_rest_was_told() -> None:
    thread = replace(closed(), points=(*closed().points, point(6, PointState.OPEN)))

    assert not thread.is_closed
    assert thread.reached == 1
    assert kinds(stations(thread))[-1] == K.HOLE


def test_an_answer_that_was_not_told_leaves_a_hole() -> None:
    thread = replace(closed(), told=None, verdict=None)

    assert not thread.is_closed
    assert thread.reached == 3
    assert stations(thread)[-1] == Station(K.HOLE, thread.answers_from, waited=200)


def test_a_no_that_was_told_closes_the_loop_without_a_decision() -> None:
    thread = out_of_remit()

    assert thread.is_closed
    assert kinds(stations(thread)) == [K.SAID, K.WEIGHED, K.TOLD]


def test_what_was_taken_but_not_decided_waits_for_its_decision() -> None:
    awaited = stations(with_hole())[2]

    assert (awaited.kind, awaited.day) == (K.DECIDED, None)
    assert K.DECIDED not in kinds(stations(unanswered()))


def test_a_thread_is_late_only_while_it_is_open() -> None:
    assert with_hole().days_late == 12
    assert unanswered().days_late == 0
    assert replace(closed(), due_on=closed().said_on).days_late == 0


def test_a_voice_that_was_taken_back_has_only_its_beginning() -> None:
    assert kinds(stations(withdrawn())) == [K.SAID]


def test_two_owners_decide_each_on_their_day() -> None:
    decided = [one for one in stations(of_two_owners()) if one.kind == K.DECIDED]

    assert [(one.actor, one.waited) for one in decided] == [
        ("Keski-Uudenmaan hyvinvointialue", 26),
        ("Keravan kaupunki", 6),
    ]


@pytest.mark.parametrize(("count", "rows"), [(1, 1), (7, 7), (8, 2)])
def test_rows_are_points_up_to_seven_and_states_above(count: int, rows: int) -> None:
    states = [PointState.TAKEN if n % 2 else PointState.NOT_TAKEN for n in range(count)]
    thread = replace(closed(), points=tuple(point(n, s) for n, s in enumerate(states, start=1)))

    assert len(strands(thread)) == rows


def test_no_point_is_lost_in_the_strands() -> None:
    thread = of_many_points()

    assert sum(len(strand.points) for strand in strands(thread)) == len(thread.points)
    assert sum(count for _state, count in counts(thread)) == len(thread.points)
