"""Bringing data of other systems in."""

from kumaja.help.interchange.actions.ptv import PtvMapping

__all__ = ["PtvMapping"]
