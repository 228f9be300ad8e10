"""Each figure of the open loops opens to its rows, and the rows are as many as it says."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.models import Organisation
from kumaja.voice.contributions.domain.kinds import Seen
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.echo.actions.verdicts import Judgement, give_verdict, reopen
from kumaja.voice.echo.domain.states import VerdictKind
from kumaja.voice.echo.queries.behind_figures import Figure, rows_behind
from kumaja.voice.echo.queries.loops import Row, by_body, by_matter, get_board
from kumaja.voice.echo.tests.test_loops import answered, heard, told
from kumaja.voice.matters.models import MatterOwner, Stage
from kumaja.voice.matters.tests.rows import DAY, NOW

AT: Final = "/fi/odottaa-vastausta/kohdat/"


def spoken(region: Region, *, points: int = 5, shift: int = 0) -> Contribution:
    """Return a view of which two points were answered, one told before the second answer."""
    matter, view = heard(region, points=points)
    owner, asked = matter.owners.get(), list(view.points.order_by("number"))
    answered(asked[0], owner, NOW + (3 + shift) * DAY)
    told(view, NOW + (5 + shift) * DAY)
    answered(asked[1], owner, NOW + (9 + shift) * DAY)
    give_verdict(
        notice=view.notices.get(), judgement=Judgement(VerdictKind.PARTLY, "Puolet."),
        language="fi", actor="test", now=NOW + 10 * DAY,
    )  # fmt: skip
    return view


def counted(row: Row) -> dict[Figure, int]:
    waits = row.waits
    return {
        Figure.WAITING: waits.open, Figure.LATE: waits.late, Figure.UNTOLD: row.untold,
        Figure.ANSWERED: waits.answers, Figure.VERDICTS: row.verdict_base,
    }  # fmt: skip


def listed(region: Region, row: Row, now: datetime) -> dict[Figure, int]:
    owners = {loop.owner.pk: loop.owner for loop in row.loops}
    return {figure: len(rows_behind(figure, region, owners, now).rows) for figure in Figure}


@pytest.mark.parametrize("days", [12, 31])
def test_the_rows_are_as_many_as_the_figure_says(region: Region, days: int) -> None:
    spoken(region)
    spoken(region, points=3, shift=2)
    now = NOW + days * DAY
    board = get_board(region, now)

    for row in (*by_body(board), *by_matter(board)):
        assert listed(region, row, now) == counted(row)
    whole = {each.pk: each for each in MatterOwner.objects.all()}
    assert len(rows_behind(Figure.LATE, region, whole, now).rows) == (4 if days > 30 else 0)
    assert len(rows_behind(Figure.UNTOLD, region, whole, now).rows) == 2


def test_answers_stand_by_the_days_that_they_took(region: Region) -> None:
    spoken(region)
    owners = {each.pk: each for each in MatterOwner.objects.all()}
    behind = rows_behind(Figure.ANSWERED, region, owners, NOW + 20 * DAY)

    assert [row.days for row in behind.read(list(behind.rows))] == [9, 3]


def body_of(region: Region) -> Organisation:
    """Return the body that owes."""
    body = get_board(region, timezone.now()).loops[0].owner.organisation
    assert body is not None
    return body


@pytest.fixture
def later(time_machine: object) -> None:
    """Look when the promised day has passed."""
    time_machine.move_to(NOW + 40 * DAY, tick=False)  # type: ignore[attr-defined]


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("figure", Figure)
def test_words_that_not_everyone_may_read_stand_on_no_page(
    client: Client, region: Region, figure: Figure
) -> None:
    view = spoken(region)
    path = f"{AT}?figure={figure}&body={body_of(region).code}"
    assert view.speaker_name in client.get(path).content.decode()

    Contribution.objects.update(visibility=Seen.BODY)

    page = client.get(path).content.decode()
    assert view.speaker_name not in page
    assert "Kohta 0." not in page
    assert view.number not in page


@pytest.mark.parametrize("figure", Figure)
def test_statements_do_not_grow_with_the_rows(
    client: Client, region: Region, figure: Figure
) -> None:
    counts = []
    for _ in range(2):
        for _ in range(3):
            spoken(region, points=4)
        with CaptureQueriesContext(connection) as found:
            assert client.get(f"{AT}?figure={figure}").status_code == 200
        counts.append(len(found))

    assert counts[0] == counts[1] <= 12


@pytest.mark.usefixtures("later")
def test_every_figure_of_the_board_is_a_link(client: Client, region: Region) -> None:
    spoken(region)
    page = client.get("/fi/odottaa-vastausta/").content.decode()

    body = body_of(region)
    for figure in ("late", "untold", "answered", "verdicts"):
        assert f"?body={body.code}&amp;figure={figure}" in page, figure


@pytest.mark.parametrize(("again", "late"), [(31, 3), (30, 3), (29, 4)])
def test_what_was_opened_again_after_the_promised_day_is_not_late(
    region: Region, again: int, late: int
) -> None:
    view = spoken(region)
    first = view.points.order_by("number")[:1]
    by: Any = {"actor": "test", "now": NOW + again * DAY}
    reopen(notice=view.notices.get(), points=list(first), reason="Ei näy.", **by)
    now = NOW + 40 * DAY

    [row] = by_body(get_board(region, now))

    assert row.waits.late == late
    assert listed(region, row, now) == counted(row)


def test_an_extended_hearing_does_not_put_a_promise_off(region: Region) -> None:
    view = spoken(region)
    Stage.objects.filter(contributions=view).update(ends_at=NOW + 35 * DAY)
    now = NOW + 40 * DAY

    [row] = by_body(get_board(region, now))

    assert row.waits.late == 3
    assert listed(region, row, now) == counted(row)
