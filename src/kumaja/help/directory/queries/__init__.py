"""Reads of activities, in a fixed number of statements."""

from kumaja.help.directory.queries.cards import (
    ActivityCard,
    cards_of,
    similar_nearby,
)
from kumaja.help.directory.queries.coded import list_by_codes
from kumaja.help.directory.queries.details import ChannelRow, Details, details_of
from kumaja.help.directory.queries.shown import as_card, as_row

__all__ = [
    "ActivityCard",
    "ChannelRow",
    "Details",
    "as_card",
    "as_row",
    "cards_of",
    "details_of",
    "list_by_codes",
    "similar_nearby",
]
