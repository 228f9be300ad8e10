"""Tests a backup; needs no database and no settings."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from kumaja.foundation.ledger.domain.notes import short_code
from kumaja.keeping.faults import Refused
from kumaja.keeping.manifest import Manifest
from kumaja.keeping.proving import prove


def run_proof(file: Path, out: TextIO) -> int:
    """Say what the backup holds, or what is wrong with it; returns 0 or 1."""
    try:
        tell(prove(file, out), out)
    except Refused as why:
        out.write(f"{why}\n")
        return 1
    out.write("The backup is whole.\n")
    return 0


def tell(manifest: Manifest, out: TextIO) -> None:
    """Say in a line what a backup holds."""
    made = f"{manifest.made_at:%Y-%m-%d %H:%M %Z}"
    out.write(
        f"{len(manifest.parts)} tables, {manifest.rows} rows, {manifest.files.rows} files; "
        f"{made}, Kumaja {manifest.version}, {manifest.database}.\n"
    )
    if manifest.log and manifest.log.size:
        out.write(f"The log has {manifest.log.size} entries: {short_code(manifest.log.root)}.\n")
    if manifest.missing_files:
        out.write(f"{manifest.missing_files} uploaded files were not on the disk.\n")
