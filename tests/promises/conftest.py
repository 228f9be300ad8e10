"""Each test has a data folder of its own; an index of the small world where it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.walk.standing import index_for
from tests.walk.world import World


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Settings) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def found_world(
    world: World, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> World:
    """Return the small world with its search index built."""
    index_for(request.node, tmp_path_factory)
    return world
