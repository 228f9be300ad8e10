"""The small world built once for all tests that follow each other, each in its own savepoint.

Building it takes longer than most tests that walk in it. It stands in a transaction around them,
which is taken back before a test that wants none, or that commits.
"""

from __future__ import annotations

import pickle
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker

from kumaja.front.search.actions import rebuild_index
from tests.walk.world import NOW, World, make_world

_COMMITTING: Final = {"transactional_db", "live_server"}


@dataclass(slots=True)
class Standing:
    """A world that stands, in the transaction that holds its rows."""

    around: transaction.Atomic
    blocker: DjangoDbBlocker
    world: bytes
    index: Path | None = None


STANDING: Final = pytest.StashKey[Standing]()


def shares(item: pytest.Item) -> bool:
    """Test whether a test walks in the world and takes back all that it writes."""
    fixtures = set(getattr(item, "fixturenames", ()))
    marker = item.get_closest_marker("django_db")
    commits = bool(marker and marker.kwargs.get("transaction")) or bool(_COMMITTING & fixtures)
    return "world" in fixtures and not commits


def stand_up(config: pytest.Config, blocker: DjangoDbBlocker) -> None:
    """Build the world unless it stands; the test's own transaction comes within."""
    if STANDING in config.stash:
        return
    around = transaction.atomic()
    with blocker.unblock(), translation.override("fi"):
        around.__enter__()
        # Each test gets rows of its own in memory too.
        config.stash[STANDING] = Standing(around, blocker, pickle.dumps(make_world()))


def take_down(config: pytest.Config) -> None:
    """Take back the rows of the world that stands."""
    standing = config.stash.get(STANDING, None)
    if standing is None:
        return
    del config.stash[STANDING]
    with standing.blocker.unblock():
        transaction.set_rollback(True)
        standing.around.__exit__(None, None, None)
    if standing.index is not None:
        shutil.rmtree(standing.index)


def world_for(item: pytest.Item) -> World:
    """Return the world as it was built; one that commits builds its own."""
    if not shares(item):
        return make_world()
    world: World = pickle.loads(item.config.stash[STANDING].world)  # noqa: S301 - our own
    return world


def index_for(item: pytest.Item, factory: pytest.TempPathFactory) -> None:
    """Lay the world's search index into the test's folder; the first one builds it."""
    standing, own = item.config.stash.get(STANDING, None), Path(settings.DATA) / "index"
    if standing is None or not shares(item):
        rebuild_index(now=NOW)
        return
    if standing.index is None:
        rebuild_index(now=NOW)
        standing.index = factory.mktemp("index") / "index"
        shutil.copytree(own, standing.index)
    else:
        shutil.copytree(standing.index, own)
