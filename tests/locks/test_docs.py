"""The documentation names every room, command, setting and audience; its links lead somewhere."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from kumaja.cli.main import parser
from kumaja.config.environment import Environment
from kumaja.foundation.core.domain.audiences import Audience
from tools.decisions import FOLDER, index
from tools.drawing import PAGE, page_with
from tools.house import ROOT, rooms

pytestmark = pytest.mark.gate

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)


def docs() -> dict[Path, str]:
    files = [
        *(ROOT / "docs").rglob("*.md"),
        *ROOT.glob("*.md"),
        *(ROOT / "requirements").glob("*.md"),
    ]
    return {file: file.read_text("utf-8") for file in files if "_build" not in file.parts}


def commands() -> list[str]:
    found = parser()._subparsers._group_actions  # noqa: SLF001 - argparse has no reader
    return [name for action in found for name in (action.choices or {})]


def unnamed(names: list[str], text: str) -> list[str]:
    """Return the names that the text does not have."""
    return [name for name in names if name not in text]


def dead_links(file: Path, text: str) -> list[str]:
    """Return the links of a page that lead to no file."""
    found = []
    for pair in LINK.findall(text):
        target = (pair[0] or pair[1]).partition("#")[0]
        is_file = target and "://" not in target and not target.startswith("mailto:")
        if is_file and not (file.parent / target).exists():
            found.append(target)
    return found


def test_every_room_is_named() -> None:
    names = [f"`{room.wing}/{room.name}`" for room in rooms().values()]
    assert unnamed(names, PAGE.read_text("utf-8")) == []


def test_the_drawing_is_made_from_the_contract() -> None:
    text = PAGE.read_text("utf-8")
    assert page_with(text) == text


def test_every_command_is_named() -> None:
    names = [f"`kumaja {name}" for name in commands()]
    targets = TARGET.findall((ROOT / "Makefile").read_text("utf-8"))
    names += [f"`make {name}`" for name in targets if name != "clean"]
    assert unnamed(names, (ROOT / "docs" / "commands.md").read_text("utf-8")) == []


def test_every_setting_is_named() -> None:
    names = [f"`KUMAJA_{name.upper()}`" for name in Environment.model_fields]
    assert unnamed(names, (ROOT / "docs" / "settings.md").read_text("utf-8")) == []


def test_every_audience_is_named() -> None:
    names = [f"`{audience}`" for audience in Audience]
    assert unnamed(names, (ROOT / "docs" / "audiences.md").read_text("utf-8")) == []


def test_links_lead_somewhere() -> None:
    found = {str(file): dead for file, text in docs().items() if (dead := dead_links(file, text))}
    assert found == {}


def test_planted_faults_are_caught() -> None:
    assert unnamed(["`kumaja fly`"], "kumaja walks")
    assert dead_links(PAGE, "[a](nowhere.md)")
    assert isinstance(parser(), argparse.ArgumentParser)
    assert page_with(PAGE.read_text("utf-8").replace("registry", "cellar")) != "x"


def test_every_decision_is_listed() -> None:
    assert (FOLDER / "index.md").read_text("utf-8") == index()
