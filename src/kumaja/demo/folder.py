"""The demonstration's data folder: kept while it fits this version, else set aside."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
MARK = "demo-fingerprint"


def fingerprint(package: Path = PACKAGE) -> str:
    """Return a print of all migrations: a folder made by others has other tables."""
    whole = hashlib.sha256()
    for file in sorted(package.glob("*/*/migrations/0*.py")):
        whole.update(str(file.relative_to(package)).encode() + file.read_bytes())
    return whole.hexdigest()


def prepared(data: Path, *, fresh: bool) -> bool:
    """Return whether the demonstration must be built; sets an unfitting folder aside, saying so.

    A folder without the mark that holds something else is never touched: raises SystemExit.
    """
    mark = data / MARK
    if mark.exists() and not fresh and mark.read_text("ascii") == fingerprint():
        return False
    if data.exists() and any(data.iterdir()):
        if not mark.exists() and not (data / "kumaja.sqlite3").exists():
            raise SystemExit(f"{data} holds something else. Choose another folder: --data DIR")
        _set_aside(data)
    data.mkdir(parents=True, exist_ok=True)
    return True


def _set_aside(data: Path) -> None:
    """Rename the folder, so that nothing in it is lost."""
    stamp = f"{datetime.now():%Y%m%d-%H%M%S}"  # noqa: DTZ005 - a name for the one who looks
    aside = data.with_name(f"{data.name}-{stamp}")
    data.rename(aside)
    print(f"The demonstration is built anew. What was there is kept in {aside}")  # noqa: T201


def note_built(data: Path) -> None:
    """Mark the folder as whole: it is written last, so that a broken build is noticed."""
    (data / MARK).write_text(fingerprint(), "ascii")
