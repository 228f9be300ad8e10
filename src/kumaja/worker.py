"""Unites the rooms' jobs and schedules, and runs what waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from kumaja.config.rooms import ROOMS

Job = Callable[..., None]


def united(name: str, rooms: tuple[str, ...] = ROOMS) -> dict[str, Any]:
    """Return the rooms' tables of that name (`JOBS`, `SCHEDULE`) as one; a name stands once."""
    table: dict[str, Any] = {}
    for room in rooms:
        if find_spec(f"{room}.jobs") is None:
            continue
        rows = getattr(import_module(f"{room}.jobs"), name, {})
        if twice := table.keys() & rows.keys():
            raise ValueError(f"{room} names jobs that another room has: {sorted(twice)}")
        table |= rows
    return table


def moment_text(moment: datetime) -> str:
    """Return a moment as it stands in a log line."""
    return moment.isoformat(timespec="seconds")
