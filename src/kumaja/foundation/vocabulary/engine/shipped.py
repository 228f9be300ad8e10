"""The vocabularies that come with the program: TOML and CSV files beside this room."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path
from typing import Any

from kumaja.foundation.core.domain.text import LANGUAGES, Trilingual
from kumaja.foundation.vocabulary.domain.records import TermKey, TermRecord
from kumaja.foundation.vocabulary.domain.schemes import Scheme

FOLDER = Path(__file__).parent.parent / "data"
OURS = (
    Scheme.LIFE_SITUATION,
    Scheme.TARGET_GROUP,
    Scheme.THEME,
    Scheme.ACTIVITY_FORM,
    Scheme.HANDBOOK_PART,
)


def files() -> list[Path]:
    """Return the files of our own vocabularies."""
    return [FOLDER / f"{scheme}.toml" for scheme in OURS]


def our_terms() -> list[TermRecord]:
    """Return all terms of our own vocabularies in their order."""
    return [
        _record(scheme, entry)
        for scheme in OURS
        for entry in tomllib.loads((FOLDER / f"{scheme}.toml").read_text("utf-8"))["term"]
    ]


def _record(scheme: Scheme, entry: dict[str, Any]) -> TermRecord:
    """Return the term that one entry describes."""
    return TermRecord(
        scheme=scheme,
        code=entry["code"],
        label=Trilingual(entry["fi"], entry["sv"], entry["en"]),
        note=Trilingual(*(entry.get(f"note_{language}", "") for language in LANGUAGES)),
        words={language: tuple(entry.get(f"words_{language}", ())) for language in LANGUAGES},
        old_codes=tuple(entry.get("old", ())),
    )


def national_meanings() -> dict[str, tuple[TermKey, ...]]:
    """Return what the codes of the national service store mean in our words.

    Each is known by its notation (`KE11`) and by the older name that its records still carry
    (`http://urn.fi/URN:NBN:fi:au:ptvl:v3004`).
    """
    meanings: dict[str, tuple[TermKey, ...]] = {}
    with (FOLDER / "national_meanings.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            means = tuple(TermKey.read(text) for text in row["means"].split())
            for name in (row["notation"], row["older_name"]):
                if name:
                    meanings[name] = means
    return meanings
