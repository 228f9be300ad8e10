"""What readers see of hidden texts, and what was decided in a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from kumaja.foundation.regions.models import Region
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.contributions.domain.rules import CameBy, Ruling
from kumaja.voice.contributions.models import Contribution, ContributionQuerySet, Hiding, Report
from kumaja.voice.contributions.queries.rule_words import (
    CAME_BY_WORDS,
    GROUND_WORDS,
    RULE_WORDS,
    RULING_WORDS,
)
from kumaja.voice.contributions.queries.words import Words


@dataclass(frozen=True, slots=True)
class HiddenEntry:
    """What everyone may know of a hidden text: its number, why, and since when; never a word."""

    number: str
    ground: Words
    rule: Words
    hidden_at: datetime
    is_appealed: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """The reasons for hiding in words, beside the row that holds them."""

    ground: Words
    rule: Words
    came_by: Words
    ruling: Words


@dataclass(frozen=True, slots=True)
class Year:
    """What was reported and decided in a year; every figure counts rows."""

    year: int
    reports: int
    texts: int
    hidden: int
    of_own: int
    by_ground: tuple[tuple[Words, int], ...]
    appeals: int
    restored: int
    usual_days: int | None


def hidden_entry(rows: ContributionQuerySet, code: str) -> HiddenEntry | None:
    """Return the entry of a hidden text among the rows, None when there is none of that code."""
    found = Hiding.objects.standing().filter(contribution__in=rows, contribution__code=code)
    hiding = found.order_by("-hidden_at").first()
    if hiding is None:
        return None
    return HiddenEntry(
        hiding.number, GROUND_WORDS[hiding.ground], RULE_WORDS[hiding.ground], hiding.hidden_at,
        hiding.appealed_at is not None and hiding.ruling == Ruling.NONE,
    )  # fmt: skip


def statement_of(hiding: Hiding) -> Statement:
    """Return why a text was hidden, in words."""
    return Statement(
        GROUND_WORDS[hiding.ground], RULE_WORDS[hiding.ground], CAME_BY_WORDS[hiding.came_by],
        RULING_WORDS[hiding.ruling],
    )  # fmt: skip


def years_of(region: Region) -> list[Year]:
    """Return what was reported and decided in the region, the latest year first; two statements."""
    reports = Report.objects.in_region(region).values_list(
        "reported_at", "settled_at", "contribution"
    )
    hidings = Hiding.objects.in_region(region).values_list(
        "hidden_at", "came_by", "ground", "appealed_at", "ruling"
    )
    told, hid = list(reports), list(hidings)
    years = {day_of(row[0]).year for row in told} | {day_of(row[0]).year for row in hid}
    return [
        _year(
            year,
            [row for row in told if day_of(row[0]).year == year],
            [row for row in hid if day_of(row[0]).year == year],
        )
        for year in sorted(years, reverse=True)
    ]


def _year(
    year: int,
    told: list[tuple[datetime, datetime | None, int]],
    hid: list[tuple[datetime, str, str, datetime | None, str]],
) -> Year:
    grounds = Counter(ground for _at, _by, ground, _appealed, _ruling in hid)
    waits = [_days(settled - at) for at, settled, _of in told if settled is not None]
    return Year(
        year=year, reports=len(told), texts=len({of for _at, _settled, of in told}),
        hidden=len(hid), of_own=sum(by == CameBy.OWN for _at, by, *_rest in hid),
        by_ground=tuple((GROUND_WORDS[ground], n) for ground, n in sorted(grounds.items())),
        appeals=sum(row[3] is not None for row in hid),
        restored=sum(row[4] == Ruling.RESTORED for row in hid),
        usual_days=_usual(waits),
    )  # fmt: skip


def _days(span: timedelta) -> int:
    return span.days


def _usual(days: Iterable[int]) -> int | None:
    found = list(days)
    return int(median(found)) if found else None


def found_by_number(region: Region, number: str) -> Contribution | None:
    """Return what was said in the region under a number, as coordination looks it up."""
    return Contribution.objects.in_region(region).filter(number=number.strip()).first()
