"""Where one lands lies in rooms above; these tests stay in their own."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def landing(settings: Settings) -> None:
    """Land on pages of this room."""
    settings.LOGIN_REDIRECT_URL = "accounts:settings"
    settings.LOGOUT_REDIRECT_URL = "account_login"


@pytest.fixture
def counted(settings: Settings) -> None:
    """Count tries, as a real installation does."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
