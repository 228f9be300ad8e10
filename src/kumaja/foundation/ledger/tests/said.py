"""A row that the log commits to, with a table of its own that lives as long as a test."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar

from django.db import connection, models
from django.test.utils import isolate_apps

from kumaja.foundation.ledger.actions import commit
from kumaja.foundation.ledger.domain.frontier import Frontier
from kumaja.foundation.ledger.models import Committed, Entry, Log

NOW = datetime(2026, 11, 21, 10, 0, 0, 5, tzinfo=UTC)

with isolate_apps("kumaja.foundation.ledger"):

    class Said(Committed):
        """What somebody said."""

        objects: ClassVar[models.Manager[Said]]
        KIND: ClassVar = "said"
        COMMITTED: ClassVar = ("code", "speaker", "text")

        code = models.CharField(max_length=10)
        speaker = models.CharField(max_length=100, blank=True)
        text = models.TextField(blank=True)

        class Meta:
            verbose_name = "what was said"


def make_table() -> None:
    """Make the table; both databases take that back with the test's transaction."""
    key = "bigserial" if connection.vendor == "postgresql" else "integer"
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TABLE ledger_said (id {key} PRIMARY KEY, salt varchar(64) NOT NULL, "
            "entry_id bigint NOT NULL, code varchar(10) NOT NULL, "
            "speaker varchar(100) NOT NULL, text text NOT NULL)"
        )


def say(number: int, text: str = "") -> Said:
    """Write one row, with its leaf."""
    row = Said(code=f"code{number}", speaker="Vierellä ry", text=text or f"Sana {number}")
    commit(row, now=NOW)
    return row


def rewrite(position: int, leaf: str) -> None:
    """Put another leaf there and make the whole log fit it, as one who knows how would."""
    Entry.objects.filter(position=position).update(leaf=leaf)
    frontier = Frontier()
    for entry in Entry.objects.order_by("position"):
        frontier = frontier.with_leaf(entry.leaf)
        Entry.objects.filter(pk=entry.pk).update(subtree=frontier.peaks[-1])
    Log.objects.update(size=frontier.size, peaks=list(frontier.peaks))
