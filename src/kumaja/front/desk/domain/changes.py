"""One act on a record, field by field: what the log kept before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# What the machine keeps for itself: no person changed it.
_SILENT = frozenset(
    {"sort_key", "match_key", "uuid", "code", "checked_at", "checked_by", "source", "source_id",
     "created_at", "granted_at", "granted_by", "uri", "tile_layout", "features",
     "is_demonstration", "data_day"}
)  # fmt: skip
_OWNERS = frozenset({"organisation", "region"})
_OWNED = "directory.Activity"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What the log holds of one field before and after: JSON, not yet in anybody's words."""

    field: str
    before: Any
    after: Any


def field_changes(
    before: Mapping[str, Any] | None, after: Mapping[str, Any] | None, label: str = ""
) -> tuple[FieldChange, ...]:
    """Return what changed, without what says nothing to a reader.

    Of what begins only what was filled in is told. An activity's association and region never
    change, and its page names them.
    """
    old, new = before or {}, after or {}
    silent = _SILENT | (_OWNERS if label == _OWNED else frozenset())
    changes = (FieldChange(name, old.get(name), new.get(name)) for name in (new or old))
    return tuple(
        change
        for change in changes
        if change.field not in silent and _differs(change, begins=change.field not in old)
    )


def _differs(change: FieldChange, *, begins: bool) -> bool:
    if begins and not change.after:
        return False
    return bool(_plain(change.before) != _plain(change.after))


def _plain(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return the value, with all ways of saying nothing as one."""
    return None if value in ("", [], {}) else value


def parted(before: Any, after: Any) -> tuple[list[Any], list[Any]]:  # noqa: ANN401 - lists or nothing
    """Return what went and what came of a list; both lists whole when only their order changed."""
    was, became = list(before or []), list(after or [])
    went = [item for item in was if item not in became]
    came = [item for item in became if item not in was]
    return (went, came) if went or came else (was, became)
