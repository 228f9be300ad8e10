"""Gives each test process a PostgreSQL server of its own, before Django reads its settings.

PostgreSQL numbers transactions for the whole server, so that a long test in one process would
hold up the log of changes in another. Tests of rooms that ask no database are left out: SQLite's
part has run them, and here they would do the same once more. So are those marked `once`.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
_addresses = os.environ.get("KUMAJA_TEST_SERVERS", "").split()
if _addresses:
    _mine = int(_worker.removeprefix("gw")) % len(_addresses)
    os.environ["KUMAJA_DATABASE_URL"] = _addresses[_mine]

_ROOMS = Path(__file__).parents[1] / "src"
_DATABASE = {"db", "transactional_db", "live_server"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep what asks a database, and all tests outside rooms: they start processes that may."""
    left_out = [item for item in items if not _asks_a_database(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if _asks_a_database(item)]


def _asks_a_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    is_marked = item.get_closest_marker("django_db") is not None
    if item.get_closest_marker("once"):
        return False
    return is_marked or bool(_DATABASE & fixtures) or not item.path.is_relative_to(_ROOMS)
