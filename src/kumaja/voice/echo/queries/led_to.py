"""What the decisions of a matter led to: activities, and when and where one can go there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Model

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.places.models import Municipality
from kumaja.help.directory.domain.kinds import ChannelKind
from kumaja.help.directory.domain.occurrences import Occurrence
from kumaja.help.directory.models import Activity, Channel, Schedule
from kumaja.network.registry.domain.days import day_of
from kumaja.voice.echo.domain.chains import newest_of
from kumaja.voice.echo.models import DecisionActivity
from kumaja.voice.matters.models import Decision, Matter

Row = Mapping[str, Any]
_NAMES: Final = ("name_fi", "name_sv", "name_en")
_ACTIVITY: Final = "activities__activity__"
# The models a row tells of, by their path from the decision, and the columns that are read.
_READ: Final[dict[str, tuple[type[Model], tuple[str, ...]]]] = {
    "activities__": (
        DecisionActivity, ("id", "code", "outcome_fi", "outcome_sv", "outcome_en", "recorded_at")
    ),
    _ACTIVITY: (
        Activity, ("code", *_NAMES, "is_address_secret", "paused_until", "ended_on", "archived_at")
    ),
    f"{_ACTIVITY}schedules__": (
        Schedule,
        ("id", "rule", "first_on", "until_on", "starts_at", "ends_at", "exceptions",
         "is_on_holidays", "position"),
    ),
    f"{_ACTIVITY}channels__": (Channel, ("id", "kind", *_NAMES, "street", "position")),
    f"{_ACTIVITY}channels__municipality__": (Municipality, ("id", *_NAMES)),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LedTo:
    """An activity that a decision led to; `code` names the tie, for those who keep it."""

    code: str
    activity: Activity
    outcome: Trilingual
    next_time: Occurrence | None
    place: Channel | None
    town: Trilingual
    has_ended: bool


def led_to(matter: Matter, now: datetime) -> dict[int, tuple[LedTo, ...]]:
    """Return decision in force → the activities it led to; one statement, a row a time and place.

    What a decision named before it was recorded anew stands with the newest. What was taken out
    of lists is left out; a secret address is not told.
    """
    columns = [f"{path}{name}" for path, (_model, names) in _READ.items() for name in names]
    rows = list(
        Decision.objects.filter(matter=matter).order_by("decided_on", "pk")
        .values("pk", "replaces", *columns)
    )  # fmt: skip
    newest = newest_of({row["pk"]: row["replaces"] for row in rows})
    found: dict[int, dict[int, list[Row]]] = {}
    for row in rows:
        if row["activities__id"] and row[f"{_ACTIVITY}archived_at"] is None:
            of_decision = found.setdefault(newest[row["pk"]], {})
            of_decision.setdefault(row["activities__id"], []).append(row)
    return {pk: tuple(_of(each, now) for each in _by_day(ties)) for pk, ties in found.items()}


def _by_day(ties: Mapping[int, list[Row]]) -> list[list[Row]]:
    return [rows for _key, rows in sorted(ties.items())]


def _of(rows: list[Row], now: datetime) -> LedTo:
    link: Any = _read("activities__", rows[0])
    activity: Any = _read(_ACTIVITY, rows[0])
    times: Iterable[Any] = _each(f"{_ACTIVITY}schedules__", rows)
    place = None if activity.is_address_secret else _place(rows)
    town: Any = _read(f"{_ACTIVITY}channels__municipality__", place) if place else None
    return LedTo(
        code=link.code, activity=activity, outcome=link.outcome,
        next_time=activity.next_of((each.timing for each in times), now),
        place=_read(f"{_ACTIVITY}channels__", place) if place else None,  # type: ignore[arg-type]
        town=town.name if town else Trilingual(), has_ended=activity.has_ended_on(day_of(now)),
    )  # fmt: skip


def _place(rows: list[Row]) -> Row | None:
    """Return a row of the first place where it happens."""
    path = f"{_ACTIVITY}channels__"
    places = [row for row in rows if row[f"{path}kind"] == ChannelKind.PLACE]
    return min(places, key=lambda row: (row[f"{path}position"], row[f"{path}id"]), default=None)


def _each(path: str, rows: list[Row]) -> list[Model]:
    """Return the rows of one table, each once."""
    own = {row[f"{path}id"]: row for row in rows if row[f"{path}id"] is not None}
    return [_read(path, row) for row in own.values()]


def _read(path: str, row: Row) -> Model:
    model, names = _READ[path]
    return model(**{name: row[f"{path}{name}"] for name in names})
