"""Rows to say, for the tests of this room."""

from __future__ import annotations

import pytest

from kumaja.foundation.ledger.queries import verifying
from kumaja.foundation.ledger.tests.said import Said, make_table


@pytest.fixture
def said_rows(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let rows be said, and be found by the verification."""
    make_table()
    monkeypatch.setattr(verifying, "committed_models", lambda: [Said])
