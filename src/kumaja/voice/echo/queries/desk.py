"""What waits on the desk of who answers: points in groups that people declared alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Count, Q

from kumaja.foundation.core.domain.text import LANGUAGES, Trilingual
from kumaja.voice.contributions.models import Contribution, Holding, Point
from kumaja.voice.contributions.queries.reaching import mail_addresses
from kumaja.voice.echo.domain.states import PointState
from kumaja.voice.echo.models import Change, Weighing
from kumaja.voice.echo.queries.owed import tellable, untold
from kumaja.voice.echo.queries.words import STATE_WORDS, Words
from kumaja.voice.matters.models import Matter, MatterOwner

_READ = (
    "pk", "code", "text", "language", "speaker_name", "said_in", "theme__code", "theme__name_fi",
    "theme__name_sv", "theme__name_en",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class QueuedPoint:
    """A point on the desk: its words, and what the owner has answered so far.

    Hundreds stand in a queue, so that they are read without their views; `answer` is the code of
    the answer that stands, nothing when none does.
    """

    key: int
    code: str
    text: str
    language: str
    speaker_name: str
    said_in: str
    theme_code: str
    theme: Trilingual
    state: PointState = PointState.OPEN
    answer: str = ""

    @property
    def word(self) -> Words:
        """Its state in words."""
        return STATE_WORDS[self.state]

    @property
    def waits(self) -> bool:
        """Test whether it has no answer."""
        return not self.answer


@dataclass(frozen=True, slots=True)
class Group:
    """Points that people declared alike, that share a theme, or that stand alone (no name)."""

    name: Trilingual
    rows: tuple[QueuedPoint, ...]
    is_alike: bool = False


@dataclass(frozen=True)
class Queue:
    """All points that an owner is asked, by likeness, by theme, then those that stand alone."""

    groups: tuple[Group, ...]

    @cached_property
    def rows(self) -> tuple[QueuedPoint, ...]:
        """The points one after the other, as they stand in the groups."""
        return tuple(row for group in self.groups for row in group.rows)

    @cached_property
    def waiting(self) -> int:
        """How many wait."""
        return sum(row.waits for row in self.rows)

    @property
    def answered(self) -> int:
        """How many have been answered."""
        return len(self.rows) - self.waiting

    @cached_property
    def themes(self) -> dict[str, tuple[Trilingual, int]]:
        """The themes by their codes: what each is called and how many points are of it."""
        found: dict[str, tuple[Trilingual, int]] = {}
        for row in self.rows:
            if row.theme_code:
                found[row.theme_code] = (
                    row.theme,
                    found.get(row.theme_code, (row.theme, 0))[1] + 1,
                )
        return found

    def of_theme(self, theme: str) -> Queue:
        """Keep the points of a theme; all when none of them is of it."""
        if theme not in self.themes:
            return self
        kept = [
            Group(each.name, tuple(row for row in each.rows if row.theme_code == theme),
                  is_alike=each.is_alike)
            for each in self.groups
        ]  # fmt: skip
        return Queue(tuple(group for group in kept if group.rows))

    def next_after(self, code: str, done: Collection[str] = ()) -> QueuedPoint | None:
        """Return the next point that waits, after the one named, else from the beginning.

        `done` are points that have just been answered.
        """
        codes = [row.code for row in self.rows]
        start = codes.index(code) + 1 if code in codes else 0
        turned = (*self.rows[start:], *self.rows[:start])
        return next((row for row in turned if row.waits and row.code not in done), None)

    def find(self, code: str) -> QueuedPoint | None:
        """Return the point of the code."""
        return next((row for row in self.rows if row.code == code), None)

    def like(self, code: str) -> tuple[QueuedPoint, ...]:
        """Return the other points that people declared to be like it."""
        for group in self.groups:
            if group.is_alike and any(row.code == code for row in group.rows):
                return tuple(row for row in group.rows if row.code != code)
        return ()


def get_queue(owner: MatterOwner, now: datetime) -> Queue:
    """Return what the owner is asked in its matter, once the hearings have closed.

    Three statements, however many points.
    """
    rows = Point.objects.standing().on(owner.matter).filter(Q(owner=None) | Q(owner=owner))
    waiting = Q(contribution__stage__ends_at__lte=now) | Q(
        contribution__stage=None, contribution__said_at__lte=now
    )
    given = Weighing.objects.current().filter(owner=owner)
    answers = {key: rest for key, *rest in given.values_list("point", "state", "code")}
    read = rows.filter(waiting).in_order().values_list(*_READ)
    points = [_queued(values, answers.get(values[0], ())) for values in read]
    return Queue(_grouped(points, _positions(owner.matter)))


def _queued(values: tuple[object, ...], answer: Iterable[str]) -> QueuedPoint:
    key, code, text, language, name, said_in, theme, *names = values
    state, code_of_answer = answer or (PointState.OPEN, "")
    return QueuedPoint(
        int(str(key)), str(code), str(text), str(language), str(name), str(said_in),
        str(theme or ""), Trilingual(*(str(each or "") for each in names)), PointState(state),
        code_of_answer,
    )  # fmt: skip


def _positions(matter: Matter) -> dict[int, tuple[int, Trilingual]]:
    """Return point → what it was declared to say with others."""
    held = Holding.objects.filter(undone_at=None, position__dropped_at=None)
    held = held.filter(position__matter=matter)
    rows = held.values_list("point", "position", "position__text", "position__language")
    return {
        point: (position, Trilingual(**{language if language in LANGUAGES else "fi": text}))
        for point, position, text, language in rows
    }


def _grouped(
    points: Iterable[QueuedPoint], positions: dict[int, tuple[int, Trilingual]]
) -> tuple[Group, ...]:
    alike: dict[int, list[QueuedPoint]] = {}
    names: dict[int, Trilingual] = {}
    themes: dict[str, list[QueuedPoint]] = {}
    alone: list[QueuedPoint] = []
    for row in points:
        if row.key in positions:
            position, names[position] = positions[row.key]
            alike.setdefault(position, []).append(row)
        elif row.theme_code:
            themes.setdefault(row.theme_code, []).append(row)
        else:
            alone.append(row)
    found = [Group(names[key], tuple(rows), is_alike=True) for key, rows in alike.items()]
    found += [Group(rows[0].theme, tuple(rows)) for rows in themes.values()]
    return (*found, *([Group(Trilingual(), tuple(alone))] if alone else []))


def changes_of(owner: MatterOwner) -> list[Change]:
    """Return what changed in the owner's text, by its headings."""
    return list(owner.text_changes.order_by("heading_fi", "heading_sv", "pk"))


