"""Runs the tests in parts, says how long each took, and closes with one line of counts.

python -m tools.test all       everything: gate, SQLite, PostgreSQL, browser
python -m tools.test check     the fast gate: locks, linters, types, domain
python -m tools.test journeys  the browser's journeys on PostgreSQL
python -m tools.test axe       every page in all twelve views
python -m tools.test bench     the benchmarks
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

from tools.chromium import ensure_browser
from tools.postgresql import binaries, throwaway

ROOT = Path(__file__).parents[1]
CORES = str(os.cpu_count() or 2)
SPREAD = ("-n", CORES, "--dist", "worksteal")
PLAIN = "not gate and not browser and not axe and not postgresql"


class Run:
    """The parts that were run, and their counts together."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.failed_parts: list[str] = []

    def types(self) -> None:
        """Check the types; counted as one test."""
        begun = time.monotonic()
        answer = subprocess.run([sys.executable, "-m", "mypy"], cwd=ROOT, check=False)
        self._tell("types", begun, answer.returncode)
        self.counts["failed" if answer.returncode else "passed"] += 1

    def part(self, name: str, *arguments: str, **environment: str) -> None:
        """Run pytest over one part."""
        begun = time.monotonic()
        with tempfile.NamedTemporaryFile(suffix=".xml") as report:
            command = [
                sys.executable, "-m", "pytest", "-q", "--no-header",
                f"--junit-xml={report.name}", *arguments,
            ]  # fmt: skip
            answer = subprocess.run(command, cwd=ROOT, env=os.environ | environment, check=False)
            self._count(Path(report.name), answer.returncode)
        self._tell(name, begun, answer.returncode)

    def _count(self, report: Path, code: int) -> None:
        text = report.read_text("utf-8")
        suite = ET.fromstring(text).find("testsuite") if text else None  # noqa: S314 - our own
        if suite is None:
            self.counts["failed"] += 1
            return
        number = {
            key: int(suite.get(key, "0")) for key in ("tests", "failures", "errors", "skipped")
        }
        failed = number["failures"] + number["errors"]
        self.counts["failed"] += failed or (1 if code else 0)
        self.counts["skipped"] += number["skipped"]
        self.counts["passed"] += number["tests"] - failed - number["skipped"]

    def _tell(self, name: str, begun: float, code: int) -> None:
        if code:
            self.failed_parts.append(name)
        print(f"== {name}: {time.monotonic() - begun:.0f} s{' FAILED' if code else ''}", flush=True)

    def close(self) -> int:
        """Print the closing line; returns the exit code."""
        if self.failed_parts:
            print("Failed parts: " + ", ".join(self.failed_parts))
        counts = (f"{self.counts[word]} {word}" for word in ("passed", "failed", "skipped"))
        print(", ".join(counts), flush=True)
        return 1 if self.failed_parts or self.counts["failed"] else 0


def run_postgresql(run: Run) -> None:
    """Run what has a database, with a server for each test process (see `own_cluster`)."""
    if binaries() is None:
        print("PostgreSQL is not installed: its tests are left out.", flush=True)
        run.counts["skipped"] += 1
        return
    with ExitStack() as stack:
        servers = " ".join(stack.enter_context(throwaway()) for _ in range(int(CORES)))
        words = "not gate and not browser and not axe"
        run.part(
            "PostgreSQL", "-m", words, *SPREAD,
            PYTEST_PLUGINS="tools.own_cluster", KUMAJA_TEST_SERVERS=servers,
        )  # fmt: skip


def run_journeys(run: Run) -> None:
    """Run the browser's journeys with the demonstration on PostgreSQL, one after the other."""
    with throwaway() as server:
        run.part(
            "journeys on PostgreSQL", "-m", "browser", "-k", "journey", "tests/browser",
            KUMAJA_BROWSER_DATABASE_URL=server,
        )  # fmt: skip


def run_everything(run: Run) -> None:
    """Run all parts; the slow ones use all cores."""
    run.types()
    run.part("gate", "-m", "gate", "-n", CORES)
    run.part("SQLite", "-m", PLAIN, *SPREAD)
    run_postgresql(run)
    if ensure_browser() is None:
        run.failed_parts.append("browser")
    else:
        run.part("browser", "-m", "browser", *SPREAD)


def main(arguments: list[str]) -> int:
    """Run what was asked for; returns the exit code."""
    run = Run()
    match arguments:
        case ["all"]:
            run_everything(run)
        case ["check"]:
            run.types()
            run.part("gate", "-m", "gate", "-n", CORES)
            run.part("domain", "-k", "domain", "-m", PLAIN, "src")
        case ["journeys"]:
            run_journeys(run)
        case ["axe"]:
            run.part("axe", "-m", "axe", *SPREAD)
        case ["bench"]:
            return max(
                subprocess.run([sys.executable, str(file)], cwd=ROOT, check=False).returncode
                for file in sorted((ROOT / "benchmarks").glob("*.py"))
            )
        case _:
            print(__doc__)
            return 2
    return run.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
