"""What forms offer to choose from: codes and words, never keys."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import municipalities_of
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.foundation.vocabulary.queries import terms_of

Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Offers:
    """The municipalities of a region and the terms of some lists, in the reader's language."""

    language: str
    municipalities: tuple[Municipality, ...]
    terms: tuple[Term, ...]

    @property
    def places(self) -> list[Choice]:
        """The municipalities to choose from."""
        return [
            (row.code, row.name.in_language(self.language).value) for row in self.municipalities
        ]

    def of(self, scheme: Scheme) -> list[Choice]:
        """Return the terms of a list to choose from."""
        return [
            (row.code, row.name.in_language(self.language).value)
            for row in self.terms
            if row.scheme == scheme
        ]

    def municipalities_coded(self, codes: Collection[str]) -> list[Municipality]:
        """Return the chosen municipalities."""
        return [row for row in self.municipalities if row.code in codes]

    def municipality(self, code: str) -> Municipality | None:
        """Return the municipality with the code, None when none was chosen."""
        return next((row for row in self.municipalities if row.code == code), None)

    def terms_coded(self, scheme: Scheme, codes: Iterable[str]) -> list[Term]:
        """Return the chosen terms of a list."""
        chosen = set(codes)
        return [row for row in self.terms if row.scheme == scheme and row.code in chosen]


def get_offers(region: Region, language: str, *schemes: Scheme) -> Offers:
    """Return what a form of the region offers: two statements."""
    places = municipalities_of(region).by_name(language)
    return Offers(language, tuple(places), tuple(terms_of(*schemes)))
