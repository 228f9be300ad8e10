"""Each table is kept, or somebody decided why not."""

from __future__ import annotations

import pytest

from kumaja.keeping.loading import held
from kumaja.keeping.tables import (
    BLANK,
    ENDED,
    MADE_ANEW,
    SHIPPED,
    all_tables,
    columns_of,
    kept_tables,
    pointed_at,
)


def test_what_is_left_out_is_there_and_nothing_that_is_kept_points_to_it() -> None:
    labels = {model._meta.label for model in all_tables()}
    left_out = ENDED.keys() | MADE_ANEW.keys()
    assert left_out | SHIPPED | BLANK.keys() <= labels
    for model in kept_tables():
        for field in columns_of(model):
            lower = pointed_at(field)
            assert lower is None or lower.model._meta.label not in left_out, field


def test_a_column_that_is_written_empty_is_there() -> None:
    columns = {m._meta.label: {f.attname for f in columns_of(m)} for m in kept_tables()}
    assert all(BLANK[label].keys() <= columns[label] for label in BLANK)


def test_a_table_stands_after_those_it_points_to() -> None:
    seen: set[str] = set()
    for model in kept_tables():
        seen.add(model._meta.label)
        lower = {to.model._meta.label for f in columns_of(model) if (to := pointed_at(f))}
        assert lower <= seen, model


@pytest.mark.django_db
def test_a_database_with_no_more_than_what_ships_is_empty() -> None:
    assert held(using="default") == {}
