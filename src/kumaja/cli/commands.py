"""The commands, in the order in which help lists them."""

from __future__ import annotations

from kumaja.cli import (
    checking,
    demonstration,
    exporting,
    importing,
    keeping,
    managing,
    migrating,
    serving,
)

ALL = (
    demonstration.add_demo,
    serving.add_serve,
    serving.add_worker,
    migrating.add_migrate,
    importing.add_import,
    exporting.add_export,
    keeping.add_backup,
    keeping.add_restore,
    keeping.add_verify,
    checking.add_check,
    managing.add_manage,
)
