"""`kumaja export KIND PATH`: write what is public, for other systems."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from kumaja.cli.setup import Subparsers, start


def add_export(below: Subparsers) -> None:
    """Add the command to the parser."""
    command = below.add_parser("export", help="write what is public, for other systems")
    command.add_argument("kind", help="what to write: hsds, or region (pages to read)")
    command.add_argument("path", type=Path, help="a folder: a new one, an empty one, or a former")
    command.add_argument("--region", help="slug of the region, when there are several")
    command.add_argument(
        "--today", type=date.fromisoformat, help="the day that the pages of a region tell of"
    )
    command.set_defaults(run=_export)


def _export(given: argparse.Namespace) -> int:
    start()
    from kumaja.cli.export_run import run_export

    return run_export(given, sys.stdout)
