"""`kumaja manage …`: what an operator does now and then, and Django's own commands."""

from __future__ import annotations

import argparse

from kumaja.cli.setup import Subparsers, start


def add_manage(below: Subparsers) -> None:
    """Add the command to the parser; what follows is handed on untouched."""
    command = below.add_parser(
        "manage", help="invite_administrator MAIL, rebuild_index, …", add_help=False
    )
    command.add_argument("rest", nargs=argparse.REMAINDER)
    command.set_defaults(run=_manage)


def _manage(given: argparse.Namespace) -> None:
    start()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["kumaja manage", *given.rest])
