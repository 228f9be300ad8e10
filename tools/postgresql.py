"""A throwaway PostgreSQL from the installed binaries: also when run as root, which it refuses."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_OPTIONS = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=60"


def binaries() -> Path | None:
    """Return the folder with `initdb` of the newest installed PostgreSQL, None without one."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


def _version(file: Path) -> float:
    return float(file.parents[1].name)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _other_user() -> str | None:
    """Return the user to become: PostgreSQL does not run as root."""
    if os.geteuid() != 0:
        return None
    names = {row.pw_name for row in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in names), None)


def _run(user: str | None, *command: str) -> None:
    subprocess.run(
        command, check=True, user=user, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
    )  # fmt: skip


@contextmanager
def throwaway() -> Iterator[str]:
    """Yield the address of a fresh server; raises FileNotFoundError without the binaries."""
    folder = binaries()
    if folder is None:
        raise FileNotFoundError("PostgreSQL is not installed")
    user, port = _other_user(), _free_port()
    with tempfile.TemporaryDirectory(prefix="kumaja-pg-") as home:
        if user:
            shutil.chown(home, user)
        data = f"{home}/data"
        _run(user, str(folder / "initdb"), "-D", data, "-U", "kumaja", "-A", "trust", "-E", "UTF8")
        settings = f"-p {port} -k {home} -h 127.0.0.1 {_OPTIONS}"
        control = str(folder / "pg_ctl")
        _run(user, control, "-D", data, "-w", "-o", settings, "-l", f"{home}/log", "start")
        try:
            yield f"postgresql://kumaja@127.0.0.1:{port}/postgres"
        finally:
            _run(user, control, "-D", data, "-m", "immediate", "stop")
