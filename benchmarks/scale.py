"""How large things may become: figures by name, as one JSON object.

    python benchmarks/scale.py [NAME …]

Each figure is one function that returns its values; it runs in a process of its own on an empty
database, so that its memory is its own. A new figure is a function in
`benchmarks/large` and a line in FIGURES.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import cast

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tools.postgresql import throwaway  # noqa: E402 - path first

Values = dict[str, float]


# Each is named by its module and its function: it is loaded by the process that measures it.
FIGURES: dict[str, str] = {
    "hsds": "hsds",
    "hsds_list": "hsds",
    "duplicates": "registry",
    "alike": "help",
    "partners": "help",
    "region_export": "keeping",
    "backup": "keeping",
    "country": "country",
}
ON_POSTGRESQL = frozenset({"country"})


def measure(name: str) -> Values:
    """Return one figure, measured in a process of its own on a new database."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        told = {
            "KUMAJA_DATA": f"{folder}/data", "KUMAJA_HTTPS": "false",
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        }  # fmt: skip
        if name in ON_POSTGRESQL:
            told["KUMAJA_DATABASE_URL"] = stack.enter_context(throwaway())
        command = [sys.executable, __file__, "--here", name, folder]
        done = subprocess.run(
            command, env=os.environ | told, cwd=ROOT, capture_output=True, check=False, text=True
        )
        if done.returncode:
            raise SystemExit(done.stderr or done.stdout)
        return dict(json.loads(done.stdout.splitlines()[-1]))


def _here(name: str, folder: Path) -> None:
    from kumaja.cli.setup import start

    start()
    from kumaja.cli.shipped import migrate_and_load

    migrate_and_load(verbosity=0)
    print(json.dumps(_figure(name)(folder)))


def _figure(name: str) -> Callable[[Path], Values]:
    module = import_module(f"benchmarks.large.{FIGURES[name]}")
    return cast("Callable[[Path], Values]", getattr(module, name))


def main(arguments: list[str]) -> None:
    """Measure the figures named, or all."""
    if arguments[:1] == ["--here"]:
        _here(arguments[1], Path(arguments[2]))
        return
    names = arguments or list(FIGURES)
    unknown = [name for name in names if name not in FIGURES]
    if unknown:
        raise SystemExit(f"There is no figure {unknown[0]}. The figures are: {', '.join(FIGURES)}.")
    print(json.dumps({name: measure(name) for name in names}, indent=1))


if __name__ == "__main__":
    main(sys.argv[1:])
