"""Empties the tables and fills them from the lines of a backup, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, JSONField, Value

from kumaja.keeping.faults import Damaged, Refused
from kumaja.keeping.lines import values_in
from kumaja.keeping.tables import (
    MADE_ANEW,
    SHIPPED,
    AnyModel,
    all_tables,
    column_of,
    columns_of,
    pointed_at,
)

BATCH = 500
_NO_ROWS_OF_PEOPLE = SHIPPED | MADE_ANEW.keys()


def held(*, using: str) -> dict[str, int]:
    """Return how many rows stand in each table that somebody's work is in."""
    counts = {
        model._meta.label: model._meta.base_manager.using(using).count()
        for model in all_tables()
        if model._meta.label not in _NO_ROWS_OF_PEOPLE
    }
    return {label: count for label, count in counts.items() if count}


def empty(*, using: str) -> None:
    """Delete all rows of all tables, but of those that Django writes from the code."""
    connection = connections[using]
    names = [m._meta.db_table for m in all_tables() if m._meta.label not in MADE_ANEW]
    connection.check_constraints()  # PostgreSQL empties nothing while it has some left to check
    with connection.cursor() as cursor:
        for statement in connection.ops.sql_flush(no_style(), names):
            cursor.execute(statement)


def fill(model: AnyModel, lines: IO[bytes], *, using: str, tell: Callable[[int], None]) -> None:
    """Write each line as a row; raises Refused when the database does not take it."""
    connection = connections[using]
    fields = columns_of(model)
    names = ", ".join(connection.ops.quote_name(column_of(field)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(model._meta.db_table)
    insert = f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608 - names of our own
    readers = [_reader(field, connection) for field in fields]
    try:
        with connection.cursor() as cursor:
            for batch in _batches(lines):
                rows = [_row(line, readers) for line in batch]
                cursor.executemany(insert, rows)
                tell(len(rows))
    except DatabaseError as wrong:
        told = f"The database does not take a row of {model._meta.label}"
        raise Refused(f"{told}: {str(wrong).strip().splitlines()[0]}.") from wrong
    except (ValueError, ValidationError) as wrong:
        raise Damaged(f"A row of {model._meta.label} can't be read.") from wrong


def _batches(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    left = iter(lines)
    while batch := list(islice(left, BATCH)):
        yield batch


def _row(line: bytes, readers: list[Callable[[Any], Any]]) -> list[Any]:
    return [read(value) for read, value in zip(readers, values_in(line), strict=True)]


def _reader(field: Field[Any, Any], connection: BaseDatabaseWrapper) -> Callable[[Any], Any]:
    """Return what makes of a value of a line what the database takes for that column."""
    plain = field
    while (lower := pointed_at(plain)) is not None:
        plain = lower
    nothing = None
    if isinstance(plain, JSONField) and not field.null:
        # A column that must hold something holds JSON's own null.
        nothing = field.get_db_prep_save(Value(None, JSONField()), connection)

    def read(value: Any) -> Any:  # noqa: ANN401 - any column
        if value is None:
            return nothing
        return field.get_db_prep_save(plain.to_python(value), connection)

    return read
