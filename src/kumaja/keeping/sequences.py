"""The highest key that each table ever gave: the key of a row that is gone is not used again."""

from __future__ import annotations

from django.db import connections
from django.db.backends.utils import CursorWrapper
from django.db.models import AutoField

from kumaja.keeping.tables import AnyModel


def counts_keys(model: AnyModel) -> bool:
    """Test whether the database itself gives the keys of the table."""
    return isinstance(model._meta.pk, AutoField) or "Auto" in model._meta.pk.get_internal_type()


def last_key(model: AnyModel, *, using: str) -> int | None:
    """Return the highest key given, None before the first."""
    if not counts_keys(model):
        return None
    connection = connections[using]
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            row = cursor.fetchone()
            return int(row[0]) if row and row[0] else None
        cursor.execute(f"SELECT last_value, is_called FROM {_sequence(cursor, model)}")  # noqa: S608
        value, is_called = cursor.fetchone()
        return int(value) if is_called else None


def set_last_key(model: AnyModel, key: int | None, *, using: str) -> None:
    """Go on after that key."""
    if not counts_keys(model):
        return
    connection = connections[using]
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            if key is not None:
                insert = "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)"
                cursor.execute(insert, [table, key])
            return
        name = _sequence(cursor, model)
        cursor.execute("SELECT setval(%s, %s, %s)", [name, key or 1, key is not None])


def _sequence(cursor: CursorWrapper, model: AnyModel) -> str:
    """Return PostgreSQL's name of what counts the table's keys, quoted where it must be."""
    column = model._meta.pk.column
    cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{model._meta.db_table}"', column])
    return str(cursor.fetchone()[0])
