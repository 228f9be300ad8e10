"""Writes what is here into a backup: every table of one moment, and what was uploaded."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import TextIO

from django.conf import settings
from django.db import connections

from kumaja.foundation.files.engine.store import path_of
from kumaja.foundation.files.models import StoredFile
from kumaja.keeping.archive import MANIFEST, Writer
from kumaja.keeping.fitting import own_version, tables_here
from kumaja.keeping.lines import line_of
from kumaja.keeping.manifest import Manifest, Part, print_of, written
from kumaja.keeping.parts import FILE_COLUMNS, FILES, copied, table_name
from kumaja.keeping.progress import Progress
from kumaja.keeping.rooted import root_here
from kumaja.keeping.sequences import last_key
from kumaja.keeping.tables import AT_ONCE, AnyModel, columns_of, kept_tables, lines_of


def write_backup(writer: Writer, *, using: str, now: datetime, out: TextIO) -> Manifest:
    """Write all there is to see by that connection; the manifest comes last and says what it was.

    The connection must stay in one transaction that shows one moment.
    """
    of = tables_here(using=using)
    models = kept_tables()
    total = sum(model._meta.base_manager.using(using).count() for model in models)
    progress = Progress(out, "rows", total)
    parts = tuple(_table(writer, model, using=using, progress=progress) for model in models)
    files, missing = _files(writer, using=using, out=out)
    manifest = Manifest(
        version=own_version(), made_at=now, database=connections[using].vendor,
        secret=print_of(settings.SECRET_KEY), of=of, parts=parts, files=files,
        missing_files=missing, log=root_here(using=using),
    )  # fmt: skip
    writer.put(MANIFEST, written(manifest))
    return manifest


def _table(writer: Writer, model: AnyModel, *, using: str, progress: Progress) -> Part:
    """Write one table and return what its lines came to."""
    label, rows, whole = model._meta.label, 0, sha256()
    with writer.part(table_name(label)) as out:
        for line in lines_of(model, using=using):
            out.write(line)
            whole.update(line)
            rows += 1
            if rows % AT_ONCE == 0:
                progress.add(AT_ONCE)
    progress.add(rows % AT_ONCE)
    columns = tuple(field.attname for field in columns_of(model))
    return Part(label, columns, rows, whole.hexdigest(), last_key(model, using=using))


def _files(writer: Writer, *, using: str, out: TextIO) -> tuple[Part, int]:
    """Write what was uploaded and then its list; one that is not on the disk is told of."""
    stored = StoredFile.objects.using(using)
    progress = Progress(out, "files", stored.count())
    listed, missing = [], 0
    for code, checksum in stored.order_by("pk").values_list("code", "checksum").iterator():
        try:
            source = path_of(code).open("rb")
        except OSError:
            missing += 1
            out.write(f"  The uploaded file {code} is not on the disk: it is left out.\n")
            continue
        with source, writer.part(f"{FILES}/{code}") as target:
            size, found = copied(source, target)
        if found != checksum:
            out.write(f"  The uploaded file {code} is not as it was sent; it is kept as it is.\n")
        listed.append(line_of([code, size, found]))
        progress.add()
    writer.put(f"{FILES}.jsonl", b"".join(listed))
    whole = sha256(b"".join(listed)).hexdigest()
    return Part(FILES, FILE_COLUMNS, len(listed), whole), missing
