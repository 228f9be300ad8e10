"""Installs locked requirements and Kumaja itself into `.venv`, with uv when it is there.

Runs before anything is installed, so that it uses the standard library alone.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PYTHON = ROOT / ".venv" / "bin" / "python"


def installer() -> list[str]:
    """Return the command that installs into `.venv`."""
    uv = shutil.which("uv")
    if uv:
        return [uv, "pip", "install", "--quiet", "--python", str(PYTHON)]
    quiet = ["--quiet", "--disable-pip-version-check", "--no-compile"]
    return [str(PYTHON), "-m", "pip", "install", *quiet]


def main(requirements: str) -> int:
    """Install what the file locks, then the project itself without asking any registry."""
    print(f"Installing {requirements} …", flush=True)
    locked = [*installer(), "--require-hashes", "-r", str(ROOT / requirements)]
    answer = subprocess.run(locked, check=False)
    if answer.returncode:
        print("The requirements could not be installed. Is the network there?")
        return answer.returncode
    own = [*installer(), "--no-deps", "--no-build-isolation", "-e", str(ROOT)]
    return subprocess.run(own, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
