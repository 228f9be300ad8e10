"""What a need can be narrowed by: the region's municipalities, themes and groups."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import municipalities_of
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.foundation.vocabulary.queries import terms_of

Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class NeedChoices:
    """Municipalities and terms, in the reader's language."""

    language: str
    municipalities: tuple[Municipality, ...]
    terms: tuple[Term, ...]

    @property
    def places(self) -> list[Choice]:
        """The municipalities by name."""
        return [
            (row.code, row.name.in_language(self.language).value) for row in self.municipalities
        ]

    def of(self, scheme: Scheme) -> list[Choice]:
        """Return the terms of a list, each by its whole name (`theme:memory`)."""
        return [
            (str(row), row.name.in_language(self.language).value)
            for row in self.terms
            if row.scheme == scheme
        ]

    def terms_named(self, names: Collection[str]) -> list[Term]:
        """Return the chosen terms."""
        return [row for row in self.terms if str(row) in names]

    def places_coded(self, codes: Collection[str]) -> list[Municipality]:
        """Return the chosen municipalities."""
        return [row for row in self.municipalities if row.code in codes]


def get_need_choices(region: Region, language: str, year: int) -> NeedChoices:
    """Return what a need in the region can be narrowed by: two statements."""
    places = municipalities_of(region).existing_in(year).by_name(language)
    terms = terms_of(Scheme.THEME, Scheme.TARGET_GROUP)
    return NeedChoices(language, tuple(places.named_only()), tuple(terms.named_only()))
