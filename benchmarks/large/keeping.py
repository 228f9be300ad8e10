"""What leaves the installation as files: a region as pages, and a backup of everything."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.large.weighing import Values, peak_mb, seconds

ACTIVITIES = 1000
_COMMANDS = {"region_export": ("export", "region"), "backup": ("backup",)}


def region_export(folder: Path) -> Values:
    """Write a region of 1,000 and one of 4,000 activities out as pages and open data."""
    return _small_and_large("region_export", Path(folder))


def backup(folder: Path) -> Values:
    """Back up an installation with 1,000 and one with 4,000 activities."""
    return _small_and_large("backup", Path(folder))


def _small_and_large(name: str, folder: Path) -> Values:
    """Return what a command takes on N and on 4N activities, each in a process of its own."""
    found: Values = {}
    for sign, activities in (("n", ACTIVITIES), ("4n", 4 * ACTIVITIES)):
        environment = os.environ | {"KUMAJA_DATA": str(folder / sign)}
        _here("fill", str(activities), environment)
        told = json.loads(_here(name, str(folder / f"{sign}.out"), environment).splitlines()[-1])
        found |= {f"{key}_{sign}": value for key, value in told.items()}
    return found


def _here(name: str, given: str, environment: dict[str, str]) -> str:
    """Run a part of this module in a process of its own; returns what it printed."""
    command = [sys.executable, "-m", __name__, name, given]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def _fill(activities: int) -> None:
    from django.utils import timezone

    from benchmarks.region import build
    from kumaja.cli.shipped import migrate_and_load

    migrate_and_load(verbosity=0)
    build(organisations=activities // 2, activities=activities, now=timezone.now())


def _run(name: str, out: str) -> Values:
    from kumaja.cli.main import parser

    given = parser().parse_args([*_COMMANDS[name], out])
    return {"s": seconds(lambda: given.run(given) or 0), "mb": peak_mb()}


if __name__ == "__main__":
    from kumaja.cli.setup import start

    start()
    if sys.argv[1] == "fill":
        _fill(int(sys.argv[2]))
    else:
        print(json.dumps(_run(sys.argv[1], sys.argv[2])))
