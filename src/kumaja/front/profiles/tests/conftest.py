"""Every test sees the same day."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from kumaja.front.profiles.tests.rows import NOW, a_region


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def visitor(db: None) -> Client:
    """A visitor who is not signed in, in a region."""
    a_region()
    return Client(HTTP_HOST="localhost")
