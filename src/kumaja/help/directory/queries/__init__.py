"""Reads of activities, in a fixed number of statements."""

from kumaja.help.directory.queries.cards import (
    ActivityCard,
    cards_of,
    list_by_codes,
    similar_nearby,
)
from kumaja.help.directory.queries.details import Details, details_of

__all__ = [
    "ActivityCard",
    "Details",
    "cards_of",
    "details_of",
    "list_by_codes",
    "similar_nearby",
]
