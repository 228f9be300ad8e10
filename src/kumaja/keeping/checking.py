"""Tests the running installation: the database's file, every rule, uploaded files, both logs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from django.db import DatabaseError

from kumaja.foundation.files.engine.store import path_of
from kumaja.foundation.files.models import StoredFile
from kumaja.foundation.ledger.queries.verifying import ledger_faults
from kumaja.keeping.constraints import broken_rules
from kumaja.keeping.faults import Refused
from kumaja.keeping.fitting import has_tables, tables_here
from kumaja.keeping.log import rows_against_log
from kumaja.keeping.parts import copied
from kumaja.keeping.tables import all_tables


class _Nowhere:
    """Takes bytes and keeps none."""

    def write(self, content: bytes) -> int:
        return len(content)


def check_installation(out: TextIO, *, using: str = "default") -> list[str]:
    """Return a sentence for each fault; tell what was counted. Raises Refused without tables."""
    if not has_tables(using=using):
        raise Refused("The database is empty: run `kumaja migrate` first.")
    tables_here(using=using)
    try:
        counts = [model._meta.base_manager.using(using).count() for model in all_tables()]
        out.write(f"{len(counts)} tables, {sum(counts)} rows.\n")
        return [
            *broken_rules(using=using), *broken_uploads(), *rows_against_log(), *ledger_faults(),
        ]  # fmt: skip
    except DatabaseError as wrong:
        raise Refused(f"The database can't be read: {wrong}.") from wrong


def broken_uploads() -> Iterator[str]:
    """Yield a sentence for each uploaded file that is gone or is not as it was sent."""
    for code, checksum in StoredFile.objects.order_by("pk").values_list("code", "checksum"):
        try:
            with path_of(code).open("rb") as stored:
                _, found = copied(stored, _Nowhere())
        except OSError:
            yield f"The uploaded file {code} is not on the disk."
            continue
        if found != checksum:
            yield f"The uploaded file {code} is not as it was sent."
