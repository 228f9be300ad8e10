"""The drawing of the house, read from the import contracts: which room may use which."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "kumaja"
Layers = tuple[frozenset[str], ...]


def _layer(line: str) -> frozenset[str]:
    return frozenset(name.strip().strip("()") for name in line.split("|"))


def layers_of(container: str, project: Path = ROOT) -> Layers:
    """Return the layers of a container (`kumaja`, `kumaja.front`), the uppermost first."""
    text = (project / "pyproject.toml").read_text(encoding="utf-8")
    for contract in tomllib.loads(text)["tool"]["importlinter"]["contracts"]:
        if contract["type"] == "layers" and contract["containers"] == [container]:
            return tuple(_layer(line) for line in contract["layers"])
    raise KeyError(container)


@dataclass(frozen=True, slots=True, order=True)
class Room:
    """A room, by wing and name; `home` of wing `front`."""

    wing: str
    name: str

    @property
    def folder(self) -> Path:
        """Where its files lie."""
        return SOURCE / self.wing / self.name


def _level(layers: Layers, name: str) -> int:
    return next(level for level, names in enumerate(layers) if name in names)


@cache
def rooms() -> dict[str, Room]:
    """Return all rooms by name; names are unique in the house."""
    found = [
        Room(wing, name)
        for layer in layers_of("kumaja")
        for wing in layer
        for below in layers_of(f"kumaja.{wing}")
        for name in below
    ]
    return {room.name: room for room in found}


def may_use(upper: Room, lower: Room) -> bool:
    """Test whether the arrows let `upper` use `lower`; a room may use itself."""
    if upper == lower:
        return True
    if upper.wing != lower.wing:
        wings = layers_of("kumaja")
        return _level(wings, upper.wing) < _level(wings, lower.wing)
    names = layers_of(f"kumaja.{upper.wing}")
    return _level(names, upper.name) < _level(names, lower.name)


def room_of(file: Path) -> Room | None:
    """Return the room in which a file lies."""
    parts = file.relative_to(SOURCE).parts
    return rooms().get(parts[1]) if len(parts) > 2 else None  # noqa: PLR2004 - wing, room, file
