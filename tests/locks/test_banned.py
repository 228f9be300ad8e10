"""Lock 4: what the linters don't know is banned here."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.house import ROOT, SOURCE

pytestmark = pytest.mark.gate

# The edge reads the clock: views and their kin, and what stands beside the wings.
EDGE = {"views", "api", "feeds", "management", "middleware", "gates", "templatetags", "personal"}
BESIDE = {"cli", "config", "demo", "worker.py", "__main__.py"}
CLOCKS = {"now", "localdate", "localtime", "today", "utcnow"}
# Data for machines is no script: no browser runs an `application/ld+json` block, and the policy of
# content that forbids inline script lets it stand. One component writes it, by a tag that escapes
# all that could end the block.
DATA = '<script type="application/ld+json">{% data_text value %}</script>'
INLINE = re.compile(
    r"<[^>]*\s(?:style|on[a-z]+)=|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE
)
HANDS = {"receiver", "post_save", "pre_save", "post_delete", "pre_delete", "m2m_changed"}


def part_of(file: Path) -> str:
    parts = file.relative_to(SOURCE).parts
    return parts[0] if parts[0] in BESIDE else Path(parts[min(2, len(parts) - 1)]).stem


def clocks_read(source: str) -> Iterator[str]:
    """Yield each reading of the clock: `timezone.now()`, `date.today()`, `timezone.localdate()`.

    With an argument, `localtime` and `localdate` only turn a given moment into local time.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            base = node.func.value
            name = getattr(base, "id", getattr(base, "attr", ""))
            turns = node.args and node.func.attr in {"localtime", "localdate"}
            if (
                not turns
                and node.func.attr in CLOCKS
                and name in {"timezone", "date", "datetime", "time"}
            ):
                yield f"{name}.{node.func.attr} line {node.lineno}"


def names_used(source: str) -> set[str]:
    """Return every name and attribute that a source uses."""
    tree = ast.walk(ast.parse(source))
    names = {node.id for node in tree if isinstance(node, ast.Name)}
    tree = ast.walk(ast.parse(source))
    return names | {
        alias.name for node in tree if isinstance(node, ast.ImportFrom) for alias in node.names
    }


def python() -> Iterator[tuple[Path, str]]:
    for file in SOURCE.rglob("*.py"):
        if not {"tests", "migrations"} & set(file.parts):
            yield file, file.read_text("utf-8")


def test_only_the_edge_reads_the_clock() -> None:
    found = {
        str(file.relative_to(SOURCE)): read
        for file, source in python()
        if part_of(file) not in EDGE | BESIDE and (read := list(clocks_read(source)))
    }
    assert found == {}


def test_a_clock_below_the_edge_is_caught() -> None:
    assert list(clocks_read("from django.utils import timezone\nx = timezone.now()"))
    assert part_of(SOURCE / "network/registry/actions.py") not in EDGE


def test_there_are_no_signals_and_safe_marks_only_in_one_module() -> None:
    home = SOURCE / "foundation/core/engine/html.py"
    for file, source in python():
        used = names_used(source)
        assert not used & HANDS, file
        assert file == home or "mark_safe" not in used, file
        assert file == home or "SafeString(" not in source, file


def test_forms_name_their_fields() -> None:
    for file, source in python():
        if part_of(file) == "forms":
            assert "__all__" not in source, file


def test_a_signal_is_caught() -> None:
    assert names_used("from django.db.models.signals import post_save") & HANDS


def test_templates_have_no_inline_style_or_script() -> None:
    found = {
        str(file.relative_to(SOURCE)): hits
        for file in SOURCE.rglob("templates/**/*.html")
        if (hits := INLINE.findall(without_data(file)))
    }
    assert found == {}


def without_data(file: Path) -> str:
    """Return a template without the one block of data that one component may write."""
    text = file.read_text("utf-8")
    return text.replace(DATA, "") if file.match("design/templates/cotton/data.html") else text


@pytest.mark.parametrize(
    "line",
    ['<p style="x">', "<a onclick='x'>", "<script>x</script>", DATA, '<a href="javascript:x">'],
)
def test_inline_style_and_script_are_caught(line: str) -> None:
    assert INLINE.search(line)


def ran(*command: str, paths: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    tool = str(Path(sys.executable).parent / command[0])
    return subprocess.run(
        [tool, *command[1:], *paths], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", "--quiet", "."),
        ("ruff", "format", "--check", "--quiet", "."),
        ("djlint", "src", "--lint", "--quiet"),
        ("deptry", "src"),
    ],
    ids=" ".join,
)
def test_the_linters_are_content(command: tuple[str, ...]) -> None:
    answer = ran(*command)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_templates_are_formatted(tmp_path: Path) -> None:
    """A component that stands within a line ends without one; all else is as djade writes it."""
    for number, file in enumerate(sorted(SOURCE.rglob("templates/**/*.html"))):
        copy = tmp_path / f"{number}-{file.name}"
        copy.write_text(file.read_text("utf-8").removesuffix("\n") + "\n", "utf-8")
    files = tuple(str(file) for file in sorted(tmp_path.iterdir()))
    answer = ran("djade", "--check", "--target-version", "5.2", paths=files)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_a_linter_bites(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text("import os\n")
    config = str(ROOT / "pyproject.toml")
    assert ran("ruff", "check", "--config", config, str(planted)).returncode != 0
    page = tmp_path / "planted.html"
    page.write_text("{%if a%}<img>{%endif%}\n")
    assert ran("djade", "--check", str(page)).returncode != 0
    assert ran("djlint", str(page), "--lint").returncode != 0
