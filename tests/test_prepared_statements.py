"""A prepared statement answers what its queryset would, whatever it is given."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.core.engine.blanks import number, numbers, texts
from kumaja.foundation.core.engine.prepared import Prepared, row_of
from kumaja.foundation.regions.models import Region

pytestmark = pytest.mark.django_db

COLUMNS = ("pk", "slug", "features", "is_demonstration", "closed_at")
CLOSED = datetime(2021, 12, 31, 22, tzinfo=UTC)
BY_KEYS = Prepared(
    lambda: Region.objects.filter(pk__in=numbers("keys")).order_by("slug").values_list(*COLUMNS)
)
BY_SLUGS = Prepared(lambda: Region.objects.filter(slug__in=texts("slugs")).values_list("slug"))
AFTER = Prepared(
    lambda: Region.objects.filter(is_demonstration=False, pk__gt=number("key")).values_list("pk")
)


@pytest.fixture(autouse=True)
def regions() -> list[Region]:
    """Three regions with values of every kind."""
    return [
        Region.objects.create(slug="kainuu", features=["ää", 1], closed_at=CLOSED),
        Region.objects.create(slug="lappi", is_demonstration=True),
        Region.objects.create(slug="o'brien"),
    ]


@pytest.mark.parametrize("count", [1, 3, 2])
def test_rows_are_those_of_the_queryset_with_their_values(
    regions: list[Region], count: int
) -> None:
    keys = [row.pk for row in regions[:count]]

    plain = Region.objects.filter(pk__in=keys).order_by("slug").values_list(*COLUMNS)

    assert list(map(tuple, BY_KEYS.rows(keys=keys))) == list(plain)


def test_texts_are_given_and_never_read_as_a_part_of_the_statement() -> None:
    found = {slug for (slug,) in BY_SLUGS.rows(slugs=["o'brien", "lappi", "') OR 1=1 --", "ei"])}

    assert found == {"o'brien", "lappi"}


def test_one_value_stands_beside_those_that_never_change(regions: list[Region]) -> None:
    assert [key for (key,) in AFTER.rows(key=regions[0].pk)] == [regions[2].pk]


def test_it_is_written_once_and_run_each_time(regions: list[Region]) -> None:
    made = []
    once = Prepared(lambda: made.append(1) or Region.objects.order_by("pk").values_list("slug"))  # type: ignore[func-returns-value]

    with CaptureQueriesContext(
        connection,
    ) as asked:
        first = len(once.rows())
        regions[0].delete()
        second = len(once.rows())

    assert (first, second, len(made)) == (3, 2, 1)
    assert sum(query["sql"].startswith("SELECT") for query in asked) >= 2


def test_an_empty_list_is_answered_without_asking() -> None:
    with CaptureQueriesContext(connection) as asked:
        assert BY_KEYS.rows(keys=[]) == []

    assert len(asked) == 0


def test_what_is_not_given_is_refused() -> None:
    with pytest.raises(KeyError):
        BY_SLUGS.rows()


def test_a_row_of_some_columns_is_a_row_as_any_other(regions: list[Region]) -> None:
    row = row_of(Region, ("id", "slug"), (regions[0].pk, "kainuu"))

    assert row == regions[0]
    assert row.get_deferred_fields() >= {"features", "closed_at"}
    assert row.features == ["ää", 1]
    row.validate_unique()  # it is no new row, whose slug would be taken
    row.slug = "keski-suomi"
    row.save()
    assert Region.objects.get(pk=row.pk).slug == "keski-suomi"
    assert Region.objects.count() == len(regions)
