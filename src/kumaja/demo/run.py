"""Builds the demonstration and serves it, telling what it does and what to try."""

from __future__ import annotations

import time as clock
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from django.utils import timezone

from kumaja.cli.shipped import migrate_and_load
from kumaja.config.server import Server
from kumaja.demo.folder import note_built
from kumaja.demo.load import load_region
from kumaja.demo.load_region import host_of
from kumaja.demo.load_second import PLACE, load_second_region
from kumaja.foundation.outbox.actions import enqueue
from kumaja.front.search.actions import rebuild_index
from kumaja.help.directory.actions.spoken import LOAD_WORDS

HELSINKI = ZoneInfo("Europe/Helsinki")


def build(data: Path, *, today: date | None, is_served: bool = False) -> None:
    """Make tables, the region and the index; a build that breaks off is begun anew.

    Where it is served at once, the worker beside the server loads the words people use.
    """
    now = timezone.now() if today is None else datetime.combine(today, time(12), HELSINKI)
    _told("Tables, places and words", lambda: _tables(is_served=is_served))
    _told("The invented region Uusimaa", lambda: load_region(now=now))
    _told("The small region Etelä-Pohjanmaa", lambda: load_second_region(now=now))
    _told("The search index", lambda: rebuild_index(now=timezone.now()))
    note_built(data)


def _tables(*, is_served: bool) -> None:
    migrate_and_load(verbosity=0, with_words=not is_served)
    if is_served:
        enqueue(LOAD_WORDS, {}, now=timezone.now())


def _told(what: str, act: object) -> None:
    begun = clock.monotonic()
    print(f"{what} …", end=" ", flush=True)  # noqa: T201 - the one who waits reads this
    assert callable(act)  # noqa: S101 - written above
    act()
    print(f"{clock.monotonic() - begun:.1f} s")  # noqa: T201 - likewise


def serve(*, port: int) -> None:
    """Serve the demonstration until Ctrl-C."""
    print(WELCOME.format(port=port, second=host_of(PLACE)), flush=True)  # noqa: T201 - likewise
    Server(bind=f"127.0.0.1:{port}", with_worker=True, workers=1).run()


WELCOME = """
Kumaja is at http://localhost:{port}
A second, small region:      http://{second}:{port}
  or by its path:            http://localhost:{port}/etela-pohjanmaa/fi/

Try this:
  1. Search in your own words:   http://localhost:{port}/fi/haku/?q=muistisairas+äiti
  2. Try the roles by one click: http://localhost:{port}/fi/kokeile/
  3. Read the mails it would have sent, on the same page.
Everything is invented: associations, people, activities. Ctrl-C ends it.
"""
