"""Reads national vocabularies, and writes them when told."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TextIO

from kumaja.foundation.imports.domain.records import BrokenFile
from kumaja.foundation.imports.domain.sentences import Sentence
from kumaja.foundation.vocabulary.actions import import_terms
from kumaja.foundation.vocabulary.engine.ptv_terms import (
    ReadTerms,
    UnreadableVocabulary,
    read_terms,
)
from kumaja.help.interchange.engine.json_files import files_of

NAMES = ("LifeEvents.json", "TargetGroups.json", "ServiceClasses.json")


def import_vocabulary(path: Path, out: TextIO, *, apply: bool, now: datetime) -> None:
    """Tell what each file holds and what was refused; write all or nothing."""
    files = files_of(path)
    if path.is_dir():
        files = [file for file in files if file.name in NAMES] or files
    read = [(file.name, _read(file)) for file in files]
    for name, found in read:
        out.write(f"{name}: {len(found.terms)} terms, {len(found.refused)} refused\n")
        out.writelines(
            f"  record {row.place} {row.notation}: {row.reason}\n" for row in found.refused
        )
    if apply:
        records = [term for _, found in read for term in found.terms]
        written = import_terms(records=records, actor="import ptv-terms", now=now)
        out.write(f"{written} terms written.\n")
    else:
        out.write("Nothing is written yet. Write it: the same command with --apply\n")


def _read(file: Path) -> ReadTerms:
    try:
        return read_terms(file.read_bytes())
    except (OSError, UnreadableVocabulary) as wrong:
        told = {"file": file.name, "fault": str(wrong)}
        raise BrokenFile(Sentence("%(file)s: %(fault)s", told)) from wrong
