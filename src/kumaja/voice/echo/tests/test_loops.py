"""What waits is counted as a plain recount counts it."""

from __future__ import annotations

from datetime import datetime

from kumaja.foundation.ledger.actions import commit
from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.contributions.actions.changing import withdraw_contribution
from kumaja.voice.contributions.models import Contribution, Point
from kumaja.voice.contributions.tests.rows import a_view
from kumaja.voice.echo.domain.states import PointState, ToldBy
from kumaja.voice.echo.domain.waiting import Waits, median_of
from kumaja.voice.echo.models import Notice, Reopening, Weighing
from kumaja.voice.echo.queries.loops import by_body, by_matter, get_board
from kumaja.voice.matters.models import Matter, MatterOwner
from kumaja.voice.matters.tests.rows import DAY, NOW, a_body, a_matter, a_promise, a_stage


def answered(point: Point, owner: MatterOwner, at: datetime) -> Weighing:
    weighing = Weighing(
        point=point, owner=owner, point_code=point.code, body_name=str(owner),
        state=PointState.NOT_TAKEN, language="fi", reason="Huone puretaan.", weighed_by="Rooli",
        weighed_at=at, weighed_on=day_of(at),
    )  # fmt: skip
    commit(weighing, now=at, exclude=("point", "owner", "change"))
    return weighing


def told(view: Contribution, at: datetime) -> None:
    notice = Notice(
        contribution=view, number=view.number, speaker_name=view.speaker_name, language="fi",
        body="Kaiku", way=ToldBy.MAIL, told_at=at, told_by="Rooli",
    )  # fmt: skip
    commit(notice, now=at, exclude=("contribution", "mail"))


def heard(region: Region, *, points: int = 3) -> tuple[Matter, Contribution]:
    """Return a matter whose hearing closed today, and a view given in it."""
    matter = a_matter(region, a_body(region))
    stage = a_stage(matter, starts_at=NOW - 40 * DAY, days=40, now=NOW - 50 * DAY)
    a_promise(stage, answer_by=day_of(NOW + 30 * DAY))
    texts = tuple(f"Kohta {number}." for number in range(points))
    return matter, a_view(region, matter=matter, stage=stage, points=texts, now=NOW - 20 * DAY)


def test_a_point_waits_from_the_close_of_its_hearing(region: Region) -> None:
    heard(region)

    assert get_board(region, NOW - DAY).total.open == 0
    waits = get_board(region, NOW + 12 * DAY).total
    assert (waits.open, waits.longest_open, waits.late) == (3, 12, 0)
    assert get_board(region, NOW + 31 * DAY).total.late == 3


def test_outside_a_hearing_it_waits_from_its_arrival(region: Region) -> None:
    a_view(region, matter=a_matter(region), now=NOW)

    assert get_board(region, NOW + 5 * DAY).total.waiting == {5: 1}


def test_what_is_answered_waits_no_longer_but_for_being_told(region: Region) -> None:
    matter, view = heard(region)
    owner, points = matter.owners.get(), list(view.points.order_by("number"))
    answered(points[0], owner, NOW + 4 * DAY)
    answered(points[1], owner, NOW + 10 * DAY)

    board = get_board(region, NOW + 12 * DAY)
    assert (board.total.open, board.total.answers, board.total.median) == (1, 2, 4)
    assert board.loops[0].untold == 2
    told(view, NOW + 11 * DAY)
    assert get_board(region, NOW + 12 * DAY).loops[0].untold == 0
    answered(points[2], owner, NOW + 12 * DAY)
    assert get_board(region, NOW + 13 * DAY).loops[0].untold == 1


def test_each_owner_that_is_asked_owes_an_answer_of_its_own(region: Region) -> None:
    county, town = a_body(region, "Hyvinvointialue"), a_body(region, "Kerava")
    matter = a_matter(region, county, town)
    view = a_view(region, matter=matter, points=("Kummallekin.", "Vain Keravalle."), now=NOW)
    owners = {str(owner): owner for owner in matter.owners.all()}
    view.points.filter(number=2).update(owner=owners["Kerava"])

    rows = {str(row.owner): row.waits.open for row in by_body(get_board(region, NOW + DAY))}
    assert rows == {"Hyvinvointialue": 1, "Kerava": 2}
    assert by_matter(get_board(region, NOW + DAY))[0].waits.open == 3
    answered(view.points.get(number=1), owners["Hyvinvointialue"], NOW)
    rows = {str(row.owner): row.waits.open for row in by_body(get_board(region, NOW + DAY))}
    assert rows == {"Hyvinvointialue": 0, "Kerava": 2}


def test_what_is_withdrawn_hidden_from_view_or_in_a_draft_waits_for_nobody(region: Region) -> None:
    _matter, view = heard(region)
    withdraw_contribution(contribution=view, reason="", actor="test", now=NOW)
    a_view(region, matter=a_matter(region, is_published=False), now=NOW)
    Contribution.objects.filter(pk=a_view(region, matter=a_matter(region), now=NOW).pk).update(
        published_at=None
    )

    assert get_board(region, NOW + DAY).loops == ()


def test_medians_are_the_lower_of_two_and_nothing_of_nothing() -> None:
    assert median_of({3: 1, 9: 1}) == 3
    assert median_of({3: 1, 9: 2}) == 9
    assert median_of({}) is None
    assert Waits().longest is None


def test_what_was_reopened_waits_from_its_reopening(region: Region) -> None:
    matter, view = heard(region, points=2)
    owner, points = matter.owners.get(), list(view.points.order_by("number"))
    for point in points:
        answered(point, owner, NOW + 4 * DAY)
    reopening = Reopening(
        contribution=view, number=view.number, speaker_name=view.speaker_name, reason="Kello 17.",
        at=NOW + 300 * DAY,
    )  # fmt: skip
    commit(reopening, now=NOW + 300 * DAY, exclude=("contribution",))
    reopening.points.add(points[0])
    Weighing.objects.filter(point=points[0]).update(is_current=False)

    assert get_board(region, NOW + 310 * DAY).total.waiting == {10: 1}
    answered(points[0], owner, NOW + 305 * DAY)
    assert get_board(region, NOW + 310 * DAY).total.answered == {4: 1, 5: 1}
