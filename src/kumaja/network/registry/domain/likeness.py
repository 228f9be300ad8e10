"""Which organisations may be one and the same: for which reasons, and how surely."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import combinations

from kumaja.network.registry.domain.base_names import BaseName, base_name
from kumaja.network.registry.domain.edits import is_within, without_one

# A longer list under one key tells nothing of its members.
_MOST = {"shared": 4, "rest": 12}
_MOST_NAMES = 40
_SHORTEST_RUN, _LONG_RUN, _LONGEST_RUN = 6, 14, 60
_ID_LENGTH = 6
_DIGITS = re.compile(r"\D+")
_WEB = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)


class Reason(StrEnum):
    """Why two records may be one, or, from `OTHER_ID` on, why not."""

    SAME_ID = "same_id"
    SAME_REGISTER = "same_register"
    SAME_ORIGIN = "same_origin"
    SAME_NAME = "same_name"
    LOOK_ALIKE = "look_alike"
    NEAR_NAME = "near_name"
    SAME_EMAIL = "same_email"
    SAME_PHONE = "same_phone"
    SAME_WEBSITE = "same_website"
    SAME_STREET = "same_street"
    SAME_PLACE = "same_place"
    OTHER_ID = "other_id"
    OTHER_PLACE = "other_place"
    ONE_FAMILY = "one_family"


WEIGHTS = {
    Reason.SAME_ID: 100, Reason.SAME_REGISTER: 80, Reason.SAME_ORIGIN: 80, Reason.SAME_NAME: 60,
    Reason.LOOK_ALIKE: 60, Reason.NEAR_NAME: 45, Reason.SAME_EMAIL: 30, Reason.SAME_PHONE: 25,
    Reason.SAME_WEBSITE: 25, Reason.SAME_STREET: 10, Reason.SAME_PLACE: 10, Reason.OTHER_ID: -60,
    Reason.OTHER_PLACE: -25, Reason.ONE_FAMILY: -35,
}  # fmt: skip
ENOUGH = 55


@dataclass(frozen=True)
class Known:
    """What is known of one organisation that another record of it would tell as well."""

    key: int
    names: tuple[str, ...]
    business_id: str = ""
    register_number: str = ""
    source_id: str = ""
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    website: str = ""
    places: frozenset[str] = frozenset()
    streets: frozenset[str] = frozenset()
    umbrella: int | None = None
    is_public_body: bool = False
    is_region_wide: bool = False

    @cached_property
    def bases(self) -> tuple[BaseName, ...]:
        """Its names in their base form."""
        return tuple({base_name(name): None for name in self.names if name})

    @cached_property
    def id_digits(self) -> str:
        """The digits of its business id, however they were typed."""
        return _DIGITS.sub("", self.business_id)

    @cached_property
    def web(self) -> str:
        """Its web address without what varies: the protocol, `www.`, the last stroke."""
        return _WEB.sub("", self.website.strip()).casefold().rstrip("/")

    @cached_property
    def mails(self) -> frozenset[str]:
        """Its mail addresses, without case."""
        return frozenset(mail.strip().casefold() for mail in self.emails if mail.strip())

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The last digits of its phone numbers: with or without the country's number."""
        digits = (_DIGITS.sub("", number) for number in self.phones)
        return frozenset(number[-8:] for number in digits if len(number) >= _ID_LENGTH)


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two organisations, by their keys in order, why they may be one, and how surely."""

    first: int
    second: int
    reasons: tuple[Reason, ...]
    score: int


def likenesses(rows: Iterable[Known]) -> list[Likeness]:
    """Return the pairs that a person should look at, the surest first.

    Only records that share a key are compared: with ten thousand of them every pair would be
    fifty million comparisons. A street is no key: many associations live in one house, so it only
    makes another likeness surer.
    """
    known = {row.key: row for row in rows}
    found = (_compared(known[one], known[other]) for one, other in _candidates(known.values()))
    told = [pair for pair in found if pair is not None]
    return sorted(told, key=lambda pair: (-pair.score, pair.first, pair.second))


def compare(one: Known, other: Known) -> tuple[Reason, ...]:
    """Return what speaks for and against two records being one."""
    return tuple(reason for reason, holds in _tests(one, other) if holds)


def _compared(one: Known, other: Known) -> Likeness | None:
    if one.is_public_body != other.is_public_body:
        return None
    reasons = compare(one, other)
    score = sum(WEIGHTS[reason] for reason in reasons)
    if score < ENOUGH:
        return None
    return Likeness(min(one.key, other.key), max(one.key, other.key), reasons, score)


def _tests(one: Known, other: Known) -> Iterator[tuple[Reason, bool]]:
    is_same_name = any(a.words == b.words or a.run == b.run for a, b in _named(one, other))
    is_alike = not is_same_name and any(a.seen == b.seen for a, b in _named(one, other))
    is_near = not (is_same_name or is_alike) and any(_is_near(a, b) for a, b in _named(one, other))
    has_ids, has_places = bool(one.id_digits and other.id_digits), _both_placed(one, other)
    yield Reason.SAME_ID, has_ids and one.id_digits == other.id_digits
    yield Reason.SAME_REGISTER, _is_shared(one.register_number, other.register_number)
    yield Reason.SAME_ORIGIN, _is_shared(one.source_id, other.source_id)
    yield Reason.SAME_NAME, is_same_name
    yield Reason.LOOK_ALIKE, is_alike
    yield Reason.NEAR_NAME, is_near
    yield Reason.SAME_EMAIL, bool(one.mails & other.mails)
    yield Reason.SAME_PHONE, bool(one.numbers & other.numbers)
    yield Reason.SAME_WEBSITE, bool(one.web) and one.web == other.web
    yield Reason.SAME_STREET, bool(one.streets & other.streets)
    yield Reason.SAME_PLACE, bool(one.places & other.places)
    yield Reason.OTHER_ID, has_ids and one.id_digits != other.id_digits
    yield Reason.OTHER_PLACE, has_places and not one.places & other.places
    yield Reason.ONE_FAMILY, _are_family(one, other)


def _named(one: Known, other: Known) -> Iterator[tuple[BaseName, BaseName]]:
    return ((a, b) for a in one.bases for b in other.bases)


def _is_near(one: BaseName, other: BaseName) -> bool:
    """Test whether the names differ by a slip of the pen: one sign, two in a long name."""
    shortest = min(len(one.run), len(other.run))
    if shortest < _SHORTEST_RUN or one.figures != other.figures:
        return False
    return is_within(one.run, other.run, 2 if shortest >= _LONG_RUN else 1)


def _both_placed(one: Known, other: Known) -> bool:
    is_wide = one.is_region_wide or other.is_region_wide
    return bool(one.places and other.places) and not is_wide


def _is_shared(one: str, other: str) -> bool:
    return len(one) >= _ID_LENGTH and one.casefold() == other.casefold()


def _are_family(one: Known, other: Known) -> bool:
    """Test whether one belongs to the other, or both to a third: then they share an office."""
    above = {one.umbrella, other.umbrella} - {None}
    is_above = one.key in above or other.key in above
    return is_above or (one.umbrella is not None and one.umbrella == other.umbrella)


def _candidates(rows: Iterable[Known]) -> set[tuple[int, int]]:
    """Return the pairs that share a key which few enough share."""
    alone: dict[tuple[str, object], int] = {}
    shared: dict[tuple[str, object], set[int]] = {}
    for row in rows:
        for key in _keys(row):
            other = alone.setdefault(key, row.key)
            if other != row.key:
                shared.setdefault(key, {other}).add(row.key)
    pairs: set[tuple[int, int]] = set()
    for (kind, _value), keys in shared.items():
        if len(keys) <= _MOST.get(kind, _MOST_NAMES):
            pairs.update(combinations(sorted(keys), 2))
    return pairs


def _keys(row: Known) -> Iterator[tuple[str, object]]:
    for text in (row.id_digits, row.register_number.casefold(), row.source_id.casefold()):
        if len(text) >= _ID_LENGTH:
            yield "id", text
    for base in row.bases:
        yield "name", base.words
        yield "seen", base.seen
        yield from _near_keys(base)
    for value in (*row.mails, *row.numbers, row.web):
        if value:
            yield "shared", value


def _near_keys(base: BaseName) -> Iterator[tuple[str, object]]:
    """Yield keys that a name shares with one a slip away: of one sign, or of two in one word."""
    if len(base.run) < _SHORTEST_RUN:
        yield "run", base.run
        return
    yield from (("run", short) for short in without_one(base.run[:_LONGEST_RUN]))
    if len(base.run) >= _LONG_RUN and len(base.words) > 1:
        yield from (("rest", base.words - {word}) for word in base.words)
