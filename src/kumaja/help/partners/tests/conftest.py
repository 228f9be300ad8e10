"""A region on the example day, a folder for its index, and a domain that answers come to."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from kumaja.foundation.outbox.tests.mails import DOMAIN
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory


@pytest.fixture(autouse=True)
def _folder_and_mail(tmp_path: Path, settings: Settings) -> None:
    settings.DATA = tmp_path
    settings.MAIL_IN_DOMAIN = DOMAIN


@pytest.fixture
def region(db: None, time_machine: object) -> Region:
    """Uusimaa with Tuusula, Mäntsälä and Hanko."""
    del db
    time_machine.move_to("2026-11-21T12:00:00Z", tick=False)  # type: ignore[attr-defined]
    rows = Municipality.objects.filter(code__in=("858", "505", "078"))
    made: Region = RegionFactory.create(municipalities=list(rows))
    return made
