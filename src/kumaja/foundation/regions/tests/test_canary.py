"""The tools of the lock that no text of a region is shown in another."""

from __future__ import annotations

import pytest

from kumaja.foundation.regions.models import Controller, Region
from kumaja.foundation.regions.tests.canary import assert_silent, canary_of, plant_everywhere
from kumaja.foundation.regions.tests.factories import ControllerFactory, RegionFactory

pytestmark = pytest.mark.django_db


def test_every_text_of_a_region_gets_its_word_and_no_other_does() -> None:
    own, foreign = RegionFactory.create(), RegionFactory.create(slug="lappi")
    ControllerFactory.create(region=own)
    ControllerFactory.create(region=foreign, address="x" * 200)
    word = canary_of(foreign)

    assert plant_everywhere(foreign) >= 4

    planted = Controller.objects.get(region=foreign)
    assert planted.name_fi.endswith(word)
    assert planted.address.endswith(word)
    assert len(planted.address) == 200
    assert Region.objects.get(slug="lappi").name_sv.endswith(word)
    assert word not in Controller.objects.get(region=own).name_fi


def test_a_page_that_shows_a_text_of_another_region_is_caught() -> None:
    foreign = RegionFactory.create(slug="lappi")
    assert_silent(b"<p>Tuusula</p>", foreign)

    with pytest.raises(AssertionError, match="lappi"):
        assert_silent(f"<p>Rovaniemi {canary_of(foreign).upper()}</p>", foreign)
