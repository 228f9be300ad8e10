"""Locks 1 and 2: wings, rooms and parts import only what the drawing allows."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.house import ROOT, SOURCE

pytestmark = pytest.mark.gate


def lint(project: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    environment = os.environ | {"PYTHONPATH": str(project / "src")}
    return subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False
    )


def copied(target: Path) -> Path:
    def without_python(folder: str, names: list[str]) -> set[str]:
        return {
            name
            for name in names
            if not (name.endswith(".py") or (Path(folder) / name).is_dir())
            or name in {"tests", "templates", "static", "locale", "data", "__pycache__"}
        }

    shutil.copytree(SOURCE, target / "src" / "kumaja", ignore=without_python)
    shutil.copy(ROOT / "pyproject.toml", target)
    return target


def test_the_arrows_hold() -> None:
    answer = lint(ROOT)
    assert answer.returncode == 0, answer.stdout


PLANTED = {
    "a wing uses one above": (
        "foundation/places/policies.py",
        "import kumaja.network.registry.models",
    ),
    "a room uses one above": (
        "foundation/places/policies.py",
        "import kumaja.foundation.outbox.models",
    ),
    "rooms side by side use each other": (
        "foundation/core/engine/x.py",
        "import kumaja.foundation.language",
    ),
    "a model uses a query": (
        "network/registry/models/x.py",
        "import kumaja.network.registry.policies",
    ),
    "a view is used by another": (
        "foundation/core/gates.py",
        "import kumaja.foundation.core.views",
    ),
    "a room uses the demonstration": ("front/home/views.py", "import kumaja.demo"),
    "domain knows Django": ("foundation/core/domain/x.py", "import django"),
}


@pytest.mark.parametrize(("place", "line"), PLANTED.values(), ids=PLANTED.keys())
def test_a_wrong_import_is_caught(tmp_path: Path, place: str, line: str) -> None:
    project = copied(tmp_path)
    for room, part in (
        ("foundation/core", "views"), ("foundation/outbox", "models"),
        ("network/registry", "policies"), ("network/registry", "forms"),
    ):  # fmt: skip
        file = project / "src/kumaja" / room / f"{part}.py"
        if not file.exists() and not file.with_suffix("").exists():
            file.write_text('"""Planted."""\n')
    target = project / "src/kumaja" / place
    if not target.exists() and not target.with_suffix("").exists():
        target.write_text('"""Planted."""\n')
    elif target.with_suffix("").exists() and not target.exists():
        target = target.with_suffix("") / "planted.py"
        target.write_text('"""Planted."""\n')
    target.write_text(target.read_text() + f"\n{line}\n")

    assert lint(project).returncode != 0


def test_a_folder_without_a_place_in_the_drawing_is_caught(tmp_path: Path) -> None:
    project = copied(tmp_path)
    room = project / "src/kumaja/foundation/helpers"
    room.mkdir()
    (room / "__init__.py").write_text('"""Planted."""\n')

    assert lint(project).returncode != 0
