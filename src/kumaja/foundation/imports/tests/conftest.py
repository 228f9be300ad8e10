"""A toy room to bring things into."""

from __future__ import annotations

from pathlib import Path

import pytest

from kumaja.foundation.imports.tests.toys import Box


@pytest.fixture
def box(tmp_path: Path) -> Box:
    return Box(tmp_path)
