"""The person in feedback: what they told, and where the answer goes."""

from __future__ import annotations

from kumaja.front.home.actions.feedback import forget_feedback_of as erase
from kumaja.front.home.queries.own_data import RECORD, export

__all__ = ["RECORD", "erase", "export"]
