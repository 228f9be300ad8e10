"""What becomes of two records that are one: which fields can be chosen, and for how long."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Any

UNDO_LIFE = timedelta(days=30)
# What one record has and another may tell otherwise. Texts are chosen language by language.
CHOSEN = (
    "name_fi", "name_sv", "name_en", "kind", "business_id", "register_number", "summary_fi",
    "summary_sv", "summary_en", "description_fi", "description_sv", "description_en",
    "represents_fi", "represents_sv", "represents_en", "experience_expertise_fi",
    "experience_expertise_sv", "experience_expertise_en", "founded_year", "ended_on", "members",
    "website", "languages", "domicile", "locality", "is_region_wide", "umbrella", "county",
    "municipality", "claimed_at",
)  # fmt: skip


class PairState(StrEnum):
    """Where a pair is: nobody has decided, they are two, or they became one."""

    OPEN = "open"
    NOT_DUPLICATE = "not_duplicate"
    MERGED = "merged"


class Moved(StrEnum):
    """What was done to one column of one row."""

    MOVED = "moved"  # it points to the kept record now
    FIELD = "field"  # a column of one of the two records
    MADE = "made"  # the row is new
    CLASH = "clash"  # it would stand beside a row of the kept record: both stay


def is_told(value: Any) -> bool:  # noqa: ANN401 - any column
    """Test whether a column tells something; no is an answer only where it was chosen."""
    return value not in (None, "", [], {}, False)


def differing(kept: Mapping[str, Any], gone: Mapping[str, Any]) -> list[str]:
    """Return the fields in which both tell something, and not the same."""
    return [
        name
        for name in CHOSEN
        if is_told(kept[name]) and is_told(gone[name]) and kept[name] != gone[name]
    ]


def visibility_after(
    kept: Mapping[str, str], gone: Mapping[str, str], taken: Collection[str]
) -> dict[str, str]:
    """Return who sees which field: a word that was hidden there is hidden here too."""
    words = {name.removesuffix("_fi").removesuffix("_sv").removesuffix("_en") for name in taken}
    return {**kept, **{name: who for name, who in gone.items() if name in words}}


def filled(kept: Mapping[str, Any], gone: Mapping[str, Any]) -> list[str]:
    """Return the fields that only the record that goes tells."""
    return [name for name in CHOSEN if is_told(gone[name]) and not is_told(kept[name])]
