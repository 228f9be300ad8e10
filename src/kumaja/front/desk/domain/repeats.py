"""How often something happens, as people say it, and the RFC 5545 rule that it makes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Repeat(StrEnum):
    """The ways that are offered; `kept` stands for a rule that none of them says."""

    ONCE = "once"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    LAST = "last"
    DAILY = "daily"
    KEPT = "kept"


_NTH = {Repeat.FIRST: "1", Repeat.SECOND: "2", Repeat.THIRD: "3", Repeat.FOURTH: "4",
        Repeat.LAST: "-1"}  # fmt: skip
MONTHLY = frozenset(_NTH)
BY_WEEKDAY = MONTHLY | {Repeat.WEEKLY, Repeat.FORTNIGHTLY}


@dataclass(frozen=True, slots=True)
class Repetition:
    """One answer to “how often”: the way, and on which weekdays."""

    repeat: Repeat
    weekdays: tuple[str, ...] = ()


def rule_of(repeat: Repeat, weekdays: Collection[str]) -> str:
    """Return the rule; a monthly one takes the first of the weekdays."""
    days = [day for day in WEEKDAYS if day in weekdays]
    match repeat:
        case Repeat.WEEKLY:
            return f"FREQ=WEEKLY;BYDAY={','.join(days)}"
        case Repeat.FORTNIGHTLY:
            return f"FREQ=WEEKLY;INTERVAL=2;BYDAY={','.join(days)}"
        case Repeat.DAILY:
            return "FREQ=DAILY"
        case _ if repeat in MONTHLY:
            return f"FREQ=MONTHLY;BYDAY={_NTH[repeat]}{days[0]}"
    return ""


def repetition_of(rule: str, weekday_of_first: int) -> Repetition:
    """Return the answer that would make this rule; `kept` when none does."""
    if not rule:
        return Repetition(Repeat.ONCE)
    parts = dict(part.split("=", 1) for part in rule.upper().split(";") if "=" in part)
    days = [day for day in parts.pop("BYDAY", "").split(",") if day]
    said = _said(parts, days, WEEKDAYS[weekday_of_first])
    return said or Repetition(Repeat.KEPT)


def _said(parts: dict[str, str], days: list[str], first: str) -> Repetition | None:
    parts.pop("WKST", None)
    match parts:
        case {"FREQ": "DAILY", **rest} if rest in ({}, {"INTERVAL": "1"}) and not days:
            return Repetition(Repeat.DAILY)
        case {"FREQ": "WEEKLY", **rest} if set(days) <= set(WEEKDAYS):
            return _weekly(rest, tuple(days) or (first,))
        case {"FREQ": "MONTHLY", **rest} if len(days) == 1:
            return _monthly(rest, days[0])
    return None


def _weekly(rest: dict[str, str], days: tuple[str, ...]) -> Repetition | None:
    match rest.pop("INTERVAL", "1"), rest:
        case "1", {**more} if not more:
            return Repetition(Repeat.WEEKLY, days)
        case "2", {**more} if not more:
            return Repetition(Repeat.FORTNIGHTLY, days)
    return None


def _monthly(rest: dict[str, str], day: str) -> Repetition | None:
    number, weekday = rest.pop("BYSETPOS", "") or day[:-2].lstrip("+"), day[-2:]
    if rest.pop("INTERVAL", "1") != "1" or rest or weekday not in WEEKDAYS:
        return None
    way = next((way for way, nth in _NTH.items() if nth == number), None)
    return None if way is None else Repetition(way, (weekday,))
