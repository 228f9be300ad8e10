"""The crisis contacts and triggers that come with the program: files beside this room."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent.parent / "data"
CONTACTS: Final = FOLDER / "crisis.toml"
TRIGGERS: Final = FOLDER / "triggers.tsv"


def files() -> list[Path]:
    """Return the files."""
    return [CONTACTS, TRIGGERS]


def shipped_contacts() -> list[dict[str, Any]]:
    """Return the contacts as columns of their rows, in their order."""
    told = tomllib.loads(CONTACTS.read_text("utf-8"))["contact"]
    return [_columns(entry) | {"position": place} for place, entry in enumerate(told)]


def shipped_triggers() -> list[tuple[str, str, str]]:
    """Return topic, language and text of each trigger."""
    with TRIGGERS.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["topic"], row["language"], row["text"]) for row in rows]


def _columns(entry: dict[str, Any]) -> dict[str, Any]:
    """Return one entry with its names under those of the columns."""
    names = {"fi": "name_fi", "sv": "name_sv", "en": "name_en"}
    return {names.get(key, key): value for key, value in entry.items()}
