"""Forgetting rare searches, loading the words people use, looking for records that may be one.

Records are compared here, not in the room that keeps them: where associations meet is known here.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from kumaja.foundation.outbox.domain.schedules import Daily
from kumaja.help.directory.actions.missed import drop_rare_searches
from kumaja.help.directory.actions.spoken import LOAD_WORDS, load_spoken_words
from kumaja.help.directory.queries.streets import streets_of_organisations
from kumaja.network.registry.actions.finding import find_duplicates


def forget_rare_searches(_payload: dict[str, Any], *, now: datetime) -> None:
    """Delete searches under five that nobody has made for 30 days."""
    drop_rare_searches(now=now)


def load_words(payload: dict[str, Any], *, now: datetime) -> None:
    """Load the words people use, where a new demonstration did not wait for them."""
    del payload
    load_spoken_words(now=now)


def look_for_duplicates(_payload: dict[str, Any], *, now: datetime) -> None:
    """Compare all organisations with those that share something with them."""
    find_duplicates(now=now, streets=streets_of_organisations())


FORGET_SEARCHES, FIND_DUPLICATES = "directory.forget_rare_searches", "directory.find_duplicates"
JOBS = {
    LOAD_WORDS: load_words, FORGET_SEARCHES: forget_rare_searches,
    FIND_DUPLICATES: look_for_duplicates,
}  # fmt: skip
SCHEDULE = {FORGET_SEARCHES: Daily(time(3, 55)), FIND_DUPLICATES: Daily(time(4, 10))}
