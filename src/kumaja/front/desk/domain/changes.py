"""One act on a record, field by field, as people read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# What the machine keeps for itself: no person changed it.
_SILENT = frozenset(
    {"sort_key", "match_key", "uuid", "code", "checked_at", "checked_by", "source", "source_id",
     "created_at", "organisation", "region"}
)  # fmt: skip
_LONG = 600


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What one field said before and after."""

    field: str
    before: str
    after: str


def field_changes(
    before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> tuple[FieldChange, ...]:
    """Return what changed, without what says nothing to a reader."""
    old, new = before or {}, after or {}
    rows = []
    for name in new:
        was, became = written(old.get(name)), written(new[name])
        if name not in _SILENT and was != became:
            rows.append(FieldChange(name, was, became))
    return tuple(rows)


def written(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """Return a value of the log in one text; long ones are cut, and say so by their dots."""
    match value:
        case None | "" | [] | {} | False:
            text = ""
        case True:
            text = "✓"
        case list():
            text = ", ".join(filter(None, (written(item) for item in value)))
        case dict():
            text = " ".join(filter(None, (written(item) for item in value.values())))
        case _:
            text = str(value)
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"
