"""The database knows how much its tables hold, else it reads a whole list for a few rows."""

from __future__ import annotations

import pytest
from django.contrib.contenttypes.models import ContentType

from kumaja.foundation.core.engine.statistics import refresh_statistics
from kumaja.foundation.core.tests.counted import known_rows

pytestmark = pytest.mark.django_db


def test_what_was_written_is_counted() -> None:
    ContentType.objects.all().delete()
    rows = [ContentType(app_label="many", model=f"row{number}") for number in range(300)]
    ContentType.objects.bulk_create(rows)
    refresh_statistics()

    assert known_rows(ContentType._meta.db_table) == 300
