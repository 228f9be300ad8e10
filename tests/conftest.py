"""The small world that tests of several rooms walk in, built once for those that share it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.walk.standing import shares, stand_up, take_down, world_for
from tests.walk.world import World


@pytest.fixture
def world(request: pytest.FixtureRequest, db: None) -> World:
    """Return two regions with own and foreign associations and a person a role."""
    return world_for(request.node)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the tests that share the world follow each other, in whatever order they are."""
    items.sort(key=shares)


@pytest.hookimpl(tryfirst=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest
) -> None:
    """Build the world around the transaction that pytest-django makes for the test."""
    if fixturedef.argname == "_django_db_helper" and shares(request.node):
        stand_up(request.config, request.getfixturevalue("django_db_blocker"))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Take the world down before a test that does not share it."""
    result = yield
    if nextitem is None or not shares(nextitem):
        take_down(item.config)
    return result
