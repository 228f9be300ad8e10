"""When a job that failed is tried again."""

from __future__ import annotations

from datetime import timedelta

ATTEMPTS = 8
LEASE = timedelta(minutes=5)
_FIRST_WAIT = timedelta(seconds=30)
_LONGEST_WAIT = timedelta(hours=6)


def wait_after(attempts: int) -> timedelta | None:
    """Return how long to wait after that many attempts, or None when the job is given up."""
    if attempts >= ATTEMPTS:
        return None
    factor: int = 4 ** (attempts - 1)
    return min(_FIRST_WAIT * factor, _LONGEST_WAIT)
