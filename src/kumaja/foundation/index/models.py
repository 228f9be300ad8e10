"""The log of changes that the index follows."""

from __future__ import annotations

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler


class TransactionId(models.Func):
    """The number of the writing transaction, on a database that runs several at once; else 0.

    Rows become visible in the order of commits, not of keys: whoever reads by key alone skips a
    row whose transaction was slower. PostgreSQL can say below which number nothing is open.
    """

    template = "0"  # SQLite runs one writing transaction at a time
    output_field = models.BigIntegerField()

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str | int, ...]]:
        """Write the 64-bit number that is never used again."""
        number = "(pg_current_xact_id()::text::bigint)"
        return self.as_sql(compiler, connection, template=number)


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
