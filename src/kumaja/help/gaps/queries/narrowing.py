"""What lists of gaps are narrowed to: the page and CSV ask the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final

from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.help.gaps.queries.table import Missing, MissingRow

ABOUT: Final[Mapping[str, Scheme]] = {
    "situation": Scheme.LIFE_SITUATION,
    "theme": Scheme.THEME,
    "group": Scheme.TARGET_GROUP,
}


def about_of(scheme: str) -> str:
    """Return the word by which addresses call a list."""
    return next(name for name, value in ABOUT.items() if value == scheme)


@dataclass(frozen=True, slots=True)
class GapNarrowing:
    """By which list; one word of it; one municipality by its code or its slug."""

    about: str = ""
    term: str = ""
    municipality: str = ""

    @property
    def scheme(self) -> Scheme:
        """The list that is asked about."""
        return ABOUT.get(self.about, Scheme.LIFE_SITUATION)

    def pairs(self) -> dict[str, str]:
        """Return the parameters that say it."""
        return {name: value for name, value in asdict(self).items() if value}

    def apply(self, missing: Missing) -> list[MissingRow]:
        """Return the rows that fit."""
        return [
            row
            for row in missing.rows
            if self.term in ("", row.term.code)
            and self.municipality in ("", row.municipality.code, row.municipality.slug)
        ]
