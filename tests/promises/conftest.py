"""Each test has a data folder of its own; an index of the small world where it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from kumaja.front.search.actions import rebuild_index
from tests.walk.world import NOW, World


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Settings) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def found_world(world: World) -> World:
    """Return the small world with its search index built."""
    rebuild_index(now=NOW)
    return world
