"""Each point gets one answer of each owner that it asks; a later one replaces it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.voice.contributions.actions.changing import withdraw_contribution
from kumaja.voice.echo.actions.closing import close_matter
from kumaja.voice.echo.actions.weighing import (
    AnsweredMeanwhile,
    ChangeMissing,
    HearingOpen,
    NotAsked,
    PlaceMissing,
    ReasonMissing,
)
from kumaja.voice.echo.actions.weighing import weigh as _weigh
from kumaja.voice.echo.domain.states import PointState
from kumaja.voice.echo.models import Weighing
from kumaja.voice.echo.tests.rows import (
    AFTER,
    Heard,
    a_change,
    a_heard_view,
    an_answer,
    told,
    weighed,
)
from kumaja.voice.matters.actions.opening import MatterClosed
from kumaja.voice.matters.tests.rows import DAY, a_body, a_matter


@pytest.fixture
def heard(db: None) -> Heard:
    del db
    region: Region = RegionFactory.create()
    return a_heard_view(region)


def test_points_are_answered_alike_each_with_a_leaf(heard: Heard) -> None:
    rows = weighed(heard.owner, heard.points)

    assert [row.point for row in rows] == heard.points
    assert all(row.weighed_by == "Suunnittelija" and row.entry_id for row in rows)


def test_a_later_answer_replaces_the_first_and_both_stay(heard: Heard) -> None:
    (first,) = weighed(heard.owner, heard.points[:1])
    change = a_change(heard.owner)
    taken = an_answer(PointState.TAKEN, change=change)
    (second,) = weighed(heard.owner, heard.points[:1], answer=taken, now=AFTER + DAY)

    assert list(Weighing.objects.current()) == [second]
    assert Weighing.objects.get(pk=first.pk).state == PointState.NOT_TAKEN
    assert second.change_heading == "4.2 Iltakäyttö"


@pytest.mark.parametrize(
    ("state", "more", "refusal"),
    [
        (PointState.OPEN, {}, ReasonMissing),
        (PointState.NOT_TAKEN, {"reason": "  "}, ReasonMissing),
        (PointState.TAKEN_IN_PART, {"reason": ""}, ReasonMissing),
        (PointState.ALREADY_SO, {"reason": ""}, ReasonMissing),
        (PointState.TAKEN, {}, ChangeMissing),
        (PointState.OUT_OF_REMIT, {"belongs_to": " "}, PlaceMissing),
    ],
)
def test_an_answer_that_says_too_little_is_refused(
    heard: Heard, state: PointState, more: dict[str, str], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        weighed(heard.owner, heard.points, answer=an_answer(state, **more))

    assert not Weighing.objects.exists()


def test_points_are_not_weighed_before_their_hearing_closes(heard: Heard) -> None:
    with pytest.raises(HearingOpen):
        weighed(heard.owner, heard.points, now=heard.stage.ends_at - DAY)

    assert not Weighing.objects.exists()
    assert weighed(heard.owner, heard.points, now=heard.stage.ends_at)


def test_nobody_answers_what_another_is_asked(heard: Heard) -> None:
    other = a_matter(heard.matter.region, a_body(heard.matter.region, "Toinen"))
    stranger = other.owners.select_related("matter", "organisation").get()

    with pytest.raises(NotAsked):
        weighed(stranger, heard.points)
    change = a_change(stranger)
    with pytest.raises(ChangeMissing):
        weighed(heard.owner, heard.points, answer=an_answer(PointState.TAKEN, change=change))

    assert not Weighing.objects.exists()


def test_what_was_withdrawn_is_not_answered(heard: Heard) -> None:
    withdraw_contribution(contribution=heard.view, reason="", actor="test", now=AFTER)

    with pytest.raises(NotAsked):
        weighed(heard.owner, heard.points)


def test_a_closed_matter_takes_no_answers(heard: Heard) -> None:
    weighed(heard.owner, heard.points)
    told(heard.view)
    close_matter(matter=heard.matter, actor="test", now=AFTER)

    with pytest.raises(MatterClosed):
        weighed(heard.owner, heard.points, now=AFTER + DAY)

    assert Weighing.objects.count() == len(heard.points)


def test_who_answers_what_a_colleague_just_answered_sees_that_first(heard: Heard) -> None:
    (first,) = weighed(heard.owner, heard.points[:1])
    seen = {point.code: "" for point in heard.points}
    answer = replace(an_answer(), reason="Huone on jo purettu, koska siellä oli hometta.")

    with pytest.raises(AnsweredMeanwhile) as refused:
        _weigh(
            points=heard.points, owner=heard.owner, answer=answer, actor="b", now=AFTER, seen=seen
        )
    assert refused.value.weighings == (first,)
    assert Weighing.objects.count() == 1

    seen[first.point_code] = first.code
    _weigh(points=heard.points, owner=heard.owner, answer=answer, actor="b", now=AFTER, seen=seen)
    assert Weighing.objects.current().count() == len(heard.points)
