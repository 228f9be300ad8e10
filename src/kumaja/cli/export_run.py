"""Runs an export and tells of it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TextIO

from django.utils import timezone
from django.utils.translation import override

from kumaja.cli.regions import Refused, region_named
from kumaja.help.interchange.actions import export_package
from kumaja.help.interchange.engine.hsds_files import DESCRIPTION

KINDS = ("hsds",)


def run_export(given: argparse.Namespace, out: TextIO) -> int:
    """Do what was asked; returns 0, or 1 when nothing could be written."""
    try:
        with override("en"):
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
    folder: Path = given.path
    if folder.exists() and not _is_free(folder):
        raise Refused(f"{folder} holds other things. Name a new folder, or one of a former export.")

    def tell(name: str, count: int) -> None:
        out.write(f"  {count} {name}\n")
        out.flush()

    region = region_named(given.region)
    day = timezone.localdate()
    counts = export_package(region=region, folder=folder, day=day, on_progress=tell)
    out.write(f"{counts.organisations} organisations and {counts.services} services of {region}\n")


def _is_free(folder: Path) -> bool:
    """Test whether a folder is empty or holds a former export."""
    return folder.is_dir() and (not any(folder.iterdir()) or (folder / DESCRIPTION).is_file())
