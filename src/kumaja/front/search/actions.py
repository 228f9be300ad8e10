"""Builds the index and keeps it in step with the rows."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

from django.db import DatabaseError, close_old_connections
from django.utils.timezone import localtime

from kumaja.foundation.index.actions import drop_old_changes
from kumaja.foundation.index.domain.cursor import Cursor, Mark
from kumaja.foundation.index.engine import folders
from kumaja.foundation.index.engine.folders import IndexHeld, IndexMissing
from kumaja.foundation.index.engine.searcher import times_past
from kumaja.foundation.index.engine.writer import Writer
from kumaja.foundation.index.models import Change
from kumaja.foundation.index.queries.changes import (
    changes_after,
    cursor_now,
    is_of_another_database,
)
from kumaja.front.search.documents import SOURCES

_log = logging.getLogger(__name__)

BATCH = 500
FARTHEST_BEHIND = timedelta(days=6)  # changes live for seven
TEND_AGAIN = timedelta(hours=1)
PAUSE, PAUSE_WHEN_HELD = 0.5, 5.0
Rows = dict[str, set[str]]


def rebuild_index(*, now: datetime) -> int:
    """Build the index anew beside the one in use and swap them; return how many rows it holds.

    Searches go on in the old one. What changes while this reads is read again from the log.
    """
    with folders.held("rebuild", wait=True):
        folder = folders.new_copy(localtime(now))
        cursor = cursor_now()
        writer = Writer(folder)
        count = sum(writer.add(source.documents(None, now=now)) for source in SOURCES)
        writer.commit()
        writer.close()
        folders.write_mark(folder, Mark(cursor, now))
        folders.publish(folder)
        return count


def follow_once(*, now: datetime) -> int:
    """Bring the index of this machine up to the log's end, or a batch nearer; return the changes.

    Raises IndexHeld when another process of this machine follows. Killed anywhere, the next one
    reads the same changes again: the cursor is written after the commit.
    """
    with folders.held("follower", wait=False):
        folder, mark = _usable_copy(now)
        changes = changes_after(mark.cursor, BATCH)
        is_time_to_tend = now - mark.at > TEND_AGAIN
        rows = _touched(changes)
        if is_time_to_tend:
            _add_past(rows, now)
            drop_old_changes(now=now)
        if rows:
            _make_anew(folder, rows, now)
        if changes or is_time_to_tend:
            cursor = Cursor(changes[-1].transaction, changes[-1].pk) if changes else mark.cursor
            folders.write_mark(folder, Mark(cursor, now if is_time_to_tend else mark.at))
        return len(changes)


def follow(stop: Event, *, clock: Callable[[], datetime], pause: float = PAUSE) -> None:
    """Follow the log until told to stop; a failure is logged and tried again."""
    wait = pause
    while not stop.wait(wait):
        wait = pause
        try:
            while follow_once(now=clock()) == BATCH and not stop.is_set():
                pass
        except IndexHeld:
            wait = PAUSE_WHEN_HELD
        except (DatabaseError, OSError, ValueError):
            _log.exception("The search index could not be brought up to date; trying again.")
            close_old_connections()
            wait = PAUSE_WHEN_HELD
    close_old_connections()


def _usable_copy(now: datetime) -> tuple[Path, Mark]:
    """Return the copy in use and how far it has read; built anew when it cannot be gone on with."""
    try:
        folder = folders.current()
        mark = folders.read_mark(folder)
    except IndexMissing:
        mark = None
    if mark is None or not _can_go_on(folder, mark, now):
        rebuild_index(now=now)
        folder = folders.current()
        mark = folders.read_mark(folder)
    if mark is None:
        raise IndexMissing(str(folder))
    return folder, mark


def _can_go_on(folder: Path, mark: Mark, now: datetime) -> bool:
    """Test whether following is enough.

    It is not after another analyser or format, after days without following, on another database,
    and once a day: what only time changes (an activity has ended) is in no log.
    """
    return (
        folders.is_up_to_date(folder)
        and now - mark.at < FARTHEST_BEHIND
        and folder.name.startswith(f"{localtime(now):%Y%m%d}")
        and not is_of_another_database(mark.cursor)
    )


def _touched(changes: Collection[Change]) -> Rows:
    """Return label → keys of all rows whose documents show something of what changed."""
    rows: Rows = {}
    for label, key in {(change.label, change.key) for change in changes}:
        for source in SOURCES:
            keys = set(source.touched_by(label, key))
            if label == source.LABEL:
                keys.add(key)
            if keys:
                rows.setdefault(source.LABEL, set()).update(keys)
    return rows


def _add_past(rows: Rows, now: datetime) -> None:
    """Add the rows whose next time has gone by."""
    for hit in times_past(int(now.timestamp()), BATCH):
        rows.setdefault(hit.label, set()).add(hit.key)


def _make_anew(folder: Path, rows: Rows, now: datetime) -> None:
    """Put the rows' documents of this moment into the copy, and take out what has none."""
    writer = Writer(folder)
    try:
        for source in SOURCES:
            if keys := rows.get(source.LABEL):
                writer.replace(source.LABEL, keys, source.documents(keys, now=now))
        writer.commit()
    finally:
        writer.close()
