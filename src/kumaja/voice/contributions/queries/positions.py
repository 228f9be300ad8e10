"""Positions first: what was said in a matter and by whom, one row a position, none larger.

Likeness is what people declared. A point that nobody declared like another is a position of its
own. Rows stand in the order in which they were first said, whoever counts for how much.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import OuterRef, Subquery

from kumaja.voice.contributions.domain.kinds import Seen, SpeakerKind
from kumaja.voice.contributions.domain.lenses import Lens, Position, Row, weigh
from kumaja.voice.contributions.models import (
    ContributionQuerySet,
    Holding,
    Point,
    PointQuerySet,
)
from kumaja.voice.contributions.models import Position as DeclaredPosition
from kumaja.voice.contributions.queries.holders import Behind, Spoken, behind_of, holders_of
from kumaja.voice.contributions.queries.words import ROLE_WORDS, Words
from kumaja.voice.matters.models import Matter

SHOWN: Final = 20
_ALL: Final = "all"
_LIGHT: Final = (
    "pk", "contribution", "contribution__organisation", "contribution__network",
    "contribution__person", "contribution__reach_members", "alike",
)  # fmt: skip
_TOLD: Final = (
    "pk", "code", "text", "language", "contribution", "contribution__code",
    "contribution__number", "contribution__speaker_kind", "contribution__visibility",
    "contribution__role", "speaker_name",
)  # fmt: skip
_Key = tuple[str, int]  # a declared position, or a point that stands alone


@dataclass(frozen=True, slots=True)
class Voice:
    """One who holds a position, and where what they said is read."""

    name: str
    number: str
    point: str
    text: str
    language: str
    role: Words
    backers: tuple[str, ...]
    is_public: bool
    url: str
    said: str
    is_resident: bool


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A position with those who hold it, and its count under the lens."""

    code: str
    text: str
    language: str
    declared_by: str
    voices: tuple[Voice, ...]
    counted: Row


@dataclass(frozen=True, slots=True)
class Positions:
    """A page of a matter's positions; `whole` is all voices together under the lens."""

    rows: tuple[PositionRow, ...]
    count: int
    views: int
    whole: Row
    lens: Lens
    number: int
    last: int


def positions_of(matter: Matter, seen: ContributionQuerySet) -> tuple[PositionRow, ...]:
    """Return every position of the matter in what the reader may read, one voice each."""
    return get_positions(matter, seen, shown=None).rows


def get_positions(
    matter: Matter, seen: ContributionQuerySet, *, lens: Lens = Lens.EQUAL, number: int = 1,
    shown: int | None = SHOWN, address: Callable[[str], str] = lambda _code: "",
) -> Positions:  # fmt: skip
    """Return a page of positions under a lens; four statements and two more of the lens at most.

    `address` tells where a contribution is read, by its code.
    """
    read = readable(matter, seen)
    alike = read.in_order().annotate(alike=_alike(matter))
    light: list[tuple[Any, ...]] = list(alike.values_list(*_LIGHT))
    points_of = _grouped(light)
    spoken = {row[1]: Spoken(*row[1:-1]) for row in light}
    behind = behind_of(spoken.values(), matter)
    holders = holders_of(spoken.values(), behind, matter, lens)
    everyone = Position(_ALL, tuple(h for those in holders.values() for h in those))
    keys, number, last = _page(list(points_of), number, shown)
    said_in = {row[0]: row[1] for row in light}
    held = [
        Position(str(key), tuple(h for point in points_of[key] for h in holders[said_in[point]]))
        for key in keys
    ]
    whole, *counted = weigh([everyone, *held], lens)
    told = _told([point for key in keys for point in points_of[key]], behind, address)
    declared = _declared(keys)
    rows = tuple(
        _row(key, tuple(told[point] for point in points_of[key]), declared, row)
        for key, row in zip(keys, counted, strict=True)
    )
    return Positions(rows, len(points_of), len(spoken), whole, lens, number, last)


def _page(keys: Sequence[_Key], number: int, shown: int | None) -> tuple[Sequence[_Key], int, int]:
    """Return the positions of a page, its number and the last one; without `shown` all of them."""
    size = shown or max(len(keys), 1)
    last = max(1, -(-len(keys) // size))
    number = min(max(number, 1), last)
    return keys[(number - 1) * size : number * size], number, last


def readable(matter: Matter, seen: ContributionQuerySet) -> PointQuerySet:
    """Return the points that stand in what the reader may read; nobody reads a hidden text here."""
    read = seen.on(matter).out().filter(hidden_at__isnull=True)
    return Point.objects.standing().filter(contribution__in=read).exclude(text="")


def _alike(matter: Matter) -> Subquery:
    """Return the position that somebody declared a point to belong to."""
    standing = DeclaredPosition.objects.on(matter).values("pk")
    held = Holding.objects.filter(point=OuterRef("pk"), undone_at=None, position__in=standing)
    return Subquery(held.values("position")[:1])


def _grouped(light: Iterable[tuple[Any, ...]]) -> dict[_Key, list[int]]:
    """Return position → its points, in the order in which each was first said."""
    found: dict[_Key, list[int]] = defaultdict(list)
    for point, *_whose, alike in light:
        found[("point", point) if alike is None else ("position", alike)].append(point)
    return found


def _told(points: Sequence[int], behind: Behind, address: Callable[[str], str]) -> dict[int, Voice]:
    rows: list[tuple[Any, ...]] = list(Point.objects.filter(pk__in=points).values_list(*_TOLD))
    return {
        pk: Voice(
            name=name, number=number, point=code, text=text, language=language,
            role=ROLE_WORDS[role] if kind == SpeakerKind.ORGANISATION else "",
            backers=tuple(behind.get(said, {}).values()), is_public=seen == Seen.EVERYONE,
            url=address(said_code), said=said_code, is_resident=kind == SpeakerKind.RESIDENT,
        )
        for pk, code, text, language, said, said_code, number, kind, seen, role, name in rows
    }  # fmt: skip


def _declared(keys: Sequence[_Key]) -> Mapping[int, DeclaredPosition]:
    asked = [key for kind, key in keys if kind == "position"]
    return DeclaredPosition.objects.in_bulk(asked) if asked else {}


def _row(
    key: _Key, voices: tuple[Voice, ...], declared: Mapping[int, DeclaredPosition], counted: Row
) -> PositionRow:
    if key[0] == "position":
        said = declared[key[1]]
        return PositionRow(said.code, said.text, said.language, said.declared_by, voices, counted)
    [voice] = voices
    return PositionRow(voice.point, voice.text, voice.language, "", voices, counted)
