"""`kumaja demo`: an invented region to try everything in, on one's own machine."""

from __future__ import annotations

import argparse
import os
import socket
from datetime import date
from pathlib import Path

from kumaja.cli.setup import Subparsers, start


def add_demo(below: Subparsers) -> None:
    """Add the command to the parser."""
    command = below.add_parser("demo", help="try Kumaja with an invented region")
    command.add_argument("--data", type=Path, default=Path("kumaja-demo"), help="its folder")
    command.add_argument("--port", type=int, default=8000)
    command.add_argument("--fresh", action="store_true", help="set the folder aside, begin anew")
    command.add_argument("--today", type=date.fromisoformat, help="the day the region is told from")
    command.add_argument("--no-server", action="store_true", help="only build it")
    command.set_defaults(run=_demo)


def _demo(given: argparse.Namespace) -> None:
    if not given.no_server:
        _require_free(given.port)
    os.environ["KUMAJA_DATA"] = str(given.data.resolve())
    os.environ.setdefault("KUMAJA_PUBLIC_URL", f"http://localhost:{given.port}")
    os.environ.setdefault("KUMAJA_HTTPS", "false")
    os.environ["DJANGO_SETTINGS_MODULE"] = "kumaja.config.demo"
    from kumaja.demo.folder import prepared

    is_new = prepared(given.data.resolve(), fresh=given.fresh)
    start("kumaja.config.demo")
    from kumaja.demo.run import build, serve

    if is_new:
        build(given.data.resolve(), today=given.today, is_served=not given.no_server)
    if not given.no_server:
        serve(port=given.port)


def _require_free(port: int) -> None:
    """Find out before anything is built; raises SystemExit when something listens there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as fault:
            told = f"Port {port} can't be used ({fault}). Choose another: --port NUMBER"
            raise SystemExit(f"{told} (with make: PORT=NUMBER)") from fault
