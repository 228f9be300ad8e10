"""Reads the command line and hands over to one command."""

from __future__ import annotations

import argparse
import sys

from kumaja.cli import commands

INTERRUPTED = 130  # what shells give for an end by Ctrl-C: 128 + SIGINT


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    whole = argparse.ArgumentParser(
        prog="kumaja", description="Kumaja: open software for regional networks of associations."
    )
    below = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for add in commands.ALL:
        add(below)
    return whole


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    given = parser().parse_args(sys.argv[1:] if arguments is None else arguments)
    try:
        return int(given.run(given) or 0)
    except KeyboardInterrupt:
        print("\nInterrupted.", file=sys.stderr)
        return INTERRUPTED
