"""What all tests stand on: places and vocabularies, loaded once a database."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.utils import translation
from hypothesis import settings
from pytest_django.plugin import DjangoDbBlocker

# How long an example takes depends on what else the machine does; slowness is measured elsewhere.
settings.register_profile("kumaja", deadline=None)
settings.load_profile("kumaja")
NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)


def load_shipped() -> None:
    """Load what ships with Kumaja, as `kumaja migrate` does."""
    from kumaja.foundation.places.actions import load_places
    from kumaja.foundation.vocabulary.actions import load_vocabulary
    from kumaja.help.directory.actions.crisis_loading import load_crisis

    call_command("createcachetable", verbosity=0)
    load_places(now=NOW)
    load_vocabulary(now=NOW)
    load_crisis(now=NOW)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Make the test database, with the shipped data beneath every test."""
    with django_db_blocker.unblock():
        load_shipped()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Load the shipped data anew after a test that commits: its clean-up empties all tables."""
    marker = item.get_closest_marker("django_db")
    blocker = item.config.stash.get(BLOCKER, None)
    result = yield
    # After the last test the database itself is gone already.
    if nextitem and marker and marker.kwargs.get("transaction") and blocker:
        with blocker.unblock():
            load_shipped()
    return result


def pytest_collection_finish() -> None:
    """Keep the collector away from what was loaded, as the server does: a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


BLOCKER = pytest.StashKey[DjangoDbBlocker]()


@pytest.fixture(scope="session", autouse=True)
def _remember_blocker(request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker) -> None:
    request.config.stash[BLOCKER] = django_db_blocker


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """Start each test in Finnish, whatever language an earlier one spoke."""
    translation.activate("fi")
    yield
    translation.deactivate()
