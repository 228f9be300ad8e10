"""The documentation builds without a warning (`make docs`), and what it links to comes along."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.house import ROOT

pytestmark = pytest.mark.gate


def built(source: Path, into: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sphinx", "-W", "-q", "-b", "html", str(source), str(into)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_documentation_builds_without_a_warning(tmp_path: Path) -> None:
    answer = built(ROOT / "docs", tmp_path)

    assert answer.returncode == 0, answer.stderr
    assert {file.name for file in tmp_path.rglob("*.md")} >= {"README.md", "find-help.fi.md"}


def test_a_planted_fault_is_caught(tmp_path: Path) -> None:
    source = tmp_path / "docs"
    source.mkdir()
    shutil.copy(ROOT / "docs" / "conf.py", source)
    (source / "index.md").write_text("# Kumaja\n\n[nowhere](#nowhere)\n", "utf-8")

    answer = built(source, tmp_path / "html")

    assert answer.returncode
    assert "nowhere" in answer.stderr
