"""A toy room to bring things into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

from kumaja.foundation.imports.tests.toys import Box


@pytest.fixture
def box(tmp_path: Path) -> Box:
    return Box(tmp_path)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Tell sentences in the words of the source."""
    with override("en"):
        yield
