"""`kumaja backup`, `restore` and `verify`: keeping what is here, and knowing that it is whole."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kumaja.cli.setup import Subparsers, start


def add_backup(below: Subparsers) -> None:
    """Add `backup` to the parser."""
    command = below.add_parser("backup", help="write all that is here into one file, at work")
    command.add_argument("file", type=Path)
    command.add_argument("--force", action="store_true", help="replace a file of that name")
    command.add_argument("--quiet", action="store_true", help="say only what is wrong")
    command.set_defaults(run=_backup)


def add_restore(below: Subparsers) -> None:
    """Add `restore` to the parser."""
    command = below.add_parser("restore", help="make this installation what a backup holds")
    command.add_argument("file", type=Path)
    command.add_argument("--fresh", action="store_true", help="lose all that is here now")
    command.add_argument(
        "--moved", action="store_true", help="nothing happened since the backup: mails go out"
    )
    command.add_argument(
        "--erased", type=Path, metavar="LIST", help="erase these again: from list_erasures"
    )
    command.set_defaults(run=_restore)


def add_verify(below: Subparsers) -> None:
    """Add `verify` to the parser."""
    command = below.add_parser("verify", help="test a backup or, without one, this installation")
    command.add_argument("file", type=Path, nargs="?")
    command.set_defaults(run=_verify)


def _backup(given: argparse.Namespace) -> int:
    start()
    from kumaja.cli.keeping_run import run_backup

    return run_backup(given, sys.stdout)


def _restore(given: argparse.Namespace) -> int:
    start()
    from kumaja.cli.keeping_run import run_restore

    return run_restore(given, sys.stdout)


def _verify(given: argparse.Namespace) -> int:
    if given.file is None:
        start()
        from kumaja.cli.keeping_run import run_check

        return run_check(sys.stdout)
    from kumaja.cli.proving import run_proof

    return run_proof(given.file, sys.stdout)
