"""`kumaja serve` and `kumaja worker`: the web server, and what works behind it."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
from threading import Event, Thread

from kumaja.cli.setup import Subparsers, start


def add_serve(below: Subparsers) -> None:
    """Add `serve` to the parser."""
    command = below.add_parser("serve", help="run the web server and, unless told not to, a worker")
    command.add_argument(
        "--no-worker", action="store_true", help="jobs are done by another machine"
    )
    command.add_argument("--bind", default="127.0.0.1:8000", help="address and port")
    command.set_defaults(run=_serve)


def add_worker(below: Subparsers) -> None:
    """Add `worker` to the parser."""
    command = below.add_parser("worker", help="do jobs, keep schedules, follow the index")
    command.add_argument("--once", action="store_true", help="do what is due, then end")
    command.add_argument("--with-parent", action="store_true", help=argparse.SUPPRESS)
    command.set_defaults(run=_worker)


def _serve(given: argparse.Namespace) -> None:
    start()
    from kumaja.config.server import Server

    Server(bind=given.bind, with_worker=not given.no_worker).run()


def _worker(given: argparse.Namespace) -> None:
    start()
    from kumaja.worker import work

    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    if given.with_parent:
        Thread(target=_stop_with_parent, args=(stop,), daemon=True).start()
    work(stop, once=given.once)


def _stop_with_parent(stop: Event) -> None:
    """Wait for the end of standard input: it closes when the server ends, however it ends."""
    while os.read(sys.stdin.fileno(), 4096):  # unbuffered: nothing is held when the process ends
        pass
    stop.set()
