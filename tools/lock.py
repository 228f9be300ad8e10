"""Writes the requirement files anew: every package by version and hash, no registry's address."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = "requirements"


def compile_to(target: str, *sources: str, extras: tuple[str, ...]) -> None:
    """Resolve the sources for every Python and machine that Kumaja supports."""
    command = [
        str(Path(sys.executable).parent / "uv"), "pip", "compile", "--quiet", "--universal",
        "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--no-annotate",
        "--no-header", *(f"--extra={extra}" for extra in extras), "-o", f"{FOLDER}/{target}",
        *sources,
    ]  # fmt: skip
    subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    compile_to("run.txt", "pyproject.toml", extras=("finnish",))
    tested = ("pyproject.toml", f"{FOLDER}/build.in", f"{FOLDER}/test.in")
    compile_to("test.txt", *tested, extras=("finnish", "concepts"))
