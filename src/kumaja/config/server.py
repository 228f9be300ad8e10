"""The web server: gunicorn with threads, and beside it the worker process."""

from __future__ import annotations

import gc
import signal
import subprocess
import sys
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.utils import timezone
from gunicorn.app.base import BaseApplication

WORKERS, THREADS = 2, 4
_YOUNG, _MIDDLE, _OLD = 20_000, 20, 20


def _set_aside_what_stays() -> None:
    """Keep the collector away from what was loaded: workers then share it, and pages are quicker.

    A page makes some ten thousand objects; the default of 700 looks through them ten times.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)


def _leave_the_end_to_the_master(_worker: Any) -> None:  # noqa: ANN401 - gunicorn's own class
    """Have a worker end when the master says so, not at Ctrl-C, which every process hears.

    Told twice at once, gunicorn waits for a lock that it holds itself: one end in twelve took
    five seconds and spoke of a lack of memory.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class Server(BaseApplication):
    """gunicorn inside this process: what is loaded before the fork is shared by its workers."""

    def __init__(
        self, *, bind: str, with_worker: bool, workers: int = WORKERS, threads: int = THREADS
    ) -> None:
        self._options = {
            "bind": bind,
            "workers": workers,
            "threads": threads,
            "worker_class": "gthread",
            "preload_app": True,
            "timeout": 60,
            "graceful_timeout": 5,
            "max_requests": 20_000,
            "max_requests_jitter": 2_000,
            "loglevel": "warning",
            "control_socket_disable": True,
        }
        self._with_worker = with_worker
        self._worker: subprocess.Popen[bytes] | None = None
        super().__init__()

    def load_config(self) -> None:
        """Give gunicorn its options and our two hooks."""
        for name, value in self._options.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)
        self.cfg.set("post_worker_init", _leave_the_end_to_the_master)
        self.cfg.set("when_ready", self._when_ready)
        self.cfg.set("on_exit", self._on_exit)

    def load(self) -> WSGIHandler:
        """Load the application in the master, with what stays; connections are the workers'."""
        from kumaja.config.preloading import load_what_stays  # noqa: PLC0415 - likewise
        from kumaja.config.wsgi import application  # noqa: PLC0415 - needs the settings first

        load_what_stays(today=timezone.localdate())
        connections.close_all()
        _set_aside_what_stays()
        return application

    def _when_ready(self, _arbiter: Any) -> None:  # noqa: ANN401 - gunicorn's own class
        if self._with_worker:
            command = [sys.executable, "-m", "kumaja", "worker", "--with-parent"]
            # In a group of its own: Ctrl-C reaches the server alone, which then ends it.
            self._worker = subprocess.Popen(  # noqa: S603 - our own
                command, stdin=subprocess.PIPE, process_group=0
            )

    def _on_exit(self, _arbiter: Any) -> None:  # noqa: ANN401 - gunicorn's own class
        if self._worker is not None:
            self._worker.terminate()
            self._worker.wait(timeout=10)
