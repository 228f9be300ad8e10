"""Good practices, their versions, and those who tried them."""

from kumaja.network.practices.models.practice import Practice, PracticeQuerySet
from kumaja.network.practices.models.texts import TEXTS, PracticeTexts
from kumaja.network.practices.models.use import PracticeUse, PracticeUseQuerySet
from kumaja.network.practices.models.version import PracticeVersion

__all__ = [
    "TEXTS",
    "Practice",
    "PracticeQuerySet",
    "PracticeTexts",
    "PracticeUse",
    "PracticeUseQuerySet",
    "PracticeVersion",
]
