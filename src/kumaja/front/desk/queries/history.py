"""Who changed what on a record, as people read it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model, QuerySet
from django.utils.translation import get_language

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.audit.queries import history_of
from kumaja.foundation.core.domain.visibility import Visibility
from kumaja.front.desk.queries.log_words import (
    OBJECTS,
    REGION,
    ROLE,
    SUBSCRIPTION,
    TERM,
    VERBS,
    actor_words,
)
from kumaja.front.desk.queries.references import (
    Reference,
    names_in,
    role_keys,
    roles_coded,
    told_of,
)
from kumaja.front.desk.queries.telling import NamedChange, changes_told
from kumaja.front.desk.queries.values import Reader
from kumaja.front.desk.queries.words import ROLE_WORDS
from kumaja.network.registry.models import Role

SHOWN = 50


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


@dataclass(frozen=True, slots=True)
class LogRow:
    """An act in the log of the service: on what sort of row, which one, in which region."""

    act: Act
    sort: str
    title: str
    region: str


def acts_on(row: Model, seen: frozenset[Visibility]) -> list[Act]:
    """Return the latest acts on a record, newest first, for who sees these visibilities."""
    entries = list(history_of(row)[:SHOWN])
    reader = _reader(entries)
    return [_act(entry, reader, seen) for entry in entries]


def log_rows(entries: Collection[AuditRow], seen: frozenset[Visibility]) -> list[LogRow]:
    """Return rows of the log in words, in a number of statements that does not grow with them."""
    reader = _reader(entries, told_of(entries))
    roles = roles_coded(role_keys(entries))
    return [
        LogRow(
            _act(entry, reader, seen),
            str(OBJECTS.get(entry.object_label, entry.object_label)),
            _title(entry, reader, roles),
            reader.names.of(REGION, entry.region_key) or entry.region_key,
        )
        for entry in entries
    ]


def _reader(entries: Collection[AuditRow], others: Iterable[Reference] = ()) -> Reader:
    language = (get_language() or "fi")[:2]
    return Reader(language, names_in(entries, language, others))


def _act(entry: AuditRow, reader: Reader, seen: frozenset[Visibility]) -> Act:
    who = actor_words(entry.actor_label, entry.actor_key, entry.verb)
    return Act(entry.at, who, entry.verb, changes_told(entry, reader, seen))


def _title(entry: AuditRow, reader: Reader, roles: dict[str, Role]) -> str:
    """Return what the row is called that somebody acted on."""
    if entry.object_label == ROLE:
        role = roles.get(entry.object_key)
        return _role_title(role, reader.language) if role else ""
    if entry.object_label in {TERM, REGION}:
        return reader.names.of(entry.object_label, entry.object_text) or entry.object_text
    return "" if entry.object_label == SUBSCRIPTION else entry.object_text


def _role_title(role: Role, language: str) -> str:
    reach = role.organisation or role.region
    where = f", {reach.name.in_language(language).value}" if reach else ""
    return f"{role.user}: {ROLE_WORDS.get(role.kind, role.kind)}{where}"


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
