"""The drawing, the timeline and the letter tell the same: day, actor and state."""

from __future__ import annotations

import re

import pytest

from kumaja.foundation.core.domain.dates import day_text
from kumaja.foundation.design.tests.cotton import dangers_of, drawn
from kumaja.voice.echo.domain.drawing import drawing_of
from kumaja.voice.echo.domain.thread import stations, strands
from kumaja.voice.echo.queries.thread_told import VIEWS, ToldThread
from kumaja.voice.echo.tests.threads import ALL, closed, of_two_owners, with_hole

# What a station that says something is told by, in all three views.
SAYS = {
    "letter": "kirjeellä",
    "partly": "toteutui osittain",
    "not_met": "ei toteutunut",
}
THREAD = '{% include "echo/_top.html" %}{% include "echo/_thread.html" %}'


def shown(name: str, view: str, language: str = "fi") -> str:
    return drawn(THREAD, language, told=ToldThread(ALL[name](), view))


def words_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


@pytest.mark.parametrize("name", sorted(set(ALL) - {"withdrawn"}))
@pytest.mark.parametrize("view", VIEWS)
def test_each_view_tells_the_day_the_actor_and_the_state_of_every_station(
    name: str, view: str
) -> None:
    told = words_of(shown(name, view))
    whole = ToldThread(ALL[name]())

    assert drawn("{{ v.opening }}", v=whole) in told
    for station in stations(whole.thread):
        assert day_text(station.day, "fi", with_weekday=False) in told if station.day else True
        assert station.actor in told
        assert SAYS.get(station.state, "") in told


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_tells_every_point_and_its_state(view: str) -> None:
    told = words_of(shown("closed", view))

    assert all(point.words.value in told for point in closed().points)
    words = (
        ("Tämä otettiin huomioon", "Tämä otettiin osittain huomioon", "Tätä ei otettu huomioon")
        if view == "text"
        else ("Otettiin huomioon", "Otettiin osittain huomioon", "Ei otettu huomioon")
    )
    assert [told.count(each) for each in words] == [3, 1, 1]


def test_the_drawing_and_the_timeline_are_the_same_list() -> None:
    drawing, rail = (shown("closed", view) for view in ("drawing", "rail"))

    assert drawing.replace('data-view="drawing"', "").partition("<section")[2] == (
        rail.replace('data-view="rail"', "").partition("<section")[2]
    )  # fmt: skip


@pytest.mark.parametrize("name", sorted(ALL))
def test_nothing_is_dressed_in_the_markup_and_strokes_are_silent(name: str) -> None:
    html = shown(name, "drawing")

    assert dangers_of(html) == []
    assert html.count("<svg") == html.count('aria-hidden="true" focusable="false"')


def test_the_fan_meets_the_middle_of_every_row() -> None:
    drawing = drawing_of(closed())

    assert re.findall(r" 44 (\d+)", drawing.out) == ["50", "150", "250", "350", "450"]
    assert len(strands(closed())) * 100 == drawing.height
    assert drawing.into.count("M0") == 4
    assert drawing.back.count("M0") == 1


def test_an_open_point_goes_no_further() -> None:
    drawing = drawing_of(with_hole())

    assert (drawing.into.count("M0"), drawing.back.count("M0")) == (1, 1)


def test_each_row_runs_to_the_owner_that_it_asks() -> None:
    ends = re.findall(r" 90 (\d+)", drawing_of(of_two_owners()).into)

    assert ends == ["100", "100", "300", "300"]


def test_a_voice_that_was_taken_back_shows_no_words_of_it() -> None:
    told = words_of(shown("withdrawn", "drawing"))

    assert "20.3.2026" in told
    assert "<ol" not in shown("withdrawn", "drawing")
