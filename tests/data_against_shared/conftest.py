"""Where the data beside the project lies."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared" / "data"


@pytest.fixture
def shared() -> Path:
    """Return the folder of real data; the test is skipped, saying so, when it is not there."""
    if not SHARED.is_dir():
        pytest.skip("../shared/data is not there")
    return SHARED
