"""Places in a statement for what is known only when it is run (`core.engine.prepared`)."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, Expression, Field, TextField
from django.db.models.sql.compiler import SQLCompiler

Given = int | str | Collection[int] | Collection[str]
Written = tuple[str, tuple[Any, ...]]


def is_empty(given: Given) -> bool:
    """Test whether it is a list without anything."""
    return not isinstance(given, int | str) and not given


@dataclass(frozen=True, slots=True)
class Blank:
    """A place among the parameters of a statement, by the name of what is given there."""

    name: str

    def filled(self, given: Given, vendor: str) -> object:
        """Return what the database is told there: a value, or a list as it reads one."""
        if isinstance(given, int | str):
            return given
        return json.dumps(list(given)) if vendor == "sqlite" else list(given)


class _One(Expression):
    """One value that is given when the statement is run."""

    def __init__(self, name: str, column: Field[Any, Any]) -> None:
        super().__init__(output_field=column)
        self._blank = Blank(name)

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Written:
        """Write its place."""
        del compiler, connection
        return "%s", (self._blank,)


class _Many(_One):
    """Any number of values: the statement is the same for one and for fifty."""

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Written:
        """Write them as JSON, which has no limit on their number."""
        del compiler, connection
        return "(SELECT value FROM json_each(%s))", (self._blank,)

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Written:
        """Write them as an array."""
        del compiler
        return f"(SELECT unnest(%s::{self.output_field.db_type(connection)}[]))", (self._blank,)


def number(name: str) -> Expression:
    """Return the place of a key, or of another whole number."""
    return _One(name, BigIntegerField())


def numbers(name: str) -> Expression:
    """Return the place of keys, after `__in`."""
    return _Many(name, BigIntegerField())


def texts(name: str) -> Expression:
    """Return the place of texts, after `__in`."""
    return _Many(name, TextField())
