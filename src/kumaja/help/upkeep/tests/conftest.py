"""A region, and a domain that answers come to."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from kumaja.foundation.outbox.tests.mails import DOMAIN
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory


@pytest.fixture(autouse=True)
def _mail_comes_in(settings: Settings) -> None:
    settings.MAIL_IN_DOMAIN = DOMAIN


@pytest.fixture
def region() -> Region:
    made: Region = RegionFactory.create(slug="keski")
    return made
