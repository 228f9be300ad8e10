"""Lock 2: nobody uses another room's views, forms or addresses; parts with one reader keep it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.house import SOURCE

pytestmark = pytest.mark.gate

NOBODY = frozenset[str]()
READERS = {
    "views": NOBODY,
    "forms": NOBODY,
    "feeds": NOBODY,
    "middleware": NOBODY,
    "templatetags": NOBODY,
    "management": NOBODY,
    "urls": frozenset({"config"}),
    "access": frozenset({"config"}),
    "api": frozenset({"api"}),
    "personal": frozenset({"home"}),
    "documents": frozenset({"search"}),
    "jobs": frozenset({"worker"}),
}


def imported(source: str) -> Iterator[str]:
    """Yield each module that a source imports, `from a import b` as `a.b` too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def trespasses(room: str, source: str) -> list[str]:
    """Return the imports by which a file of `room` uses what another room keeps to itself."""
    found = []
    for module in imported(source):
        parts = module.split(".")
        if len(parts) < 4 or parts[0] != "kumaja" or parts[2] == room:
            continue
        if room not in READERS.get(parts[3], frozenset({room})):
            found.append(module)
    return found


def room_name(file: Path) -> str:
    parts = file.relative_to(SOURCE).parts
    return parts[1] if len(parts) > 2 and parts[0] not in {"cli", "config", "demo"} else parts[0]


def test_no_room_uses_what_another_keeps_to_itself() -> None:
    found = {
        str(file.relative_to(SOURCE)): wrong
        for file in SOURCE.rglob("*.py")
        if "tests" not in file.parts
        and (wrong := trespasses(room_name(file).removesuffix(".py"), file.read_text("utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    "line",
    [
        "from kumaja.network.registry.forms import OrganisationForm",
        "from kumaja.network.registry import views",
        "import kumaja.front.home.urls",
        "from kumaja.help.directory.documents import documents",
    ],
)
def test_a_trespass_is_caught(line: str) -> None:
    assert trespasses("desk", line)


def test_the_one_reader_may_read() -> None:
    assert not trespasses("search", "from kumaja.help.directory.documents import documents")
