"""The words people use that come with the program: tables beside this room."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kumaja.help.directory.domain.spoken import SaidExpression, SaidVoice

FOLDER: Final = Path(__file__).parent.parent / "data"
_SCHEMES: Final = {"situations": "life_situation", "groups": "target_group", "themes": "theme"}


def files() -> list[Path]:
    """Return the tables; the name of each begins with its language."""
    return sorted(FOLDER.glob("*/*.tsv"))


def shipped_expressions() -> Iterator[SaidExpression]:
    """Yield the everyday expressions, some more than once."""
    for language, row in _rows("words"):
        terms = (
            f"{scheme}:{code}"
            for column, scheme in _SCHEMES.items()
            for code in row[column].split()
        )
        words = (word.strip() for word in row["words"].split(","))
        yield SaidExpression(
            language, row["expression"], tuple(terms), tuple(filter(None, words)), row["reason"]
        )


def shipped_voices() -> Iterator[SaidVoice]:
    """Yield the words of each life situation's records, what people say in it, then of topics."""
    for language, row in _rows("situations"):
        yield SaidVoice(language, row["words"], situation=row["situation"], words=row["words"])
    for language, row in _rows("voices"):
        yield SaidVoice(language, row["voice"], situation=row["situation"])
    for language, row in _rows("topics"):
        yield SaidVoice(language, row["voice"], words=row["words"])


def _rows(kind: str) -> Iterator[tuple[str, dict[str, str]]]:
    for file in sorted(FOLDER.glob(f"{kind}/*.tsv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield file.stem[:2], row
