"""The strokes of the thread: how lines fan out to the rows, into the decisions, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kumaja.voice.echo.domain.states import PointState
from kumaja.voice.echo.domain.thread import StationKind as Kind
from kumaja.voice.echo.domain.thread import Strand, Thread, stations, strands

# The drawing scales its height to the rows, never its width: x is in pixels, a row is 100 high.
ROW: Final = 100
FAN: Final = 44
REACH: Final = 90
SHAFT: Final = 66.5


@dataclass(frozen=True, slots=True)
class Drawing:
    """Paths beside the rows: out from the voice, into the decisions, and straight back."""

    rows: tuple[Strand, ...]
    height: int
    out: str
    into: str
    back: str


def drawing_of(thread: Thread) -> Drawing:
    """Return the strokes that meet the rows at their middle, however many there are."""
    rows = strands(thread)
    height = ROW * len(rows)
    owners = [station.actor for station in stations(thread) if station.kind == Kind.DECIDED]
    middles = [ROW * place + ROW // 2 for place in range(len(rows))]
    pairs = list(zip(rows, middles, strict=True))
    ends = [_end(height, place, len(owners)) for place in range(len(owners))]
    return Drawing(
        rows,
        height,
        out=" ".join(_curve(height / 2, y, FAN) for y in middles),
        into=" ".join(
            _curve(y, ends[place], REACH)
            for row, y in pairs if row.state.enters_decision
            for place in _asked(row, owners)
        ),
        back=" ".join(_drop(y, height) for row, y in pairs if turns_back(row.state)),
    )  # fmt: skip


def turns_back(state: PointState) -> bool:
    """Test whether an answer goes straight into the way back: a no, or what belongs elsewhere."""
    return state.is_answered and not state.enters_decision


def _end(height: int, place: int, count: int) -> float:
    """Return the middle of one of so many equal parts."""
    return height * (2 * place + 1) / (2 * count)


def _asked(row: Strand, owners: Sequence[str]) -> list[int]:
    """Return the places of the deciders that a row runs into; all when none is named."""
    named = {owner for point in row.points for owner in point.deciders}
    found = [place for place, owner in enumerate(owners) if owner in named]
    return found or list(range(len(owners)))


def _curve(start: float, end: float, width: int) -> str:
    return f"M0 {start:g}C{width // 2} {start:g} {width // 2} {end:g} {width} {end:g}"


def _drop(start: float, height: int) -> str:
    bend = f"C{SHAFT - 16:g} {start:g} {SHAFT:g} {start + 8:g} {SHAFT:g} {start + ROW // 2:g}"
    return f"M0 {start:g}{bend}V{height}"
