"""Promise 6: of every row that was said or answered, each column that was committed to is held."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import CharField, Field, TextField

from kumaja.foundation.ledger.actions import sign_checkpoint
from kumaja.foundation.ledger.domain.receipts import ReceiptFault, fault_of, read_receipt
from kumaja.foundation.ledger.engine import verifier
from kumaja.foundation.ledger.engine.signing import is_ours, public_key
from kumaja.foundation.ledger.models import Checkpoint, Committed, Entry
from kumaja.foundation.ledger.queries.receipts import receipt_of
from kumaja.foundation.ledger.queries.verifying import committed_models, ledger_faults
from kumaja.foundation.ledger.tests.said import rewrite
from tests.keeping.made import make
from tests.walk.world import NOW, World

pytestmark = pytest.mark.django_db
NO_TEXT = ("matters", "contributions", "echo")


@pytest.fixture
def rows(world: World) -> list[Committed]:
    """Return one row of each model that the log commits to."""
    del world
    for model in committed_models():
        if not model._meta.base_manager.exists():
            make(model)
    return [model._meta.base_manager.order_by("pk")[0] for model in committed_models()]


def other(value: object) -> object:
    """Return another value of the same sort."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, (date, datetime)):
        return value + timedelta(days=1)
    if isinstance(value, int):
        return value + 1
    return "x" if value != "x" else "y"


def columns(row: Committed) -> Iterator[Field]:  # type: ignore[type-arg]
    """Yield the columns that a row says something in, none of them a relation."""
    for name in row.COMMITTED:
        field = row._meta.get_field(name)
        assert isinstance(field, Field) and not field.is_relation, f"{row._meta.label} {name}"
        if getattr(row, name) is not None:
            yield field


def test_every_room_that_speaks_is_held_by_the_log(rows: list[Committed]) -> None:
    labels = {row._meta.app_label for row in rows}
    assert set(NO_TEXT) <= labels
    assert list(ledger_faults()) == []


def test_every_row_has_a_receipt_that_holds(rows: list[Committed]) -> None:
    sign_checkpoint(now=NOW)
    for row in rows:
        receipt = receipt_of(row)
        assert receipt, row
        assert fault_of(read_receipt(receipt.text), is_signed=is_ours) is None


def test_every_column_of_every_row_that_is_changed_is_told(rows: list[Committed]) -> None:
    for row in rows:
        kept = type(row)._meta.base_manager.filter(pk=row.pk)
        for field in columns(row):
            before = getattr(row, field.attname)
            try:
                with transaction.atomic():
                    kept.update(**{field.attname: other(before)})
            except IntegrityError:
                continue  # a rule of the table does not even let it in
            told = list(ledger_faults())
            assert len(told) == 1 and f"(position {row.entry.position})" in told[0], field
            kept.update(**{field.attname: before})
    assert list(ledger_faults()) == []


def test_no_model_is_forgotten() -> None:
    assert len(committed_models()) == len(
        [m for m in apps.get_models() if issubclass(m, Committed)]
    )
    assert len({model.KIND for model in committed_models()}) == len(committed_models())


def test_a_row_of_any_kind_that_was_deleted_is_told(rows: list[Committed]) -> None:
    for row in rows:
        with transaction.atomic():
            kept = type(row)._meta.base_manager.filter(pk=row.pk)
            kept._raw_delete(kept.db)  # noqa: SLF001 - past every rule of ours, as by SQL
            told = list(ledger_faults())
            transaction.set_rollback(True)
        position = row.entry.position
        assert told == [f"Position {position} of the log ({row.KIND}): its row was deleted."]


def test_two_leaves_of_any_kind_that_changed_places_are_told(rows: list[Committed]) -> None:
    for row, other in pairwise(rows):
        leaves = {row.entry_id: other.entry.leaf, other.entry_id: row.entry.leaf}
        with transaction.atomic():
            for entry, leaf in leaves.items():
                Entry.objects.filter(pk=entry).update(leaf=leaf)
            told = " ".join(ledger_faults())
            transaction.set_rollback(True)
        for each in (row, other):
            assert f"(position {each.entry.position}) is not what was written" in told


def test_a_fork_at_a_row_of_any_kind_is_told(rows: list[Committed], tmp_path: Path) -> None:
    """Row, leaf and all above anew, signed anew: only a checkpoint that went out knows."""
    before = sign_checkpoint(now=NOW)
    assert before
    for row in rows:
        field = next(each for each in columns(row) if isinstance(each, (CharField, TextField)))
        with transaction.atomic():
            values = {field.attname: other(getattr(row, field.attname))}
            type(row)._meta.base_manager.filter(pk=row.pk).update(**values)
            row.refresh_from_db()
            rewrite(row.entry.position, row.commitment.leaf)
            told = list(ledger_faults())
            Checkpoint.objects.all().delete()
            forked = sign_checkpoint(now=NOW)
            transaction.set_rollback(True)
        assert len(told) == 1 and "was changed since" in told[0], row
        assert forked and "was forked" in growth(tmp_path, before.note, forked.note), row
    assert "is not newer" in growth(tmp_path, before.note, before.note)


def growth(folder: Path, *notes: str) -> str:
    """Compare two checkpoints of one size by the verifier alone; returns what it tells."""
    files = [folder / "before", folder / "after"]
    for file, note in zip(files, notes, strict=True):
        file.write_text(note, "utf-8")
    (folder / "proof").write_text('{"path": []}', "utf-8")
    return run_verifier("growth", *files, folder / "proof").stderr


def test_a_receipt_of_any_kind_with_another_word_in_it_holds_nowhere(
    rows: list[Committed], tmp_path: Path
) -> None:
    """Neither here nor with the program that needs nothing of Kumaja."""
    sign_checkpoint(now=NOW)
    for row in rows:
        receipt = receipt_of(row)
        assert receipt, row
        written = json.loads(receipt.text)
        for name in written["fields"]:
            changed = json.dumps(written | {"fields": written["fields"] | {name: "muuta"}})
            fault = fault_of(read_receipt(changed), is_signed=is_ours)
            assert fault is ReceiptFault.CONTENT, (row, name)
        file = tmp_path / f"{row.KIND}.json"
        for text, code in ((receipt.text, 0), (changed, 1)):
            file.write_text(text, "utf-8")
            assert verified(file) == code, (row, text)


def verified(receipt: Path) -> int:
    """Test a receipt by the verifier alone."""
    return run_verifier("receipt", receipt).returncode


def run_verifier(what: str, *files: Path) -> subprocess.CompletedProcess[str]:
    """Run the verifier by a bare Python that finds nothing of Kumaja."""
    command = [sys.executable, "-I", "-S", verifier.__file__, public_key().text, what]
    ran = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    assert "Traceback" not in ran.stderr
    return ran
