"""The region that the tests of the room stand in."""

from __future__ import annotations

import pytest

from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory


@pytest.fixture
def region(db: None) -> Region:
    del db
    made: Region = RegionFactory.create()
    return made
