"""The tasks of networks with who holds them, in one statement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db.models import Q, QuerySet

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.network.networks.domain.kinds import TaskKind
from kumaja.network.networks.models import NetworkTask
from kumaja.network.networks.queries.words import MANNER_WORDS, TASK_WORDS, Words
from kumaja.network.registry.domain.days import last_day
from kumaja.network.registry.models import Organisation

_LANGUAGES: Final = ("fi", "sv", "en")
_COLUMNS: Final = (
    "network_id", "code", "kind", *(f"name_{one}" for one in _LANGUAGES),
    "holdings__code", "holdings__manner", "holdings__since_on", "holdings__until_on",
    "holdings__decided_on", *(f"holdings__title_{one}" for one in _LANGUAGES),
    *(f"holdings__decided_by_{one}" for one in _LANGUAGES),
    *(f"holdings__holders__organisation__{one}" for one in ("code", "kind")),
    *(f"holdings__holders__organisation__name_{one}" for one in _LANGUAGES),
)  # fmt: skip


@dataclass(slots=True)
class Holding:
    """Who holds or held a task: organisations or a post, for which days, by whose decision."""

    code: str
    manner: str
    since_on: date
    until_on: date | None
    decided_on: date
    title: Trilingual
    decided_by: Trilingual
    holders: list[Organisation] = field(default_factory=list)

    @property
    def manner_word(self) -> Words:
        """In which manner it is held."""
        return MANNER_WORDS[self.manner]

    @property
    def last_on(self) -> date | None:
        """The last day of the term, None when it has none."""
        return last_day(self.until_on) if self.until_on else None

    def covers(self, day: date) -> bool:
        """Test whether it holds on the day."""
        return self.since_on <= day and (self.until_on is None or day < self.until_on)


@dataclass(slots=True)
class Task:
    """A task of a network: who holds it on the day, who will and who did."""

    network: int
    code: str
    kind: str
    name: Trilingual
    day: date
    holdings: list[Holding] = field(default_factory=list)

    @property
    def word(self) -> Words | Trilingual:
        """What the task is called."""
        return self.name if self.kind == TaskKind.OTHER else TASK_WORDS[self.kind]

    @property
    def now(self) -> Holding | None:
        """Who holds it on the day."""
        return next((row for row in self.holdings if row.covers(self.day)), None)

    @property
    def coming(self) -> list[Holding]:
        """Who has been decided to hold it later."""
        return [row for row in self.holdings if row.since_on > self.day]

    @property
    def earlier(self) -> list[Holding]:
        """Who held it before, the latest first; a holding that had no day is left out."""
        rows = [row for row in self.holdings if row.until_on and row.until_on <= self.day]
        return [row for row in reversed(rows) if row.until_on != row.since_on]


def tasks_of(tasks: QuerySet[NetworkTask], day: date) -> list[Task]:
    """Return the tasks in their order, each with all its holdings: one statement."""
    rows = tasks.filter(Q(dropped_on__isnull=True) | Q(dropped_on__gt=day))
    ordered = rows.order_by(
        "network_id", "position", "pk", "holdings__since_on", "holdings__pk",
        "holdings__holders__position",
    )  # fmt: skip
    return list(_gathered(ordered.values_list(*_COLUMNS), day))


def _gathered(rows: Iterable[tuple[Any, ...]], day: date) -> Iterable[Task]:
    found: dict[str, Task] = {}
    for network, code, kind, fi, sv, en, *holding in rows:
        if code not in found:
            found[code] = Task(network, code, kind, Trilingual(fi, sv, en), day)
        if holding[0] is not None:
            _add(found[code], holding)
    return found.values()


def _add(task: Task, values: list[Any]) -> None:
    """Add a row's holding to its task, or its holder to the holding that is there already."""
    code, manner, since_on, until_on, decided_on = values[:5]
    if not task.holdings or task.holdings[-1].code != code:
        title, decided_by = Trilingual(*values[5:8]), Trilingual(*values[8:11])
        row = Holding(code, manner, since_on, until_on, decided_on, title, decided_by)
        task.holdings.append(row)
    if values[11] is not None:
        names = dict(zip(("name_fi", "name_sv", "name_en"), values[13:16], strict=True))
        holder = Organisation(code=values[11], kind=values[12], **names)
        task.holdings[-1].holders.append(holder)
