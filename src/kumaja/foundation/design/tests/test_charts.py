"""Scales, shares and lengths can be recomputed by hand."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kumaja.foundation.design.domain import charts
from kumaja.foundation.design.domain.lists import FilterGroup, Option
from kumaja.foundation.design.domain.pages import pages_of
from kumaja.foundation.design.domain.tiles import LADDERS, ladder_for, step_of, steps_in_words

COUNTS = st.lists(st.tuples(st.text(max_size=5), st.integers(0, 10_000)), min_size=1, max_size=12)


def test_a_share_is_rounded_half_up_and_a_tiny_one_is_not_zero() -> None:
    assert charts.share(1, 203) == "<\u202f1\u202f%"
    assert charts.share(0, 203) == "0\u202f%"
    assert charts.share(1, 8) == "13\u202f%"
    assert charts.share(174, 217) == "80\u202f%"


def test_large_numbers_stand_in_groups_of_three() -> None:
    assert charts.grouped(77826) == "77\u00a0826"


@given(COUNTS)
def test_parts_of_a_bar_meet_and_fill_it(parts: list[tuple[str, int]]) -> None:
    placed = charts.stacked(parts)

    ends = [part.start + part.length for part in placed]
    assert [part.start for part in placed[1:]] == ends[:-1]
    assert ends[-1] == (charts.WIDTH if sum(count for _, count in parts) else 0)


@given(COUNTS)
def test_a_longer_bar_never_means_less(rows: list[tuple[str, int]]) -> None:
    bars = charts.count_bars(rows)

    pairs = sorted(zip((count for _, count in rows), (bar.length for bar in bars), strict=True))
    assert [length for _, length in pairs] == sorted(length for _, length in pairs)
    assert all(0 <= bar.length <= charts.WIDTH for bar in bars)
    assert all((bar.length > 0) == (count > 0) for bar, (_, count) in zip(bars, rows, strict=True))


@given(st.integers(0, 1_000_000))
def test_a_scale_reaches_the_largest_in_even_steps(largest: int) -> None:
    ticks = charts.ticks_up_to(largest)

    assert ticks[0] == 0
    assert ticks[-1] >= largest
    assert len(ticks) <= 6
    assert len({after - before for before, after in pairwise(ticks)}) == 1


@given(COUNTS)
def test_a_line_stays_in_its_frame(points: list[tuple[str, int]]) -> None:
    drawn = charts.line(points)

    assert all(0 <= dot.x <= charts.WIDTH and 0 <= dot.y <= charts.HEIGHT for dot in drawn.dots)
    assert drawn.ticks == tuple(sorted(drawn.ticks, reverse=True))


def test_a_finding_names_the_most_the_fewest_and_those_with_none() -> None:
    found = charts.extremes([("Tuusula", 58), ("Pornainen", 0), ("Askola", 8), ("Pukkila", 8)])

    assert found.most == ("Tuusula", 58)
    assert found.fewest == (("Askola", "Pukkila"), 8)
    assert found.none == ("Pornainen",)
    assert found.total == 74


@given(st.integers(0, 5000))
def test_every_count_has_one_step_of_colour(count: int) -> None:
    for limits in LADDERS:
        step = step_of(count, limits)
        assert (step == 0) == (count == 0)
        assert step == 0 or limits[step - 1] <= count
        assert step == 5 or count < limits[step]


def test_the_scale_reads_as_spans_and_follows_the_largest() -> None:
    words = [step.label for step in steps_in_words(ladder_for(184))]

    assert words == ["1–9", "10–19", "20–49", "50–99", "100–"]
    assert [step.label for step in steps_in_words((1, 2, 3, 4, 5))] == ["1", "2", "3", "4", "5–"]


@given(st.integers(1, 60), st.integers(1, 60))
def test_pages_always_offer_the_first_the_last_and_the_current(current: int, last: int) -> None:
    current = min(current, last)
    pages = pages_of(current, last, str)
    numbers = [link.number for link in pages.links]

    assert numbers == sorted(set(numbers))
    assert {1, current, last} <= set(numbers)
    assert [link.number for link in pages.links if link.is_current] == [current]
    assert (pages.before, pages.after) == (
        str(current - 1) if current > 1 else "",
        str(current + 1) if current < last else "",
    )


def test_a_chosen_filter_is_never_hidden() -> None:
    options = tuple(Option(str(n), str(n), is_chosen=n == 14) for n in range(15))
    group = FilterGroup("Elämäntilanne", "situation", options)

    assert "14" in {option.value for option in group.first}
    assert {option.value for option in (*group.first, *group.rest)} == {str(n) for n in range(15)}


def test_a_strip_draws_as_many_dots_as_it_counts() -> None:
    assert [len(charts.DotColumn(count).dots) for count in (0, 1, 7)] == [0, 1, 7]
