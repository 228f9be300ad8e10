"""Runs a backup, a restore or a test of the installation, and tells of it in plain sentences."""

from __future__ import annotations

import argparse
import io
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from kumaja.cli.proving import tell
from kumaja.front.search.actions import rebuild_index
from kumaja.keeping.archive import sealed
from kumaja.keeping.checking import check_installation
from kumaja.keeping.erasures import erased_by
from kumaja.keeping.faults import Refused
from kumaja.keeping.fitting import has_tables
from kumaja.keeping.manifest import Manifest, print_of
from kumaja.keeping.placing import placed
from kumaja.keeping.restoring import Wish, restore
from kumaja.keeping.snapshot import snapshot
from kumaja.keeping.writing import write_backup


def run_backup(given: argparse.Namespace, out: TextIO) -> int:
    """Write the backup; returns 0, or 1 when there is none."""

    def act() -> None:
        quiet = io.StringIO() if given.quiet else out
        manifest = back_up(given.file.absolute(), force=given.force, out=quiet)
        tell(manifest, quiet)
        if manifest.missing_files and given.quiet:
            out.write(f"{manifest.missing_files} uploaded files are not on the disk.\n")

    return _told(act, out)


def back_up(file: Path, *, force: bool, out: TextIO) -> Manifest:
    """Write the backup of one moment into its place, or nothing; raises Refused."""
    if not has_tables(using="default"):
        raise Refused("The database is empty: there is nothing to back up.")
    with placed(file, force=force) as target, snapshot() as using, sealed(target) as writer:
        return write_backup(writer, using=using, now=timezone.now(), out=out)


def run_restore(given: argparse.Namespace, out: TextIO) -> int:
    """Restore the backup and build the index; returns 0, or 1 when nothing has changed."""

    def act() -> None:
        erased = erased_by(given.erased) if given.erased else frozenset[str]()
        wish = Wish(fresh=given.fresh, moved=given.moved, erased=erased)
        manifest = restore(given.file, wish, now=timezone.now(), out=out)
        out.write("Restored: every table is as it was written, and every rule holds.\n")
        tell(manifest, out)
        if manifest.secret != print_of(settings.SECRET_KEY):
            out.write(
                "The secret key is another one than when the backup was made: put the old one "
                "back, or authenticator apps must be set up anew.\n"
            )
        out.write("The search index is built anew.\n")
        out.flush()
        rebuild_index(now=timezone.now())

    return _told(act, out)


def run_check(out: TextIO) -> int:
    """Test the installation; returns 0 when nothing is wrong."""
    found: list[str] = []
    if _told(lambda: found.extend(check_installation(out)), out):
        return 1
    out.writelines(f"{fault}\n" for fault in found)
    out.write(f"{len(found)} faults.\n" if found else "Nothing is wrong.\n")
    return 1 if found else 0


def _told(act: Callable[[], None], out: TextIO) -> int:
    """Act; what can't be done is told in a sentence instead of a traceback."""
    try:
        act()
    except Refused as why:
        out.write(f"{why}\n")
    except DatabaseError as why:
        out.write(f"The database can't be used: {str(why).strip().splitlines()[0]}.\n")
    except OSError as why:
        out.write(f"The file can't be written: {why.strerror or why}.\n")
    else:
        return 0
    return 1
