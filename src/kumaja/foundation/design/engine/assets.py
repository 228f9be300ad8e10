"""Hashed names of the built files, and the icons, as `make assets` left them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, cast

HERE = Path(__file__).parent
STATIC = HERE.parent / "static"

Shape = tuple[str, dict[str, str]]


@cache
def manifest() -> dict[str, str]:
    """Return name → path beneath the static folder, with the hash of its content."""
    return cast("dict[str, str]", json.loads((HERE / "manifest.json").read_text()))


@cache
def shapes_of(icon: str) -> tuple[Shape, ...]:
    """Return the shapes that draw an icon; KeyError when there is no such icon."""
    icons: dict[str, list[list[Any]]] = _icons()
    return tuple((element, dict(attributes)) for element, attributes in icons[icon])


def icon_names() -> list[str]:
    """Return the names of all icons."""
    return sorted(_icons())


@cache
def _icons() -> dict[str, list[list[Any]]]:
    return cast("dict[str, list[list[Any]]]", json.loads((HERE / "icons.json").read_text()))
