"""Several short lists of rows in one statement, for pages that show a little of much."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

from django.db.models import BooleanField, DateField, DateTimeField, Field, Model, QuerySet, Value
from django.db.models.functions import JSONObject

from kumaja.foundation.core.engine.blanks import Given
from kumaja.foundation.core.engine.prepared import Prepared, row_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """A list: how its set is made, and the columns that are read; others come when asked for."""

    make: Callable[[], QuerySet[Any]]
    columns: Sequence[str]


class Together:
    """Lists of several models by their names, read in one statement that is written once.

    What each set may depend on, `Prepared` says. The rows of a list come in no order: whoever shows
    them sorts them.
    """

    def __init__(self, **lists: Wanted) -> None:
        self._lists = lists
        self._statement = Prepared(self._united)

    def rows(self, **given: Given) -> dict[str, list[Any]]:
        """Run it with what is given by name; returns each list by its name."""
        found: dict[str, list[Any]] = {name: [] for name in self._lists}
        for name, told in self._statement.rows(**given):
            found[name].append(told)
        return {name: _read(self._lists[name], told) for name, told in found.items()}

    def _united(self) -> QuerySet[Any, Any]:
        first, *others = [
            wanted.make().order_by().values_list(Value(name), JSONObject(**_paths(wanted)))
            for name, wanted in self._lists.items()
        ]
        return first.union(*others, all=True)


def _paths(wanted: Wanted) -> dict[str, str]:
    return {column: column for column in wanted.columns}


def _read(wanted: Wanted, told: Sequence[Mapping[str, Any]]) -> list[Model]:
    model: type[Model] = wanted.make().model
    reads = [(column, _reader(model._meta.get_field(column))) for column in wanted.columns]
    return [
        row_of(model, wanted.columns, [read(each[column]) for column, read in reads])
        for each in told
    ]


def _moment(told: str | None) -> datetime | None:
    """Return a moment as both databases write it in JSON; SQLite leaves the zone out: UTC."""
    if told is None:
        return None
    read = datetime.fromisoformat(told)
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def _truth(told: object) -> bool | None:
    return None if told is None else bool(told)


def _as_it_is(told: object) -> object:
    return told


_READERS: Final[tuple[tuple[type[Field[Any, Any]], Callable[[Any], object]], ...]] = (
    (DateTimeField, _moment), (DateField, _day), (BooleanField, _truth),
)  # fmt: skip


def _reader(field: object) -> Callable[[Any], object]:
    return next((read for kind, read in _READERS if isinstance(field, kind)), _as_it_is)
