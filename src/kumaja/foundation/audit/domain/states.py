"""What a row was like at a moment, put together from what each act changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

State = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One act: when, and the fields it changed; None before is a beginning, None after an end."""

    at: datetime
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def json_ready(state: Mapping[str, Any]) -> State:
    """Return the state with dates, numbers and ids as JSON has them."""
    ready: State = json.loads(json.dumps(dict(state), default=_as_text))
    return ready


def _as_text(value: object) -> str:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} cannot be kept in the audit")


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[State, State]:
    """Return both states, reduced to the fields that differ."""
    names = [name for name in after if before.get(name) != after[name]]
    return {name: before.get(name) for name in names}, {name: after[name] for name in names}


def state_at(moment: datetime, changes: Iterable[Change], now: Mapping[str, Any]) -> State:
    """Return the state at the moment; empty before the beginning and after the end.

    What an act up to the moment wrote holds; else what the first later act found; else what
    stands now.
    """
    state: State = dict(now)
    in_order = sorted(changes, key=lambda change: change.at)
    for change in reversed([change for change in in_order if change.at > moment]):
        if change.before is None and change.after is not None:
            return {}
        state |= change.before or {}
    for change in (change for change in in_order if change.at <= moment):
        if change.after is None and change.before is not None:
            state = {}
        else:
            state |= change.after or {}
    return state


def without(address: str, value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return the JSON value with every text that holds the mail address emptied."""
    if isinstance(value, str):
        pattern = rf"(?<![\w.+-]){re.escape(address)}(?![\w-]|\.\w)"
        return "" if re.search(pattern, value, re.IGNORECASE) else value
    if isinstance(value, list):
        return [without(address, item) for item in value]
    if isinstance(value, dict):
        return {name: without(address, item) for name, item in value.items()}
    return value
