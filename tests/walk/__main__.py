"""Writes the snapshot of addresses anew: `python -m tests.walk`."""

from __future__ import annotations

import os

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kumaja.config.testing")
    django.setup()
    from tests.walk.test_addresses import SNAPSHOT, told

    SNAPSHOT.write_text(told(), "utf-8")
