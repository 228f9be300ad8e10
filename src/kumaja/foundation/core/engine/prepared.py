"""Statements that are written once and run with other values: what most pages ask.

Django writes a statement anew each time it is run, which takes three times as long as running it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, Model, QuerySet
from django.db.models.base import ModelState
from django.db.models.sql import Query

from kumaja.foundation.core.engine.blanks import Blank, Given, is_empty

Values = Sequence[Any]
_M = TypeVar("_M", bound=Model)


@dataclass(frozen=True, slots=True)
class _Written:
    """A statement as one kind of database reads it."""

    sql: str
    parameters: Values
    columns: tuple[Expression, ...]
    query: Query

    def run(self, connection: BaseDatabaseWrapper, given: dict[str, Given]) -> Iterable[Values]:
        """Return its rows, with days, truth and JSON as Python knows them."""
        parameters: list[Any] = [
            part.filled(given[part.name], connection.vendor) if isinstance(part, Blank) else part
            for part in self.parameters
        ]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, parameters)
            rows: list[Values] = cursor.fetchall()
        compiler = self.query.get_compiler(connection=connection)
        converters = compiler.get_converters(self.columns)
        return compiler.apply_converters(rows, converters) if converters else rows


class Prepared:
    """A statement made of a queryset of `values_list`, once for each kind of database.

    It may depend on nothing but what is given (`core.engine.blanks`): neither on the language nor
    on the day.
    """

    def __init__(self, make: Callable[[], QuerySet[Any, Any]]) -> None:
        self._make = make
        self._written: dict[str, _Written] = {}

    def rows(self, **given: Given) -> list[Values]:
        """Run it with what is given by name; raises KeyError when something is missing.

        A list without anything finds nothing, as in Django, so that no statement is run for it.
        """
        if any(is_empty(value) for value in given.values()):
            return []
        connection = connections[DEFAULT_DB_ALIAS]
        if connection.vendor not in self._written:
            self._written[connection.vendor] = _write(self._make().query, connection)
        return list(self._written[connection.vendor].run(connection, given))


def row_of(model: type[_M], columns: Iterable[str], values: Values) -> _M:
    """Return a row of a model with these columns, the others fetched when they are asked for.

    What `Model.from_db` returns, made as Django makes a row that was pickled: without asking each
    field of the model whether it is there, which took three times as long as the statement.
    """
    row = model.__new__(model)
    state = ModelState()
    state.adding, state.db = False, DEFAULT_DB_ALIAS
    row.__dict__.update(zip(columns, values, strict=True), _state=state)
    return row


def _write(query: Query, connection: BaseDatabaseWrapper) -> _Written:
    compiler = query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    return _Written(sql, parameters, tuple(column for column, *_ in compiler.select), query)
