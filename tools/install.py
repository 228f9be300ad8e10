"""Makes `.venv`, and installs into it what is locked, and Kumaja itself.

python tools/install.py                     makes .venv
python tools/install.py requirements/x.txt  installs what the file locks
python tools/install.py … --project         and Kumaja itself, as it stands here

With uv when it is there, else with pip. Runs before anything is installed, so that it uses the
standard library alone.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PYTHON = ROOT / ".venv" / "bin" / "python"
PIP_OUTSIDE = (22, 3)  # from this version on pip installs into an environment that has none


def has_pip_for_others() -> bool:
    """Return whether the Python that runs this has a pip that serves `.venv` from outside."""
    command = [sys.executable, "-m", "pip", "--version"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    version = re.match(r"pip (\d+)\.(\d+)", answer.stdout)
    return version is not None and (int(version[1]), int(version[2])) >= PIP_OUTSIDE


def make_environment() -> int:
    """Make `.venv`; without a pip of its own where it can be helped: that takes six seconds."""
    if uv := shutil.which("uv"):
        command = [uv, "venv", "--quiet", "--python", sys.executable, str(ROOT / ".venv")]
    else:
        without = ["--without-pip"] if has_pip_for_others() else []
        command = [sys.executable, "-m", "venv", *without, str(ROOT / ".venv")]
    return subprocess.run(command, check=False).returncode


def installer() -> list[str]:
    """Return the command that installs into `.venv`."""
    if uv := shutil.which("uv"):
        return [uv, "pip", "install", "--quiet", "--python", str(PYTHON)]
    if has_pip_for_others():
        pip = [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    else:
        pip = [str(PYTHON), "-m", "pip"]
    return [*pip, "install", "--quiet", "--disable-pip-version-check", "--no-compile"]


def install(requirements: str) -> int:
    """Install what the file locks: it names every package, so that none is looked for."""
    print(f"Installing {requirements} …", flush=True)
    locked = ["--no-deps", "--require-hashes", "-r", str(ROOT / requirements)]
    answer = subprocess.run([*installer(), *locked], check=False)
    if answer.returncode:
        print("The requirements could not be installed. Is the network there?")
    return answer.returncode


def install_project() -> int:
    """Install Kumaja as it stands here, without asking any registry."""
    own = [*installer(), "--no-deps", "--no-build-isolation", "-e", str(ROOT)]
    return subprocess.run(own, check=False).returncode


def main(arguments: list[str]) -> int:
    """Do what was asked; returns the exit code of what failed first."""
    if not arguments:
        return make_environment()
    failed = install(arguments[0])
    return failed or (install_project() if "--project" in arguments else 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
