"""The thread (kaiku): one voice from its words to the decision and back, as one plain value."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from kumaja.foundation.core.domain.text import Text
from kumaja.voice.echo.domain.echoes import state_of_point
from kumaja.voice.echo.domain.states import PointState, VerdictKind

MOST_ROWS: Final = 7

# The order in which states are told: what changed first, what waits last.
TOLD_ORDER: Final = (
    PointState.TAKEN, PointState.TAKEN_IN_PART, PointState.NOT_TAKEN, PointState.OUT_OF_REMIT,
    PointState.ALREADY_SO, PointState.OPEN,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ThreadChange:
    """A paragraph before and after (muutos)."""

    heading: Text
    old: Text
    new: Text


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """An answer that the speaker was told and that no longer stands: opened again, or changed."""

    state: PointState
    reason: Text | None
    answered_on: date
    belongs_to: str = ""


@dataclass(frozen=True, slots=True)
class ThreadAnswer:
    """What one owner answered to a point; an open one still owes it.

    `answered_by` is a role, empty where the owner names none; `belongs_to` says where a point out
    of remit goes; `is_on_behalf` that coordination wrote the answer for the owner.
    """

    owner: str
    state: PointState = PointState.OPEN
    reason: Text | None = None
    answered_by: str = ""
    answered_on: date | None = None
    is_on_behalf: bool = False
    change: ThreadChange | None = None
    belongs_to: str = ""
    earlier: tuple[EarlierAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class ThreadPoint:
    """One point in its speaker's words, with what each owner that it asks answered."""

    number: int
    words: Text
    answers: tuple[ThreadAnswer, ...] = ()

    @property
    def state(self) -> PointState:
        """The one state of the point."""
        return state_of_point(answer.state for answer in self.answers)

    @property
    def belongs_to(self) -> str:
        """Where a point out of remit goes."""
        return next((each.belongs_to for each in self.answers if each.belongs_to), "")

    @property
    def answered_on(self) -> date | None:
        """The day of its last answer."""
        return max((each.answered_on for each in self.answers if each.answered_on), default=None)

    @property
    def deciders(self) -> frozenset[str]:
        """The owners in whose decision the point stands."""
        return frozenset(each.owner for each in self.answers if each.state.enters_decision)


@dataclass(frozen=True, slots=True)
class ThreadDecision:
    """What an owner decided: its name, who decided within it, when, in which section."""

    owner: str
    decider: Text
    day: date
    section: str = ""
    result: Text | None = None
    reasons: Text | None = None
    url: str = ""
    page_url: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """That the answers were told: when, how (a value of `ToldBy`), and whether it was opened.

    `first_on` is the day of the first telling; `covers_all` is lost when an answer came after it;
    `unreachable` says why it could not be brought.
    """

    day: date
    way: str
    is_opened: bool = False
    first_on: date | None = None
    covers_all: bool = True
    unreachable: str = ""


@dataclass(frozen=True, slots=True)
class ThreadVerdict:
    """What the one who spoke says of the answer."""

    kind: VerdictKind
    day: date
    why: Text | None = None


class StationKind(StrEnum):
    """The stations of a thread, in the order of the way."""

    SAID = "said"
    WEIGHED = "weighed"
    DECIDED = "decided"
    TOLD = "told"
    JUDGED = "judged"
    HOLE = "hole"


@dataclass(frozen=True, slots=True)
class Station:
    """One station: who did what and when, and how many days were waited before it.

    `state` is what the station says: nothing yet, a way of telling, a verdict. A station without
    a day has not been reached.
    """

    kind: StationKind
    actor: str
    day: date | None = None
    state: str = ""
    waited: int = 0
    decision: ThreadDecision | None = None


@dataclass(frozen=True, slots=True)
class Strand:
    """One row of the drawing: a point, or all points of one state when there are many."""

    state: PointState
    points: tuple[ThreadPoint, ...]

    @property
    def point(self) -> ThreadPoint | None:
        """The point, when the row is of one point."""
        return self.points[0] if len(self.points) == 1 else None


