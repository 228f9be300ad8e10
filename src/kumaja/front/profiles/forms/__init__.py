"""What lists are narrowed by, and what is asked of who wants in."""

from kumaja.front.profiles.forms.lists import (
    NarrowingForm,
    PlaceForm,
    WordsForm,
    read_narrowing,
)

__all__ = ["NarrowingForm", "PlaceForm", "WordsForm", "read_narrowing"]
