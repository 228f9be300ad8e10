"""The shipped lists, loaded for a test."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kumaja.foundation.places.actions import load_places

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


@pytest.fixture
def places(db: None) -> None:
    """Load the shipped lists; a matter of a millisecond when the session has loaded them."""
    del db
    load_places(now=NOW)
