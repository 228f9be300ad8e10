"""Reads the command line and hands over to one command."""

from __future__ import annotations

import argparse
import sys

from kumaja.cli import commands


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="kumaja", description="Kumaja's command line.")
    below = parser.add_subparsers(dest="command", required=True)
    for add in commands.ALL:
        add(below)
    given, rest = parser.parse_known_args(sys.argv[1:] if arguments is None else arguments)
    if rest and not given.takes_rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    given.rest = rest
    return int(given.run(given) or 0)
