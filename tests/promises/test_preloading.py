"""What the server loads before its processes part: all that pages need, and no more."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

_LOADED = """
import json, sys
from datetime import date
from kumaja.cli.setup import start
start()
from kumaja.config.preloading import load_what_stays
load_what_stays(today=date(2026, 11, 23))
print(json.dumps(sorted(sys.modules)))
"""
PAGES = {"kumaja.front.search.views", "kumaja.front.profiles.urls", "holidays.countries.finland"}
READERS_OF_WORKBOOKS = {"openpyxl", "numpy", "pandas"}


def test_workers_share_the_pages_and_hold_no_reader_of_workbooks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KUMAJA_DATA", str(tmp_path))
    monkeypatch.setenv("KUMAJA_HTTPS", "false")
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "kumaja.config.settings")
    answer = subprocess.run(
        [sys.executable, "-c", _LOADED], capture_output=True, check=True, text=True
    )
    loaded = set(json.loads(answer.stdout.splitlines()[-1]))
    assert loaded >= PAGES
    assert not loaded & READERS_OF_WORKBOOKS
