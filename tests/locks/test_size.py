"""Lock 5: a long file is two ideas, a long function is several."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.house import ROOT, SOURCE

pytestmark = pytest.mark.gate

FILE, FUNCTION, TEMPLATE, TEST = 400, 40, 120, 300


def long_functions(source: str) -> Iterator[str]:
    """Yield the functions of more than 40 lines (their docstring counts)."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION:
                yield f"{node.name}: {lines} lines"


def limit_of(file: Path) -> int:
    if file.suffix == ".html":
        return TEMPLATE
    return TEST if "tests" in file.parts else FILE


def sources() -> Iterator[Path]:
    for folder in (SOURCE, ROOT / "tests", ROOT / "tools", ROOT / "benchmarks"):
        for pattern in ("*.py", "*.html"):
            yield from (file for file in folder.rglob(pattern) if "migrations" not in file.parts)


def test_files_are_short() -> None:
    found = {
        str(file.relative_to(ROOT)): lines
        for file in sources()
        if (lines := len(file.read_text("utf-8").splitlines())) > limit_of(file)
    }
    assert found == {}


def test_functions_are_short() -> None:
    found = {
        str(file.relative_to(ROOT)): long
        for file in sources()
        if file.suffix == ".py" and (long := list(long_functions(file.read_text("utf-8"))))
    }
    assert found == {}


def test_a_long_function_is_caught() -> None:
    assert list(long_functions("def f():\n" + "    x = 1\n" * 41))
    assert not list(long_functions("def f():\n" + "    x = 1\n" * 39))


def test_a_long_template_and_test_have_their_own_limits() -> None:
    assert limit_of(Path("a/templates/b.html")) == TEMPLATE
    assert limit_of(Path("a/tests/test_b.py")) == TEST
