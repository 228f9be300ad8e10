"""Promise 6: of every row that was said or answered, each column that was committed to is held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Field

from kumaja.foundation.ledger.actions import sign_checkpoint
from kumaja.foundation.ledger.domain.receipts import fault_of, read_receipt
from kumaja.foundation.ledger.engine.signing import is_ours
from kumaja.foundation.ledger.models import Committed
from kumaja.foundation.ledger.queries.receipts import receipt_of
from kumaja.foundation.ledger.queries.verifying import committed_models, ledger_faults
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
