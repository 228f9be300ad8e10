"""Sentences are tested as the source has them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils.translation import override


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Tell sentences in the words of the source."""
    with override("en"):
        yield
