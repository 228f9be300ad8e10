"""A package of HSDS of any size, of version 1 or 3, to measure on: invented, always the same."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

_CITIES = (("Lohja", "08100"), ("Porvoo", "06100"), ("Hyvinkää", "05800"), ("Vantaa", "01300"))
_TEXT = (
    "The group is open to everyone who cares for someone at home. We drink coffee, talk about "
    "the week and plan outings together; a nurse of the county visits us once a month. "
)
_PER_ORGANISATION = 10


def write_package(folder: Path, *, services: int, schedules: int, seed: int = 7) -> None:
    """Write tables of version 1, with integer ids and weekday schedules without ids."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)  # noqa: S311 - the same package every time, nothing secret
    organisations = max(1, services // _PER_ORGANISATION)
    _table(folder, "organizations", ("id", "name", "description", "email", "url"), (
        (n, f"Caring Neighbours {n}", _TEXT, f"office{n}@example.org", f"https://n{n}.example.org")
        for n in range(1, organisations + 1)
    ))  # fmt: skip
    columns = ("id", "organization_id", "name", "description", "status", "fees", "email")
    _table(folder, "services", columns, (
        (
            n, 1 + n % organisations, f"Coffee group {n}", _TEXT * chance.randint(1, 4), "active",
            chance.choice(("Free", "5 euros", "")), f"group{n}@example.org",
        )
        for n in range(1, services + 1)
    ))  # fmt: skip
    _places(folder, services, chance)
    _table(folder, "regular_schedules", ("id", "service_id", "weekday", "opens_at", "closes_at"), (
        ("", 1 + n % services, 1 + chance.randrange(7), f"{8 + n // services}:00", "18:30")
        for n in range(schedules)
    ))  # fmt: skip


def _places(folder: Path, services: int, chance: random.Random) -> None:
    numbers = range(1, services + 1)
    _table(folder, "locations", ("id", "name", "latitude", "longitude"), (
        (n, f"House {n}", round(60 + chance.random(), 6), round(24 + chance.random(), 6))
        for n in numbers
    ))  # fmt: skip
    _table(folder, "services_at_location", ("id", "service_id", "location_id"), (
        ("", n, n) for n in numbers
    ))  # fmt: skip
    columns = ("id", "location_id", "address_1", "city", "state_province", "postal_code", "country")
    _table(folder, "physical_addresses", columns, (
        ("", n, f"Main street {n}", *(city := chance.choice(_CITIES))[:1], "", city[1], "FI")
        for n in numbers
    ))  # fmt: skip
    _table(folder, "phones", ("id", "location_id", "number"), (
        ("", n, f"09 {n:07}") for n in numbers
    ))  # fmt: skip


def _table(
    folder: Path, name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(columns)
        writer.writerows(rows)
