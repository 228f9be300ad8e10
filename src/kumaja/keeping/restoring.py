"""Restores a backup: tested before anything is written, all of it in one transaction."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TextIO

from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, IntegrityError, connection, connections, transaction

from kumaja.foundation.core.engine.statistics import refresh_statistics
from kumaja.front.home.engine.journal import empty_journal
from kumaja.keeping.archive import Reader, opened
from kumaja.keeping.constraints import broken_rules
from kumaja.keeping.erasures import erase_again, erased_here
from kumaja.keeping.faults import Damaged, Refused
from kumaja.keeping.fitting import has_tables, tables_here
from kumaja.keeping.loading import empty, fill, held
from kumaja.keeping.manifest import Manifest, misfit
from kumaja.keeping.parts import table_name
from kumaja.keeping.progress import Progress
from kumaja.keeping.proving import prove, uploads_in
from kumaja.keeping.rooted import require_same_root, told_of_log
from kumaja.keeping.sequences import set_last_key
from kumaja.keeping.settling import settle
from kumaja.keeping.tables import AnyModel, kept_tables, lines_of
from kumaja.keeping.uploads import Uploads

_HERE = DEFAULT_DB_ALIAS


@dataclass(frozen=True, slots=True)
class Wish:
    """How to restore: over what is here, as a move, with a list of those to erase again."""

    fresh: bool = False
    moved: bool = False
    erased: Collection[str] = field(default_factory=frozenset)


def restore(file: Path, wish: Wish, *, now: datetime, out: TextIO) -> Manifest:
    """Make this installation what the backup says; raises Refused, and then nothing has changed."""
    manifest = prove(file, out)
    _make_tables(out)
    if why := misfit(manifest, tables_here(using=_HERE)):
        raise Refused(why)
    _require_room(fresh=wish.fresh, out=out)
    uploads = Uploads()
    try:
        with opened(file) as reader, transaction.atomic():
            sentences = _restore_rows(reader, manifest, wish, now=now, out=out)
            for upload in uploads_in(reader):
                uploads.put(reader, upload)
    except BaseException:
        uploads.take_back()
        raise
    out.writelines(f"{sentence}\n" for sentence in sentences)
    _tidy(uploads, fresh=wish.fresh)
    return manifest


def _make_tables(out: TextIO) -> None:
    """Make tables where there are none at all: an empty database is restored into at once."""
    Path(settings.DATA).mkdir(parents=True, exist_ok=True)
    if not has_tables(using=_HERE):
        out.write("The database is empty: its tables are made.\n")
        call_command("migrate", verbosity=0, interactive=False)
        for alias in connections:
            call_command("createcachetable", database=alias, verbosity=0)


def _require_room(*, fresh: bool, out: TextIO) -> None:
    """Refuse a database that somebody's work is in, or say what of it will go."""
    found = held(using=_HERE)
    if not found:
        return
    told = "\n".join(f"  {label}: {count}" for label, count in sorted(found.items()))
    if not fresh:
        raise Refused(
            f"This installation is not empty:\n{told}\n"
            "Nothing was changed. To lose all that is here and restore the backup, add --fresh."
        )
    out.write(f"What is here goes, with every table:\n{told}\n")
    out.flush()


def _restore_rows(
    reader: Reader, manifest: Manifest, wish: Wish, *, now: datetime, out: TextIO
) -> list[str]:
    """Empty, fill, test and settle, in the caller's transaction; return what is to be told."""
    erased = erased_here() | set(wish.erased)
    models = {model._meta.label: model for model in kept_tables()}
    empty(using=_HERE)
    progress = Progress(out, "rows restored", manifest.rows)
    for part in manifest.parts:
        with reader.part(table_name(part.name)) as lines:
            fill(models[part.name], lines, using=_HERE, tell=progress.add)
        set_last_key(models[part.name], part.last_key, using=_HERE)
    require_equal(manifest, models, out)
    require_same_root(manifest, using=_HERE)
    return [
        *told_of_log(manifest),
        *settle(now=now, moved=wish.moved),
        *erase_again(erased, now=now),
    ]


def require_equal(manifest: Manifest, models: dict[str, AnyModel], out: TextIO) -> None:
    """Refuse unless every table reads as the backup says, and every rule holds."""
    try:
        connection.check_constraints()
    except IntegrityError as wrong:
        raise Damaged(f"The backup points to rows that it does not have: {wrong}") from wrong
    progress = Progress(out, "rows compared", manifest.rows)
    for part in manifest.parts:
        if _read_back(models[part.name]) != (part.rows, part.hash):
            raise Damaged(f"{part.name} does not read as it was written: nothing was restored.")
        progress.add(part.rows)
    if faults := list(broken_rules(using=_HERE)):
        raise Damaged("The backup breaks rules of its tables.\n  " + "\n  ".join(faults))


def _read_back(model: AnyModel) -> tuple[int, str]:
    rows, whole = 0, sha256()
    for line in lines_of(model, using=_HERE):
        whole.update(line)
        rows += 1
    return rows, whole.hexdigest()


def _tidy(uploads: Uploads, *, fresh: bool) -> None:
    """Let nothing of what was here before be seen: limits, freed pages, files without a row."""
    if fresh:
        uploads.drop_strangers()
    cache.clear()
    empty_journal()
    refresh_statistics()
