"""Starts Django for a command, with the settings it needs."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from typing import Any

import django
from pydantic import ValidationError

Subparsers = Any  # argparse keeps the class of its subparsers to itself
Run = Callable[[argparse.Namespace], int | None]


class BadSettings(SystemExit):
    """The settings can't be read; says which and why in a line each."""


def start(settings: str = "kumaja.config.settings") -> None:
    """Load the settings and all rooms; raises BadSettings with a sentence for each fault."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings)
    try:
        django.setup()
    except ValidationError as wrong:
        lines = [
            f"KUMAJA_{'.'.join(str(part) for part in fault['loc']).upper()}: {fault['msg']}"
            for fault in wrong.errors()
        ]
        raise BadSettings("The settings can't be read:\n  " + "\n  ".join(lines)) from wrong
    except ValueError as wrong:
        raise BadSettings(f"The settings can't be read: {wrong}") from wrong
