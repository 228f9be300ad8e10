"""A thread in words: what each station says, for the drawing, the timeline and the letter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.template.loader import render_to_string
from django.utils.translation import gettext, ngettext, pgettext

from kumaja.foundation.core.domain.dates import day_text
from kumaja.foundation.design.domain.shell import Link
from kumaja.foundation.design.engine.reader import language_here
from kumaja.voice.contributions.domain.kinds import Basis
from kumaja.voice.echo.domain.drawing import Drawing, drawing_of
from kumaja.voice.echo.domain.states import VerdictKind
from kumaja.voice.echo.domain.thread import (
    Station,
    StationKind,
    Thread,
    counts,
    differs,
    stations,
)
from kumaja.voice.echo.queries.numerals import day_in_words, in_words
from kumaja.voice.echo.queries.sentence import sentence
from kumaja.voice.echo.queries.words import STATE_WORDS, TOLD_WORDS, VERDICT_WORDS, Words

# How a way of showing is asked for in an address, in each language.
_ASKED: Final = {
    "fi": ("nakyma", ("piirros", "aikajana", "teksti")),
    "sv": ("vy", ("teckning", "tidslinje", "text")),
    "en": ("view", ("drawing", "timeline", "text")),
}
# Waiting takes space: so much, and a pixel a day up to so much.
LEAST_SPACE: Final = 24
MOST_SPACE: Final = 140
VIEWS: Final = ("drawing", "rail", "text")
# The drawing has room for two deciders; with more the list stands as a timeline.
_MOST_DECIDERS: Final = 2


@dataclass(frozen=True, slots=True)
class ToldStation:
    """A station with its words; `space` is how tall the wait before it is drawn."""

    station: Station
    heading: str
    when: str
    wait: str
    space: int
    place: int
    is_last: bool


@dataclass(frozen=True)
class ToldThread:
    """What the templates of the thread draw: one value for all three views."""

    thread: Thread
    view: str = "drawing"

    @cached_property
    def stations(self) -> tuple[ToldStation, ...]:
        """The stations of the way, in words."""
        found = stations(self.thread)
        deciders = [station for station in found if station.kind == StationKind.DECIDED]
        return tuple(
            ToldStation(
                station,
                _heading(self.thread, station),
                _when(self.thread, station),
                waited(station.waited) if station.waited else "",
                min(MOST_SPACE, LEAST_SPACE + station.waited),
                deciders.index(station) + 1 if station in deciders else 1,
                station is found[-1],
            )
            for station in found
        )

    @cached_property
    def drawing(self) -> Drawing:
        """The strokes beside the rows."""
        return drawing_of(self.thread)

    @property
    def deciders(self) -> int:
        """How many decisions the drawing shows."""
        return sum(told.station.kind == StationKind.DECIDED for told in self.stations)

    @property
    def laid_out(self) -> str:
        """How the list is laid out: a drawing where there is room for it, else a rail."""
        is_drawn = self.view == "drawing" and self.deciders <= _MOST_DECIDERS
        return "drawing" if is_drawn else "rail"

    @cached_property
    def letter(self) -> str:
        """The way there and back in prose: read aloud, mailed, printed large."""
        text = render_to_string("echo/mail/letter.txt", {"told": self, "thread": self.thread})
        return "\n\n".join(part.strip() for part in text.split("\n\n") if part.strip())

    @property
    def said_day(self) -> str:
        """The day on which it was said, as it is read aloud."""
        return day_in_words(self.thread.said_on, language_here())

    @property
    def points_in_words(self) -> str:
        """How many points there are, in words."""
        return in_words(len(self.thread.points), language_here())

    @property
    def mandate(self) -> str:
        """How the view came about, and who took part."""
        return _mandate(self.thread)

    @property
    def gap(self) -> str:
        """Whether the way back has a hole, and whether all of it is one."""
        if self.thread.is_closed:
            return ""
        return "some" if any(p.state.is_answered for p in self.thread.points) else "all"

    @property
    def length(self) -> str:
        """How long the list is, for who hears it."""
        count = len(self.stations)
        return ngettext(
            "The way there and back, %(count)d station",
            "The way there and back, %(count)d stations",
            count,
        ) % {"count": count}

    @property
    def points_length(self) -> str:
        """How many points there are, for who hears the list."""
        return points_counted(len(self.thread.points))

    @property
    def opening(self) -> str:
        """The answer in one breath."""
        thread = self.thread
        said = gettext("%(who)s said this on %(day)s.") % _by(thread.speaker, plain(thread))
        days = thread.days_to_answer if thread.is_closed else None
        parts = (said, sentence(thread, language_here()), _came_back(days))
        return " ".join(part for part in parts if part)

    @property
    def tabs(self) -> tuple[Link, ...]:
        """The three views as links."""
        labels = (
            pgettext("way of showing", "Drawing"),
            gettext("Timeline"),
            pgettext("way of showing", "Text"),
        )
        name, values = _ASKED[language_here()]
        named = zip(VIEWS, values, labels, strict=True)
        return tuple(
            Link(label, f"?{name}={asked}", is_current=view == self.view)
            for view, asked, label in named
        )

    @property
    def reached_word(self) -> str:
        """The word beside the ring."""
        return (
            pgettext("station of an echo", "Arrived"), pgettext("station of an echo", "Weighed"),
            pgettext("station of an echo", "Decided"), pgettext("station of an echo", "Told"),
        )[self.thread.reached - 1]  # fmt: skip

    @property
    def sentence(self) -> str:
        """What became of the points, in one sentence."""
        return sentence(self.thread, language_here())

    @property
    def difference(self) -> str:
        """Where the owner and the speaker see it otherwise: what each of them says."""
        thread = self.thread
        if thread.verdict is None or not differs(thread):
            return ""
        most = max(counts(thread), key=lambda each: each[1])[0]
        told = (thread.answers_from, str(STATE_WORDS[most]), thread.speaker, str(self.verdict_word))
        return "{}: {}. {}: {}.".format(*told)

    @property
    def verdict_word(self) -> Words:
        """The verdict in words; nothing before it is given."""
        return VERDICT_WORDS[self.thread.verdict.kind] if self.thread.verdict else ""


def view_asked(asked: Mapping[str, str]) -> str:
    """Return the way of showing that an address asks for, in any language; else the drawing."""
    for name, values in _ASKED.values():
        if asked.get(name) in values:
            return VIEWS[values.index(asked[name])]
    return VIEWS[0]


def points_counted(count: int) -> str:
    """Return `5 points`."""
    return ngettext("%(count)d point", "%(count)d points", count) % {"count": count}


def _came_back(days: int | None) -> str:
    if days is None:
        return ""
    if days == 0:
        return gettext("The answer came back on the same day.")
    return ngettext(
        "The answer came back in %(days)d day.", "The answer came back in %(days)d days.", days
    ) % {"days": days}


def waited(days: int) -> str:
    """Return `28 days`."""
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


def plain(thread: Thread) -> str:
    """Return the day on which it was said."""
    return day_text(thread.said_on, language_here(), with_weekday=False)


def _by(who: str, day: str) -> Mapping[str, str]:
    return {"who": who, "day": day}


def _heading(thread: Thread, station: Station) -> str:
    match station.kind:
        case StationKind.SAID:
            told = gettext("%(who)s said") % {"who": station.actor}
        case StationKind.WEIGHED:
            told = _weighed(thread, station)
        case StationKind.DECIDED:
            told = _decided(station)
        case StationKind.TOLD:
            told = gettext("It was told")
        case StationKind.JUDGED:
            told = _judged(VerdictKind(station.state))
        case StationKind.HOLE:
            told = _awaited(thread)
    return told


def _weighed(thread: Thread, station: Station) -> str:
    if thread.answered_on is None:
        return gettext("To be answered by %(who)s") % {"who": station.actor}
    return gettext("Weighed by %(who)s") % {"who": station.actor}


def _awaited(thread: Thread) -> str:
    if thread.open_count == len(thread.points):
        return gettext("An answer is awaited")
    return gettext("The echo has not come back yet")


def _judged(kind: VerdictKind) -> str:
    return {
        VerdictKind.MET: gettext("Verdict: it came true"),
        VerdictKind.PARTLY: gettext("Verdict: it came true in part"),
        VerdictKind.NOT_MET: gettext("Verdict: it did not come true"),
        VerdictKind.NOT_UNDERSTOOD: gettext("Verdict: the answer was not understood"),
    }[kind]


def _decided(station: Station) -> str:
    if station.decision is None:
        return gettext("Not decided yet")
    decider = station.decision.decider.value or station.decision.owner
    return gettext("%(who)s decided") % {"who": decider}


def _when(thread: Thread, station: Station) -> str:
    day = day_text(station.day, language_here(), with_weekday=False) if station.day else ""
    more = {
        StationKind.SAID: _mandate(thread),
        StationKind.DECIDED: station.decision.section if station.decision else "",
        StationKind.TOLD: _way_told(thread),
    }.get(station.kind, "")
    if station.kind == StationKind.DECIDED:
        owner = station.actor if len(thread.decisions) > 1 else ""
        return " · ".join(part for part in (f"{day} {more}".strip(), owner) if part)
    return " · ".join(part for part in (day, more) if part)


def _way_told(thread: Thread) -> str:
    if thread.told is None:
        return ""
    if thread.told.unreachable:
        return gettext("could not be brought: %(why)s") % {"why": thread.told.unreachable}
    way = str(TOLD_WORDS[thread.told.way])
    opened = pgettext("notice of an echo", "opened")
    return f"{way}, {opened}" if thread.told.is_opened else way


def _mandate(thread: Thread) -> str:
    based = {
        Basis.BOARD: gettext("the board decided"),
        Basis.MEMBERS: gettext("members were asked"),
        Basis.STAFF: gettext("a view of the staff"),
        Basis.OWN: gettext("an own view"),
    }
    words = [based[Basis(thread.basis)]] if thread.basis else []
    if thread.members and thread.took_part is not None:
        reach = {"members": thread.members, "heard": thread.took_part}
        words.append(gettext("%(heard)d of %(members)d members answered") % reach)
    return ", ".join(words)