@dataclass(frozen=True)
class Thread:
    """Everything that the drawing, the timeline and the letter tell of one voice."""

    number: str
    title: Text
    speaker: str
    said_on: date
    points: tuple[ThreadPoint, ...]
    today: date
    matter: Text | None = None
    basis: str = ""
    members: int | None = None
    took_part: int | None = None
    answers_from: str = ""
    decisions: tuple[ThreadDecision, ...] = ()
    told: Told | None = None
    verdict: ThreadVerdict | None = None
    due_on: date | None = None
    reminded_on: date | None = None
    reopened_on: date | None = None
    reopened_why: str = ""
    withdrawn_on: date | None = None

    @property
    def open_count(self) -> int:
        """How many points wait."""
        return sum(not point.state.is_answered for point in self.points)

    @property
    def is_answered(self) -> bool:
        """Test whether every point is answered."""
        return bool(self.points) and not self.open_count

    @property
    def is_closed(self) -> bool:
        """Test whether the loop is closed: every point answered, and the answers told."""
        return self.is_answered and self.told is not None and self.told.covers_all

    @property
    def answered_on(self) -> date | None:
        """The day of the last answer that stands."""
        days = [point.answered_on for point in self.points if point.answered_on]
        return max(days, default=None)

    @property
    def days_to_answer(self) -> int | None:
        """In how many days the answer first came back."""
        return ((self.told.first_on or self.told.day) - self.said_on).days if self.told else None

    @property
    def days_waited(self) -> int:
        """How many days the echo has been on its way, since the last thing that happened."""
        return (self.today - self._last_day).days

    @property
    def days_late(self) -> int:
        """By how many days a promised answer is late.

        Nothing when no promise binds, and when it was told.
        """
        if self.due_on is None or self.is_closed:
            return 0
        return max(0, (self.today - self.due_on).days)

    @property
    def reached(self) -> int:
        """How many arcs of the ring are closed: arrived, weighed, decided, told."""
        if self.is_closed:
            return 4
        if not self.is_answered:
            return 1
        return 3 if self.decisions else 2

    @property
    def _last_day(self) -> date:
        days = [self.said_on, self.answered_on, self.reopened_on]
        days += [decision.day for decision in self.decisions] if not self.open_count else []
        return max(day for day in days if day is not None)


def differs(thread: Thread) -> bool:
    """Test whether owner and speaker see the outcome otherwise: a yes that did not come true."""
    if thread.verdict is None or thread.open_count:
        return False
    states = {point.state for point in thread.points}
    if thread.verdict.kind == VerdictKind.MET:
        return not any(state.enters_decision for state in states)
    if thread.verdict.kind == VerdictKind.PARTLY:
        return states == {PointState.TAKEN}
    return any(state.enters_decision for state in states)


def counts(thread: Thread) -> tuple[tuple[PointState, int], ...]:
    """Return how many points have each state, in the order in which they are told."""
    found = Counter(point.state for point in thread.points)
    return tuple((state, found[state]) for state in TOLD_ORDER if found[state])


def strands(thread: Thread) -> tuple[Strand, ...]:
    """Return the rows of the drawing: one a point, or one a state above seven points."""
    if len(thread.points) <= MOST_ROWS:
        return tuple(Strand(point.state, (point,)) for point in thread.points)
    return tuple(
        Strand(state, tuple(point for point in thread.points if point.state == state))
        for state, _count in counts(thread)
    )


def stations(thread: Thread) -> tuple[Station, ...]:
    """Return the stations of the way there and back: the one list that all views are made of.

    A voice that was taken back has only its first station. While a point is open or an answer
    untold the list ends in a hole.
    """
    said = Station(StationKind.SAID, thread.speaker, thread.said_on)
    if thread.withdrawn_on:
        return (said,)
    return _with_waits((said, _weighed(thread), *_decided(thread), *_back(thread)))


def _weighed(thread: Thread) -> Station:
    names = {each.owner for point in thread.points for each in point.answers if each.answered_on}
    actor = names.pop() if len(names) == 1 else thread.answers_from
    state = "answered" if thread.is_answered else "open"
    return Station(StationKind.WEIGHED, actor, thread.answered_on, state)


def _decided(thread: Thread) -> tuple[Station, ...]:
    if thread.decisions:
        return tuple(
            Station(StationKind.DECIDED, decision.owner, decision.day, decision=decision)
            for decision in sorted(thread.decisions, key=lambda decision: decision.day)
        )
    awaits = any(point.state.enters_decision for point in thread.points)
    return (Station(StationKind.DECIDED, thread.answers_from),) if awaits else ()


def _back(thread: Thread) -> tuple[Station, ...]:
    found: list[Station] = []
    if thread.told:
        told = thread.told
        found.append(Station(StationKind.TOLD, thread.answers_from, told.day, told.way))
    if thread.verdict:
        given = thread.verdict
        found.append(Station(StationKind.JUDGED, thread.speaker, given.day, given.kind))
    if not thread.is_closed:
        found.append(Station(StationKind.HOLE, thread.answers_from, waited=thread.days_waited))
    return tuple(found)


def _with_waits(way: tuple[Station, ...]) -> tuple[Station, ...]:
    """Return the stations with the days between each and the latest one before it."""
    told: list[Station] = []
    latest = way[0].day
    for station in way:
        waited = station.waited
        if station.day and latest:
            waited = max(0, (station.day - latest).days)
            latest = max(latest, station.day)
        told.append(
            Station(
                station.kind, station.actor, station.day, station.state, waited, station.decision
            )
        )
    return tuple(told)
