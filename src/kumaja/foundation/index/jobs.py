"""What the worker does for the index."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kumaja.foundation.index.actions import touch_all


def touch_rows(payload: dict[str, Any], *, now: datetime) -> None:
    """Note that rows changed which lie too low in the house to note it themselves."""
    touch_all(payload["label"], payload["keys"], now=now)


JOBS = {"index.touch": touch_rows}
