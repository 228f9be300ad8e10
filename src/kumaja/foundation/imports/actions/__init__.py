"""The stages of an import: read and report, apply, undo."""

from kumaja.foundation.imports.actions.applying import NotReported, apply_run
from kumaja.foundation.imports.actions.mapping import Mapping
from kumaja.foundation.imports.actions.reading import drop_old_reports, read_and_report
from kumaja.foundation.imports.actions.undoing import NotApplied, undo_run

__all__ = [
    "Mapping",
    "NotApplied",
    "NotReported",
    "apply_run",
    "drop_old_reports",
    "read_and_report",
    "undo_run",
]
