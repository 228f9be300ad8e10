"""Moving what points to one record over to another, a row a column, so that it can go back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max, Model

from kumaja.foundation.audit.queries import key_of, state_of
from kumaja.foundation.index.actions import touch
from kumaja.network.registry.domain.merging import Moved
from kumaja.network.registry.engine.references import (
    Column,
    columns_to,
    kept_value,
    own_value,
    rows_at,
)
from kumaja.network.registry.engine.text_keys import texts_naming
from kumaja.network.registry.models import (
    Contact,
    Merge,
    MovedReference,
    Organisation,
    RegionMembership,
    Role,
)

# What tells of the merging itself, and where the record acted: its address must still be found.
_STAYS = frozenset(
    {
        ("registry.DuplicatePair", "first"), ("registry.DuplicatePair", "second"),
        ("registry.Merge", "kept"), ("registry.Merge", "gone"),
        ("registry.RegionMembership", "organisation"),
    }
)  # fmt: skip
_TEXT_LENGTH = 200
_TELL_PEOPLE = frozenset({"outbox", "accounts"})  # how such a row is called tells an address


@dataclass(slots=True)
class Moves:
    """What one merge has done so far, in its order."""

    merge: Merge
    now: datetime
    rows: list[MovedReference] = field(default_factory=list)

    def note(self, kind: Moved, row: Model, column: str, before: Any, after: Any) -> None:  # noqa: ANN401 - JSON
        """Keep what a column was and is."""
        is_unnamed = row._meta.auto_created or row._meta.app_label in _TELL_PEOPLE
        text = "" if is_unnamed else str(row)[:_TEXT_LENGTH]
        self.rows.append(
            MovedReference(
                merge=self.merge, kind=kind, table=row._meta.label, key=str(row.pk),
                column=column, text=text, before=before, after=after,
            )
        )  # fmt: skip

    def set(self, row: Model, column: str, kept: Any, kind: Moved = Moved.FIELD) -> None:  # noqa: ANN401
        """Write a column, given as JSON has it; nothing when it says so already."""
        before = kept_value(row, column)
        if before == kept:
            return
        write_column(row, column, kept)
        self.note(kind, row, column, before, kept)

    def store(self) -> None:
        """Write the rows down."""
        MovedReference.objects.bulk_create(self.rows, batch_size=500)


def write_column(row: Model, column: str, kept: Any) -> None:  # noqa: ANN401 - JSON
    """Write one column of one row as it is, past what saving a row would change besides."""
    name, value = own_value(row, column, kept)
    rows_at(type(row), pk=row.pk).update(**{name: value})
    setattr(row, name, value)


def move_references(moves: Moves, kept: Organisation, gone: Organisation, day: date) -> None:
    """Let all that points to one record point to the other.

    A row that may not stand beside one of the kept record's stays where it is and is listed.
    """
    for model, column in columns_to(Organisation):
        if (model._meta.label, column.name) in _STAYS:
            continue
        for row in list(rows_at(model, **{column.attname: gone.pk})):
            _move(moves, row, column, kept, day)
    for row, name in texts_naming(gone.code):
        moves.set(row, name, kept.code, Moved.MOVED)


def _move(moves: Moves, row: Model, column: Column, kept: Organisation, day: date) -> None:
    before = kept_value(row, column.name)
    if _stands_already(row, kept, day):
        moves.note(Moved.CLASH, row, column.name, before, None)
        return
    try:
        with transaction.atomic():
            write_column(row, column.name, kept.pk)
    except IntegrityError:
        moves.note(Moved.CLASH, row, column.name, before, None)
        return
    moves.note(Moved.MOVED, row, column.name, before, kept.pk)
    _follow(moves, row, kept)


def _stands_already(row: Model, kept: Organisation, day: date) -> bool:
    """Test whether the kept record has the like, though no rule of the table says so."""
    if isinstance(row, Role):
        held = Role.objects.on(day).filter(user=row.user_id, kind=row.kind, organisation=kept)
        return held.exists()
    if isinstance(row, Contact):
        rows = Contact.objects.filter(organisation=kept, phone=row.phone, email=row.email)
        return rows.exists()
    return False


def _follow(moves: Moves, row: Model, kept: Organisation) -> None:
    """Put a contact behind those of the kept record, and tell the index of what shows."""
    if isinstance(row, Contact):
        others = Contact.objects.filter(organisation=kept).exclude(pk=row.pk)
        last = others.aggregate(last=Max("position"))["last"]
        moves.set(row, "position", 0 if last is None else last + 1)
    if hasattr(row, "code"):
        touch(row._meta.label, key_of(row), now=moves.now)


def join_regions(moves: Moves, kept: Organisation, gone: Organisation) -> None:
    """Make the kept record part of each region where the other acts."""
    rows = RegionMembership.objects.filter(organisation=gone).order_by("pk")
    for membership in rows:
        row, is_new = RegionMembership.objects.get_or_create(
            organisation=kept, region_id=membership.region_id,
            defaults={"since_on": membership.since_on, "until_on": membership.until_on},
        )  # fmt: skip
        if is_new:
            moves.note(Moved.MADE, row, "", None, state_of(row))


def put_back(row: MovedReference, model: type[Model] | None) -> bool:
    """Give a column back what it held; False when it says something else by now."""
    found = rows_at(model, pk=row.key).first() if model else None
    if found is None:
        return False
    if row.kind == Moved.MADE:
        return _unmake(found, row)
    if kept_value(found, row.column) != row.after:
        return False
    try:
        with transaction.atomic():
            write_column(found, row.column, row.before)
    except IntegrityError:
        return False
    return True


def _unmake(found: Model, row: MovedReference) -> bool:
    if state_of(found) != row.after:
        return False
    found.delete()
    return True


def touched(
    rows: list[MovedReference], models: dict[str, type[Model]]
) -> Iterator[tuple[str, str]]:
    """Yield label and key of each row that moved and that the index may show."""
    for row in rows:
        model = models.get(row.table)
        if row.kind != Moved.MOVED or model is None or not hasattr(model, "code"):
            continue
        found = rows_at(model, pk=row.key).first()
        if found is not None:
            yield row.table, key_of(found)
