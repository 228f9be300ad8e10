"""Scales, shares and lengths of charts: integers in, integers out, recomputable by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 1000
HEIGHT = 200

# A thin space that does not break stands between a figure and its sign.
THIN = "\u202f"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its words, its figure as the reader sees it, its length in thousandths."""

    label: str
    figure: str
    length: int
    url: str = ""
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a stacked bar: where it starts and how long it is, in thousandths."""

    label: str
    count: int
    start: int
    length: int
    number: int
    is_waiting: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """One point of a line: its words, its figure, its place in the drawing."""

    label: str
    count: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class DotColumn:
    """One place of a strip of unit dots: how many stand there, and its words beneath, if any."""

    count: int
    label: str = ""

    @property
    def dots(self) -> range:
        """What a template draws, one each."""
        return range(self.count)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of points with the ticks of its scale, largest first."""

    dots: tuple[Dot, ...]
    ticks: tuple[int, ...]

    @property
    def path(self) -> str:
        """The points as SVG wants them."""
        return " ".join(f"{dot.x},{dot.y}" for dot in self.dots)


@dataclass(frozen=True, slots=True)
class Extremes:
    """What a finding says of counts: who has most, all who share the least, who none."""

    most: tuple[str, int]
    fewest: tuple[tuple[str, ...], int]
    none: tuple[str, ...]
    total: int


def share(count: int, base: int) -> str:
    """Return a count as per cent of its base, half up; a tiny share never reads as zero."""
    if count and count * 100 < base:
        return f"<{THIN}1{THIN}%"
    return f"{(200 * count + base) // (2 * base)}{THIN}%"


def grouped(number: int) -> str:
    """Return a whole number in groups of three: 77 826."""
    return f"{number:,}".replace(",", "\u00a0")


def length_of(count: int, full: int) -> int:
    """Return the length of a bar in thousandths; what exists is never invisible."""
    if not count or not full:
        return 0
    return max(4, min(WIDTH, WIDTH * count // full))


def count_bars(rows: Sequence[tuple[str, int]], *, strong: str = "") -> list[Bar]:
    """Return bars of counts; the longest fills the width."""
    full = max((count for _label, count in rows), default=0)
    return [
        Bar(label, grouped(count), length_of(count, full), is_strong=label == strong)
        for label, count in rows
    ]


def share_bars(rows: Sequence[tuple[str, int]], base: int, *, strong: str = "") -> list[Bar]:
    """Return bars of shares of one base; the whole width is a hundred per cent.

    An empty base is the caller's case: say that nobody answered.
    """
    return [
        Bar(label, share(count, base), length_of(count, base), is_strong=label == strong)
        for label, count in rows
    ]


def stacked(parts: Sequence[tuple[str, int]], *, waiting: str = "") -> list[Part]:
    """Return the parts of one bar; they meet without gaps and fill the width exactly.

    The part called `waiting` is hatched.
    """
    total = sum(count for _label, count in parts)
    placed: list[Part] = []
    passed = 0
    for number, (label, count) in enumerate(parts, start=1):
        start = WIDTH * passed // total if total else 0
        passed += count
        end = WIDTH * passed // total if total else 0
        placed.append(Part(label, count, start, end - start, number, label == waiting))
    return placed


def ticks_up_to(largest: int, wanted: int = 4) -> tuple[int, ...]:
    """Return even round steps from zero to at least the largest, at most `wanted` + 1 of them."""
    step = 1
    while step * wanted < largest:
        lead = int(str(step)[0])
        step = step * 5 // 2 if lead == 2 else step * 2  # noqa: PLR2004 - 1, 2, 5, 10, 20 …
    return tuple(range(0, largest + step, step)) if largest else (0, 1)


def line(points: Sequence[tuple[str, int]]) -> Line:
    """Return a line through counts, on a scale that begins at zero."""
    ticks = ticks_up_to(max((count for _label, count in points), default=0))
    top = ticks[-1]
    gap = WIDTH // max(1, len(points) - 1)
    dots = tuple(
        Dot(label, count, place * gap, HEIGHT - HEIGHT * count // top)
        for place, (label, count) in enumerate(points)
    )
    return Line(dots, tuple(reversed(ticks)))


def extremes(rows: Sequence[tuple[str, int]]) -> Extremes:
    """Return what stands out; the first named has most in a tie. Needs at least one row."""
    most = max(rows, key=lambda row: row[1])
    least = min((count for _label, count in rows if count), default=0)
    fewest = tuple(label for label, count in rows if count == least)
    none = tuple(label for label, count in rows if not count)
    return Extremes(most, (fewest, least), none, sum(count for _label, count in rows))
