"""How long work takes, and how much memory the process has had."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from pathlib import Path

Values = dict[str, float]


def seconds(work: Callable[[], int]) -> float:
    """Return how long a command took; it must end well."""
    began = time.perf_counter()
    if work() != 0:
        raise SystemExit(1)
    return round(time.perf_counter() - began, 2)


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long something took."""
    began = time.perf_counter()
    work()
    return round((time.perf_counter() - began) * 1000, 1)


def peak_mb() -> float:
    """Return the most memory that this process has had."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def own_mb() -> float:
    """Return the memory that this process has written to itself and has not given back."""
    lines = Path("/proc/self/smaps_rollup").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty:")) / 1024
