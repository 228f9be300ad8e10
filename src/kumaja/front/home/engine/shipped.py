"""Reads the texts that come with the program from their files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kumaja.front.home.domain.texts import PageText, parsed

FOLDER = Path(__file__).parents[1] / "data"


@cache
def page_text(name: str, language: str) -> PageText:
    """Return a page's text in a language; each text exists in all three."""
    return parsed((FOLDER / "pages" / f"{name}.{language}.md").read_text("utf-8"))


@cache
def guide_names() -> frozenset[str]:
    """Return the names of the guides that there are."""
    return frozenset(file.name.partition(".")[0] for file in (FOLDER / "guides").glob("*.fi.md"))


@cache
def guide_text(name: str, language: str) -> PageText:
    """Return a guide in a language; raises KeyError when there is no such guide."""
    if name not in guide_names():
        raise KeyError(name)
    return parsed((FOLDER / "guides" / f"{name}.{language}.md").read_text("utf-8"))


@cache
def accessibility_facts() -> Mapping[str, Any]:
    """Return when and how this version was assessed, and the gaps that were found."""
    return tomllib.loads((FOLDER / "accessibility.toml").read_text("utf-8"))
