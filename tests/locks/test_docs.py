"""The documentation names every room, command, setting and audience; its links lead somewhere."""

from __future__ import annotations

import argparse
import re
from importlib import import_module
from pathlib import Path

import pytest

from kumaja.cli.main import parser
from kumaja.config.environment import Environment
from kumaja.foundation.core.domain.audiences import Audience
from kumaja.front.desk.queries.import_kinds import KINDS
from tools.decisions import FOLDER, index
from tools.drawing import PAGE, page_with
from tools.house import ROOT, SOURCE, rooms

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


def flags(command: argparse.ArgumentParser) -> list[str]:
    """Return the long options of a command; what is for the program itself is hidden from help."""
    told = (action for action in command._actions if action.help != argparse.SUPPRESS)  # noqa: SLF001
    names = (name for action in told for name in action.option_strings)
    return [name for name in names if name.startswith("--") and name != "--help"]


def own_subcommands() -> dict[str, list[str]]:
    """Return what the rooms add beneath `kumaja manage`, each with the options of its own."""
    found: dict[str, list[str]] = {}
    for file in SOURCE.glob("*/*/management/commands/[a-z]*.py"):
        module = ".".join(("kumaja", *file.relative_to(SOURCE).with_suffix("").parts))
        bare = argparse.ArgumentParser()
        import_module(module).Command().add_arguments(bare)
        found[file.stem] = flags(bare)
    return found


def rows_missing(commands: dict[str, list[str]], prefix: str, text: str) -> list[str]:
    """Return the commands without a row of their own, and the options that its rows do not name."""
    found = []
    for name, options in commands.items():
        rows = "\n".join(re.findall(rf"^\| `{prefix} {name}\b.*$", text, re.MULTILINE))
        found += [f"{prefix} {name} {option}" for option in options if option not in rows]
        found += [] if rows else [f"{prefix} {name}"]
    return found


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


def test_every_command_has_a_row_with_all_its_options() -> None:
    text = (ROOT / "docs" / "commands.md").read_text("utf-8")
    below = parser()._subparsers._group_actions[0].choices or {}  # noqa: SLF001
    assert rows_missing({name: flags(one) for name, one in below.items()}, "kumaja", text) == []
    assert {"create_region", "import_terms", "rebuild_index"} <= set(own_subcommands())
    assert rows_missing(own_subcommands(), "kumaja manage", text) == []
    assert unnamed([f"`{kind}`" for kind in KINDS], text) == []
    assert unnamed(list(KINDS), below["import"].format_help()) == []


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
    row = "| `kumaja walk [--slowly]` | Walks. |"
    assert rows_missing({"walk": ["--slowly", "--far"]}, "kumaja", row) == ["kumaja walk --far"]
    assert rows_missing({"fly": []}, "kumaja", row) == ["kumaja fly"]
    assert dead_links(PAGE, "[a](nowhere.md)")
    assert isinstance(parser(), argparse.ArgumentParser)
    assert page_with(PAGE.read_text("utf-8").replace("registry", "cellar")) != "x"


def test_every_decision_is_listed() -> None:
    assert (FOLDER / "index.md").read_text("utf-8") == index()
