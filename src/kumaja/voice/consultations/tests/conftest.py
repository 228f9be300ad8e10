"""A region, a hearing in it, and an association that speaks."""

from __future__ import annotations

import pytest

from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.registry.models import Organisation
from kumaja.voice.consultations.models import Consultation
from kumaja.voice.consultations.tests.rows import a_consultation
from kumaja.voice.contributions.tests.rows import an_association


@pytest.fixture
def region(db: None) -> Region:
    del db
    made: Region = RegionFactory.create(hosts=["testserver"])
    return made


@pytest.fixture
def asked(region: Region) -> Consultation:
    return a_consultation(region)


@pytest.fixture
def own(region: Region) -> Organisation:
    return an_association(region, "Vierellä Jokelassa ry")
