"""Writing a region out as files."""

from kumaja.front.archive.actions.exporting import Counts, export_region

__all__ = ["Counts", "export_region"]
