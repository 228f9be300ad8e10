"""Every test sees the same day, and has a folder of the index of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.test import Client
from pytest_django.fixtures import Settings

from kumaja.front.profiles.tests.rows import NOW, a_region


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Settings) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def visitor(db: None) -> Client:
    """A visitor who is not signed in, in a region."""
    a_region()
    return Client(HTTP_HOST="localhost")
