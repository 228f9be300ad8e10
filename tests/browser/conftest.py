"""The demonstration in a real server, and the system's Chromium to look at it with."""

from __future__ import annotations

import functools
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.keys import become
from tests.browser.rows import ADDRESS
from tools.chromium import find_browser

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
BUILD_SECONDS, START_SECONDS = 240, 60


def environment_of_its_own() -> dict[str, str]:
    """Return an environment of the demonstration's own, without that of the tests."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("KUMAJA_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    if server := os.environ.get(ADDRESS):
        kept["KUMAJA_DATABASE_URL"] = server
    return kept | {"KUMAJA_ANALYSER": os.environ.get("KUMAJA_BROWSER_ANALYSER", "snowball")}


def kumaja(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "kumaja", *arguments]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the demonstration once for all workers of the run; the first one builds."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    folder, mark, claim = shared / "demo", shared / "demo-built", shared / "demo-claimed"
    try:
        claim.touch(exist_ok=False)
    except FileExistsError:
        _wait_for(mark)
        return folder
    command = kumaja("demo", "--data", str(folder), "--no-server")
    subprocess.run(command, check=True, env=environment_of_its_own(), timeout=BUILD_SECONDS)
    mark.touch()
    return folder


def _wait_for(mark: Path) -> None:
    for _ in range(BUILD_SECONDS * 5):
        if mark.exists():
            return
        time.sleep(0.2)
    pytest.fail("The demonstration was not built in time.")


@pytest.fixture(scope="session")
def data(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return this worker's own copy of the demonstration."""
    copy = tmp_path_factory.mktemp("data") / "demo"
    shutil.copytree(built, copy)
    return copy


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def site(data: Path) -> Iterator[str]:
    """Serve the copy with its worker; yield its address."""
    port = _free_port()
    command = kumaja("demo", "--data", str(data), "--port", str(port))
    server = subprocess.Popen(command, env=environment_of_its_own(), start_new_session=True)
    address = f"http://localhost:{port}"
    try:
        _wait_until_ready(f"{address}/healthz/ready", server)
        yield address
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=20)


def _wait_until_ready(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(START_SECONDS * 5):
        if server.poll() is not None:
            pytest.fail("The server ended at its start.")
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("The server did not get ready in time.")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the system's browser once a worker."""
    found = find_browser()
    if found is None:
        pytest.fail("Chromium is missing; `make test` installs it as root.")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser, site: str) -> Iterator[BrowserContext]:
    """Return a fresh visitor: 1280 wide, light, in Finnish."""
    context = chromium.new_context(
        base_url=site, viewport={"width": 1280, "height": 900}, locale="fi-FI"
    )
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Return a tab of the fresh visitor; a page that breaks on the server fails the test."""
    page = context.new_page()

    def broken(answer: object) -> None:
        status = getattr(answer, "status", 0)
        if status >= 500:
            failures.append(f"{status} {getattr(answer, 'url', '')}")

    failures: list[str] = []
    page.on("response", broken)
    page.server_failures = failures  # type: ignore[attr-defined]
    return page


@pytest.fixture(scope="session")
def signed_in(chromium: Browser, site: str) -> Callable[[str], Any]:
    """Return a function from a role of the demonstration to the cookies of who holds it."""

    @functools.cache
    def cookies(role: str) -> Any:  # noqa: ANN401 - the browser's own form
        context = chromium.new_context(base_url=site, locale="fi-FI")
        page = context.new_page()
        become(page, role)
        state = context.storage_state()
        context.close()
        return state

    return cookies
