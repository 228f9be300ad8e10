"""The lists of places that come with the program: CSV files beside this room."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "data"
FILES = ("counties.csv", "municipalities.csv", "localities.csv", "postal_codes.csv")


def rows_of(file: str) -> list[dict[str, str]]:
    """Return the rows of one list, column → text."""
    with (FOLDER / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def checksum_of(files: Iterable[Path]) -> str:
    """Return one checksum of the files' bytes; another text gives another."""
    digest = hashlib.sha256()
    for file in files:
        content = file.read_bytes()
        digest.update(len(content).to_bytes(8, "big"))
        digest.update(content)
    return digest.hexdigest()


def checksum() -> str:
    """Return the checksum of all lists of this room."""
    return checksum_of(FOLDER / file for file in FILES)
