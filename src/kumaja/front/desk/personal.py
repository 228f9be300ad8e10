"""The person on the desk: invitations and other mail that went to them."""

from __future__ import annotations

from kumaja.front.desk.actions import forget_post_to as erase
from kumaja.front.desk.queries.own_data import RECORD, export

__all__ = ["RECORD", "erase", "export"]
