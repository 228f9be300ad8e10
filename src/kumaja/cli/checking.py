"""`kumaja check`: is this installation fit to go live."""

from __future__ import annotations

import argparse

from kumaja.cli.setup import Subparsers, start


def add_check(below: Subparsers) -> None:
    """Add the command to the parser."""
    command = below.add_parser("check", help="test settings, database and index before going live")
    command.set_defaults(run=_check)


def _check(given: argparse.Namespace) -> int:
    del given
    start()
    from django.core.management import call_command
    from django.core.management.base import SystemCheckError

    try:
        call_command("check", deploy=True, fail_level="ERROR", databases=["default"])
        call_command("migrate", check_unapplied=True, verbosity=0)
    except (SystemCheckError, SystemExit) as wrong:
        print(wrong)
        return 1
    return 0
