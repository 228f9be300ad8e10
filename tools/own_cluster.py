"""Gives each test process a PostgreSQL server of its own, before Django reads its settings.

PostgreSQL numbers transactions for the whole server, so that a long test in one process would
hold up the log of changes in another.
"""

from __future__ import annotations

import os

_worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
_addresses = os.environ.get("KUMAJA_TEST_SERVERS", "").split()
if _addresses:
    _mine = int(_worker.removeprefix("gw")) % len(_addresses)
    os.environ["KUMAJA_DATABASE_URL"] = _addresses[_mine]
