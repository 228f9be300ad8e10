"""The invented regions as their writers keep them: TOML files, read in the order of their names.

Uusimaa lies at the top of the folder, another region in a folder of its own.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from kumaja.foundation.core.domain.text import LANGUAGES, Trilingual

DATA = Path(__file__).parent / "data"
Entry = dict[str, Any]


@cache
def read_file(file: Path) -> Entry:
    """Return what a file tells; read once."""
    return tomllib.loads(file.read_text("utf-8"))


def entries(folder: str, name: str) -> Iterator[Entry]:
    """Yield each entry of a kind from all files of a folder."""
    for file in sorted((DATA / folder).glob("*.toml")):
        yield from read_file(file).get(name, [])


def public_bodies(place: str = "") -> list[Entry]:
    """Return a region's public bodies: real ones, whose contacts here are invented."""
    bodies: list[Entry] = read_file(DATA / place / "public_bodies.toml")["public_body"]
    return bodies


def region_told(place: str = "") -> Entry:
    """Return what a region says of itself, where it is found, and who its controllers are."""
    return read_file(DATA / place / "region.toml")


def trilingual(entry: Entry, name: str) -> Trilingual:
    """Return a text of an entry in the languages in which it is written."""
    return Trilingual(*(entry.get(f"{name}_{language}", "") for language in LANGUAGES))


def texts(entry: Entry, *names: str) -> dict[str, str]:
    """Return the trilingual columns of an entry, empty where it has none."""
    return {
        f"{name}_{language}": entry.get(f"{name}_{language}", "")
        for name in names
        for language in LANGUAGES
    }
