"""Asks whether every row keeps every rule: by query, whatever the database itself enforces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connections
from django.db.models import CheckConstraint, Count, F, Field, Q, UniqueConstraint
from django.db.models.expressions import OrderBy

from kumaja.keeping.tables import AnyModel, all_tables, column_of, columns_of, pointed_at

# PostgreSQL holds no larger ones; SQLite takes any.
_RANGES = {
    "SmallIntegerField": (-(2**15), 2**15 - 1),
    "PositiveSmallIntegerField": (0, 2**15 - 1),
    "IntegerField": (-(2**31), 2**31 - 1),
    "PositiveIntegerField": (0, 2**31 - 1),
}


def broken_rules(*, using: str) -> Iterator[str]:
    """Yield a sentence for each rule that some rows break."""
    yield from _file_is_whole(using)
    for model in all_tables():
        yield from _empty_columns(model, using)
        yield from _too_large(model, using)
        yield from _lost_references(model, using)
        yield from _checks(model, using)
        yield from _doubles(model, using)


def _file_is_whole(using: str) -> Iterator[str]:
    """Have SQLite read every page of its file, and follow every foreign key by itself."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(20)")
        for (told,) in cursor.fetchall():
            if told != "ok":
                yield f"The database file is damaged: {told}."
        cursor.execute("PRAGMA foreign_key_check")
        found = cursor.fetchall()
    if found:
        yield f"SQLite finds {len(found)} references to rows that are not there."


def _count(model: AnyModel, where: str, using: str) -> int:
    """Return how many rows a condition in SQL holds for."""
    connection = connections[using]
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table} WHERE {where}")  # noqa: S608 - of our models
        return int(cursor.fetchone()[0])


def _told(model: AnyModel, count: int, what: str) -> str:
    return f"{model._meta.label}: {count} {'row' if count == 1 else 'rows'} {what}."


def _empty_columns(model: AnyModel, using: str) -> Iterator[str]:
    """Yield columns that must hold something and don't."""
    quote = connections[using].ops.quote_name
    names = [column_of(field) for field in columns_of(model) if not field.null]
    where = " OR ".join(f"{quote(name)} IS NULL" for name in names)
    if where and (count := _count(model, where, using)):
        yield _told(model, count, "with nothing where something must stand")


def _too_large(model: AnyModel, using: str) -> Iterator[str]:
    """Yield texts and numbers that only SQLite takes: they would not come over to PostgreSQL."""
    if connections[using].vendor != "sqlite":
        return
    for field in columns_of(model):
        where = _beyond(field, connections[using].ops.quote_name(column_of(field)))
        if where and (count := _count(model, where, using)):
            yield _told(model, count, f"with too much in {field.column}")


def _beyond(field: Field[Any, Any], column: str) -> str:
    """Return the condition under which a value is too much for its column."""
    kind = field.get_internal_type()
    if kind in _RANGES:
        low, high = _RANGES[kind]
        return f"{column} NOT BETWEEN {low} AND {high}"
    is_text = kind in {"CharField", "SlugField"} and field.max_length
    return f"length({column}) > {field.max_length}" if is_text else ""


def _lost_references(model: AnyModel, using: str) -> Iterator[str]:
    """Yield columns that point to rows which are not there."""
    quote = connections[using].ops.quote_name
    for field in columns_of(model):
        if (other := pointed_at(field)) is None:
            continue
        column = f"{quote(model._meta.db_table)}.{quote(column_of(field))}"
        table, key = quote(other.model._meta.db_table), quote(column_of(other))
        found = f"SELECT 1 FROM {table} o WHERE o.{key} = {column}"  # noqa: S608 - of our models
        where = f"{column} IS NOT NULL AND NOT EXISTS ({found})"
        if count := _count(model, where, using):
            yield _told(model, count, f"point by {field.column} to what is not there")


def _checks(model: AnyModel, using: str) -> Iterator[str]:
    """Yield CHECK constraints, those of models and those of single columns, that don't hold."""
    connection = connections[using]
    editor = connection.schema_editor(collect_sql=True)
    rules = [
        (rule.name, str(rule.constraint_sql(model, editor)).partition(" CHECK ")[2])
        for rule in model._meta.constraints
        if isinstance(rule, CheckConstraint)
    ]
    checks = ((field, field.db_parameters(connection).get("check")) for field in columns_of(model))
    rules += [(column_of(field), f"({check})") for field, check in checks if check]
    for name, condition in rules:
        if count := _count(model, f"NOT {condition}", using):
            yield _told(model, count, f"break the rule {name}")


def _doubles(model: AnyModel, using: str) -> Iterator[str]:
    """Yield what must be there once and is there more than once."""
    for field in columns_of(model):
        if field.unique:
            yield from _twice(model, column_of(field), [F(field.attname)], Q(), using)
    for names in model._meta.unique_together:
        yield from _twice(model, " and ".join(names), [F(name) for name in names], Q(), using)
    for rule in model._meta.constraints:
        if isinstance(rule, UniqueConstraint):
            keys: list[Any] = [F(name) for name in rule.fields] or list(rule.expressions)
            yield from _twice(model, rule.name, keys, rule.condition or Q(), using)


def _twice(
    model: AnyModel, name: str, keys: Sequence[Any], condition: Q, using: str
) -> Iterator[str]:
    if count := doubled(model, keys, condition, using=using):
        yield _told(model, count, f"stand more than once where they must be once ({name})")


def doubled(model: AnyModel, keys: Sequence[Any], condition: Q, *, using: str) -> int:
    """Return how many keys several rows have that the condition holds for; nothing is no key."""
    bare = [key.expression if isinstance(key, OrderBy) else key for key in keys]
    named = {f"key{place}": F(key) if isinstance(key, str) else key
             for place, key in enumerate(bare)}  # fmt: skip
    filled = Q(*((f"{key}__isnull", False) for key in named))
    rows = model._meta.base_manager.using(using).filter(condition).annotate(**named)
    times = rows.filter(filled).values(*named).annotate(times=Count("*")).filter(times__gt=1)
    return int(times.order_by().count())
