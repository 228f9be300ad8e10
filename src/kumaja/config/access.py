"""The access tables of all rooms in one: the name of an address → who it is for."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from kumaja.config.rooms import ROOMS
from kumaja.foundation.core.domain.audiences import Audience


def united(rooms: tuple[str, ...] = ROOMS) -> dict[str, Audience]:
    """Return the rooms' tables as one; raises ValueError when two rooms name one address."""
    table: dict[str, Audience] = {}
    for room in rooms:
        if find_spec(f"{room}.access") is None:
            continue
        rows: dict[str, Audience] = import_module(f"{room}.access").ACCESS
        if twice := table.keys() & rows.keys():
            raise ValueError(f"{room} names addresses that another room has: {sorted(twice)}")
        table |= rows
    return table
