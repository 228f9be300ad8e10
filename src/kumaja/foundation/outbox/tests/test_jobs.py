"""The outbox's own jobs."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.contrib.contenttypes.models import ContentType

from kumaja.foundation.core.tests.counted import known_rows
from kumaja.foundation.outbox.jobs import JOBS, SCHEDULE

pytestmark = pytest.mark.django_db
NAME = "outbox.refresh_statistics"


def test_the_database_counts_its_rows_daily() -> None:
    ContentType.objects.all().delete()
    ContentType.objects.bulk_create(ContentType(app_label="x", model=f"m{n}") for n in range(70))
    JOBS[NAME]({}, now=datetime(2026, 11, 22, tzinfo=UTC))

    assert known_rows(ContentType._meta.db_table) == 70
    assert NAME in SCHEDULE
