"""The small world that tests of several rooms walk in."""

from __future__ import annotations

import pytest

from tests.walk.world import World, make_world


@pytest.fixture
def world(db: None) -> World:
    """Return two regions with own and foreign associations and a person a role."""
    return make_world()
