"""Bringing data of other systems in."""

from kumaja.help.interchange.actions.hsds import HsdsMapping
from kumaja.help.interchange.actions.ptv import PtvMapping

__all__ = ["HsdsMapping", "PtvMapping"]
