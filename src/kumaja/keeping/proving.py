"""Tests a backup by itself, without a database: the seal, and each part against the manifest."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TextIO

from kumaja.keeping.archive import Reader, is_sealed, opened
from kumaja.keeping.faults import Damaged
from kumaja.keeping.lines import values_in
from kumaja.keeping.manifest import Manifest, Part, Uploaded, read
from kumaja.keeping.parts import FILES, chunks_of, table_name
from kumaja.keeping.progress import Progress
from kumaja.keeping.rooting import require_root


def prove(file: Path, out: TextIO) -> Manifest:
    """Return the manifest of a backup that is whole; raises Refused with all that is wrong."""
    with opened(file) as reader:
        manifest = read(reader.manifest())
        faults = list(_faults(reader, manifest, out))
    if not faults and not is_sealed(file):
        faults = ["The seal does not fit: bytes outside the parts are not as they were written."]
    if faults:
        raise Damaged("The backup is damaged.\n" + "\n".join(f"  {fault}" for fault in faults))
    return manifest


def uploads_in(reader: Reader) -> Iterator[Uploaded]:
    """Yield what is listed of the uploaded files."""
    with reader.part(f"{FILES}.jsonl") as listed:
        for line in listed:
            name, size, found = values_in(line)
            yield Uploaded(str(name), int(size), str(found))


def _faults(reader: Reader, manifest: Manifest, out: TextIO) -> Iterator[str]:
    """Yield a sentence for each part that is not as it was written."""
    progress = Progress(out, "rows tested", manifest.rows)
    names = [(table_name(part.name), part) for part in manifest.parts]
    for name, part in [*names, (f"{FILES}.jsonl", manifest.files)]:
        try:
            _require_whole(reader, name, part)
        except Damaged as fault:
            yield str(fault)
        progress.add(part.rows)
    try:
        require_root(reader, manifest)
    except Damaged as fault:
        yield str(fault)
    try:
        for upload in uploads_in(reader):
            yield from _fault_of(reader, upload)
    except Damaged:
        return  # told above: the list itself is damaged


def _require_whole(reader: Reader, name: str, part: Part) -> None:
    rows, whole = 0, sha256()
    with reader.part(name) as lines:
        for line in lines:
            whole.update(line)
            rows += 1
    if (rows, whole.hexdigest()) != (part.rows, part.hash):
        raise Damaged(f"{name} is not as it was written: {rows} of {part.rows} rows.")


def _fault_of(reader: Reader, upload: Uploaded) -> Iterator[str]:
    whole = sha256()
    try:
        with reader.part(f"{FILES}/{upload.name}") as content:
            for chunk in chunks_of(content):
                whole.update(chunk)
    except Damaged as fault:
        yield str(fault)
        return
    if whole.hexdigest() != upload.hash:
        yield f"The uploaded file {upload.name} is not as it was written."
