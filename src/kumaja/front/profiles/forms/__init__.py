"""What lists are narrowed by, and what is asked of who wants in."""

from kumaja.front.profiles.forms.lists import (
    GAPS_BY,
    LISTS,
    PRACTICES_BY,
    ChoicesForm,
    NarrowingForm,
    PlaceForm,
    WordsForm,
    read_narrowing,
)

__all__ = [
    "GAPS_BY",
    "LISTS",
    "PRACTICES_BY",
    "ChoicesForm",
    "NarrowingForm",
    "PlaceForm",
    "WordsForm",
    "read_narrowing",
]
