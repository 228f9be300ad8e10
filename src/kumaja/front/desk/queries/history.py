"""Who changed what on a record, as people read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model, QuerySet

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.audit.queries import history_of
from kumaja.front.desk.domain.changes import FieldChange, field_changes
from kumaja.front.desk.queries.words import VERBS, Words

SHOWN = 50
_LANGUAGE_ENDS = ("_fi", "_sv", "_en")


@dataclass(frozen=True, slots=True)
class NamedChange:
    """A change of a field, under the name and in the language that people know."""

    label: str
    change: FieldChange
    language: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """One act: when, who, what they did, and what changed by it."""

    at: datetime
    who: str
    verb: str
    changes: tuple[NamedChange, ...]

    @property
    def word(self) -> str:
        """What was done."""
        return str(VERBS.get(self.verb, self.verb))


def acts_on(row: Model, words: Mapping[str, Words]) -> list[Act]:
    """Return the latest acts on a record, newest first, its fields called as people know them."""
    return [act_of(entry, words) for entry in history_of(row)[:SHOWN]]


def act_of(entry: AuditRow, words: Mapping[str, Words]) -> Act:
    """Return one row of the log as an act."""
    changes = field_changes(entry.before, entry.after)
    named = tuple(_named(change, words) for change in changes)
    return Act(entry.at, entry.actor_label, entry.verb, named)


def _named(change: FieldChange, words: Mapping[str, Words]) -> NamedChange:
    stem, end = change.field[:-3], change.field[-3:]
    if end in _LANGUAGE_ENDS and stem in words:
        return NamedChange(f"{words[stem]} ({end[1:]})", change, end[1:])
    return NamedChange(str(words.get(change.field, change.field)), change)


@dataclass(frozen=True, slots=True)
class LogPage:
    """A page of the log by keyset: rows, and where the next page begins."""

    rows: list[AuditRow]
    next_from: str


def log_page(rows: QuerySet[AuditRow], before: tuple[datetime, int] | None) -> LogPage:
    """Return the rows older than a place in the log, newest first."""
    ordered = rows.order_by("-at", "-pk")
    if before is not None:
        at, key = before
        ordered = ordered.filter(at__lt=at) | ordered.filter(at=at, pk__lt=key)
        ordered = ordered.order_by("-at", "-pk")
    found = list(ordered[: SHOWN + 1])
    last = found[SHOWN - 1] if len(found) > SHOWN else None
    return LogPage(found[:SHOWN], f"{last.at.isoformat()}|{last.pk}" if last else "")
