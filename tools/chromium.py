"""The browser of the tests: the system's own; installed when it is missing and this is root."""

from __future__ import annotations

import os
import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = """Chromium is missing, and the browser tests need it. Install it:
  sudo apt-get install chromium        (Debian, Ubuntu)
  sudo dnf install chromium            (Fedora)"""


def find_browser() -> str | None:
    """Return where the system's Chromium is, None when there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def ensure_browser() -> str | None:
    """Return the browser, installing it as root when it is missing; says so when it can't."""
    if found := find_browser():
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Chromium from the system's packages …", flush=True)
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(["apt-get", "update", "-q"], check=False, **quiet)  # type: ignore[call-overload]
        subprocess.run(["apt-get", "install", "-y", "-q", "chromium"], check=False, **quiet)  # type: ignore[call-overload]
    found = find_browser()
    if found is None:
        print(MISSING, flush=True)
    return found
