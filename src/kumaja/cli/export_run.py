"""Runs an export and tells of it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Final, TextIO

from django.utils import timezone
from django.utils.translation import override

from kumaja.cli.regions import Refused, region_named
from kumaja.foundation.regions.models import Region
from kumaja.front.archive.actions import export_region
from kumaja.front.archive.engine.files import MANIFEST, SUMS
from kumaja.help.interchange.actions import export_package
from kumaja.help.interchange.engine.hsds_files import DESCRIPTION
from kumaja.keeping.snapshot import one_moment


def run_export(given: argparse.Namespace, out: TextIO) -> int:
    """Do what was asked; returns 0, or 1 when nothing could be written."""
    try:
        with override("en"), one_moment():
            _export(given, out)
    except Refused as fault:
        out.write(f"{fault}\n")
        return 1
    except OSError as fault:
        out.write(f"{given.path} can't be written: {fault.strerror}.\n")
        return 1
    return 0


def _export(given: argparse.Namespace, out: TextIO) -> None:
    if given.kind not in KINDS:
        raise Refused(f"There is no kind '{given.kind}'. The kinds are: {', '.join(KINDS)}.")
    KINDS[given.kind](given, region_named(given.region), out)


def _export_hsds(given: argparse.Namespace, region: Region, out: TextIO) -> None:
    folder: Path = given.path
    if folder.exists() and not _is_free(folder):
        raise Refused(f"{folder} holds other things. Name a new folder, or one of a former export.")

    def tell(name: str, count: int) -> None:
        out.write(f"  {count} {name}\n")
        out.flush()

    day = given.today or timezone.localdate()
    counts = export_package(region=region, folder=folder, day=day, on_progress=tell)
    out.write(f"{counts.organisations} organisations and {counts.services} services of {region}\n")


def _export_region(given: argparse.Namespace, region: Region, out: TextIO) -> None:
    folder: Path = given.path
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        broken = (folder / SUMS).exists() and not (folder / MANIFEST).exists()
        why = "holds an export that broke off: remove it" if broken else "is not empty"
        raise Refused(f"{folder} {why}. Name a new folder.")

    def tell(words: str) -> None:
        out.write(f"  {words} …\n")
        out.flush()

    now = timezone.now()
    day = given.today or region.closing_day(now) or timezone.localdate(now)
    counts = export_region(region=region, folder=folder, day=day, on_progress=tell)
    out.write(
        f"{counts.organisations} organisations, {counts.activities} activities and "
        f"{counts.networks} networks of {region} as of {day.isoformat()}\n"
    )


KINDS: Final[dict[str, Callable[[argparse.Namespace, Region, TextIO], None]]] = {
    "hsds": _export_hsds,
    "region": _export_region,
}


def _is_free(folder: Path) -> bool:
    """Test whether a folder is empty or holds a former export."""
    return folder.is_dir() and (not any(folder.iterdir()) or (folder / DESCRIPTION).is_file())
