"""The log of changes that the index follows."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler


class TransactionId(models.Func):
    """The number of the writing transaction, on a database that runs several at once; else 0.

    Rows become visible in the order of commits, not of keys: whoever reads by key alone skips a
    row whose transaction was slower. PostgreSQL can say below which number nothing is open.
    """

    output_field = models.BigIntegerField()

    def as_sql(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,
        **extra: Any,  # noqa: ANN401
    ) -> tuple[str, list[Any]]:
        """Write a zero: SQLite runs one writing transaction at a time."""
        del compiler, connection, extra
        return "0", []

    def as_postgresql(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,
        **extra: Any,  # noqa: ANN401
    ) -> tuple[str, list[Any]]:
        """Write the 64-bit number that is never used again."""
        del compiler, connection, extra
        return "(pg_current_xact_id()::text::bigint)", []


class Change(models.Model):
    """A row whose documents must be made anew (muutosloki); kept for seven days."""

    transaction = models.BigIntegerField(db_default=TransactionId(), editable=False)
    label = models.CharField(max_length=60)
    key = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index("transaction", "id", name="change_in_order"),
            models.Index("at", name="change_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.key}"