@dataclass(frozen=True, slots=True)
class ToTell:
    """What the last step tells: who gets a mail, and who is told by a person."""

    mailed: tuple[Contribution, ...]
    by_hand: tuple[Contribution, ...]
    waiting: tuple[Contribution, ...]
    points: int

    @property
    def all(self) -> tuple[Contribution, ...]:
        """All whose answers are ready."""
        return (*self.mailed, *self.by_hand)


def get_to_tell(matter: Matter, now: datetime) -> ToTell:
    """Return whose answers are ready to be told, and by which way."""
    ready = list(tellable(matter).select_related("organisation", "person", "region"))
    addresses = mail_addresses(ready, now)
    known = {row.pk for row in ready}
    later = [row for row in untold(matter) if row.pk not in known]
    points = Point.objects.standing().filter(contribution__in=known).count() if known else 0
    return ToTell(
        tuple(row for row in ready if addresses[row.pk]),
        tuple(row for row in ready if not addresses[row.pk]),
        tuple(later),
        points,
    )


def answered_matters(owners: set[int]) -> dict[int, int]:
    """Return owner → how many points have been answered, for the list of the desk."""
    rows = Weighing.objects.current().filter(owner__in=owners).values_list("owner")
    return dict(rows.annotate(n=Count("pk")).order_by())
