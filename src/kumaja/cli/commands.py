"""The commands, in the order in which help lists them."""

from __future__ import annotations

from kumaja.cli import checking, demonstration, importing, managing, migrating, serving

ALL = (
    demonstration.add_demo,
    serving.add_serve,
    serving.add_worker,
    migrating.add_migrate,
    importing.add_import,
    checking.add_check,
    managing.add_manage,
)
