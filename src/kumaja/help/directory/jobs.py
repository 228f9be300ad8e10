"""Forgetting what only few have searched, loading the words people use."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from kumaja.foundation.outbox.domain.schedules import Daily
from kumaja.help.directory.actions.missed import drop_rare_searches
from kumaja.help.directory.actions.spoken import LOAD_WORDS, load_spoken_words


def forget_rare_searches(_payload: dict[str, Any], *, now: datetime) -> None:
    """Delete searches under five that nobody has made for 30 days."""
    drop_rare_searches(now=now)


def load_words(payload: dict[str, Any], *, now: datetime) -> None:
    """Load the words people use, where a new demonstration did not wait for them."""
    del payload
    load_spoken_words(now=now)


JOBS = {LOAD_WORDS: load_words, "directory.forget_rare_searches": forget_rare_searches}
SCHEDULE = {"directory.forget_rare_searches": Daily(time(3, 55))}
