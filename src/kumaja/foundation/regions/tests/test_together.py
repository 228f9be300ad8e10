"""Several lists in one statement: each row as its model reads it, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kumaja.foundation.core.engine.blanks import number
from kumaja.foundation.core.engine.together import Together, Wanted
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory

pytestmark = pytest.mark.django_db

CLOSED = datetime(2026, 3, 12, 9, 30, 15, 250, tzinfo=UTC)
LISTS = Together(
    this=Wanted(
        lambda: Region.objects.filter(pk=number("this")), ("id", "slug", "name_fi", "closed_at")
    ),
    others=Wanted(lambda: Region.objects.exclude(pk=number("this")), ("id", "name_sv")),
)


def test_lists_come_in_one_statement() -> None:
    this = RegionFactory.create(name_fi="Åbo ”ö” \\", closed_at=CLOSED)
    others = [RegionFactory.create(slug=f"toinen-{n}") for n in range(3)]

    with CaptureQueriesContext(connection) as seen:
        found = LISTS.rows(this=this.pk)

    assert len(seen) == 1
    assert [row.pk for row in found["this"]] == [this.pk]
    assert (found["this"][0].name_fi, found["this"][0].closed_at) == ("Åbo ”ö” \\", CLOSED)
    assert {row.pk for row in found["others"]} >= {row.pk for row in others}


def test_what_was_not_asked_for_is_read_when_it_is_needed() -> None:
    this = RegionFactory.create(closed_at=None)

    [found] = LISTS.rows(this=this.pk)["this"]

    assert found.closed_at is None
    assert found.name_sv == this.name_sv


def test_an_empty_list_is_a_list() -> None:
    assert LISTS.rows(this=0)["this"] == []
