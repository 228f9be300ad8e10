"""The person on the desk: invitations to them, and those that they sent."""

from __future__ import annotations

from kumaja.front.desk.actions import forget_invitations as erase
from kumaja.front.desk.queries.own_data import RECORD, export

__all__ = ["RECORD", "erase", "export"]
