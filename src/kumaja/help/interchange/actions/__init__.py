"""Bringing data of other systems in, and telling ours."""

from kumaja.help.interchange.actions.exporting import export_package
from kumaja.help.interchange.actions.hsds import HsdsMapping
from kumaja.help.interchange.actions.ptv import PtvMapping

__all__ = ["HsdsMapping", "PtvMapping", "export_package"]
