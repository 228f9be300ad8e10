"""`kumaja import KIND PATH`: read, report and, when told, apply; or undo what was applied."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kumaja.cli.setup import Subparsers, start


def add_import(below: Subparsers) -> None:
    """Add the command to the parser."""
    command = below.add_parser(
        "import", help="bring data in: read, report and, with --apply, apply"
    )
    command.add_argument("kind", help="what it is: organisations, activities, ptv, hsds, ptv-terms")
    command.add_argument("path", type=Path, nargs="?", help="a file or a folder")
    command.add_argument("--region", help="slug of the region, when there are several")
    command.add_argument("--source", help="whose table it is: its columns are kept by this name")
    doing = command.add_mutually_exclusive_group()
    doing.add_argument("--apply", action="store_true", help="apply it after the report")
    doing.add_argument("--undo", metavar="CODE", help="take back the import with this code")
    command.set_defaults(run=_import)


def _import(given: argparse.Namespace) -> int:
    start()
    from kumaja.cli.import_run import run_import

    return run_import(given, sys.stdout)
