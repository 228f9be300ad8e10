"""`kumaja migrate`: tables, and the data that ships with Kumaja."""

from __future__ import annotations

import argparse

from kumaja.cli.setup import Subparsers, start


def add_migrate(below: Subparsers) -> None:
    """Add the command to the parser."""
    command = below.add_parser(
        "migrate", help="make or change the tables, load places and vocabularies"
    )
    command.set_defaults(run=_migrate)


def _migrate(given: argparse.Namespace) -> None:
    del given
    start()
    from kumaja.cli.shipped import migrate_and_load

    migrate_and_load(verbosity=1)
