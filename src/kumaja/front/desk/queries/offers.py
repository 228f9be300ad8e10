"""What forms offer to choose from: codes and words, never keys."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

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
    region: Region
    municipalities: tuple[Municipality, ...]
    terms: tuple[Term, ...]

    def places(self, kept: Iterable[Municipality] = ()) -> list[Choice]:
        """Return the municipalities to choose from; last those that a row has from elsewhere."""
        offered = {row.code for row in self.municipalities}
        others = {row.code: row for row in kept if row.code not in offered}
        return [(row.code, self._named(row)) for row in self.municipalities] + [
            (row.code, _("%(name)s (outside the region)") % {"name": self._named(row)})
            for row in others.values()
        ]

    def of(self, scheme: Scheme, kept: Iterable[Term] = ()) -> list[Choice]:
        """Return the terms of a list to choose from; last those that a row has all the same."""
        offered = [row for row in self.terms if row.scheme == scheme]
        known = {row.code for row in offered}
        others = [row for row in kept if row.scheme == scheme and row.code not in known]
        return [(row.code, self._named(row)) for row in offered] + [
            (row.code, _("%(name)s (no longer offered)") % {"name": self._named(row)})
            for row in others
        ]

    def municipalities_coded(
        self, codes: Collection[str], kept: Iterable[Municipality] = ()
    ) -> list[Municipality]:
        """Return the chosen municipalities, of the region or of what the row has."""
        rows = {row.code: row for row in (*kept, *self.municipalities)}
        return [row for code, row in rows.items() if code in codes]

    def municipality(self, code: str, kept: Iterable[Municipality] = ()) -> Municipality | None:
        """Return the municipality with the code, None when none was chosen."""
        return next((row for row in (*self.municipalities, *kept) if row.code == code), None)

    def terms_coded(
        self, scheme: Scheme, codes: Iterable[str], kept: Iterable[Term] = ()
    ) -> list[Term]:
        """Return the chosen terms of a list."""
        rows = {row.code: row for row in (*kept, *self.terms) if row.scheme == scheme}
        return [rows[code] for code in codes if code in rows]

    def _named(self, row: Municipality | Term) -> str:
        return row.name.in_language(self.language).value


def get_offers(region: Region, language: str, *schemes: Scheme) -> Offers:
    """Return what a form of the region offers: two statements."""
    places = municipalities_of(region).by_name(language)
    return Offers(language, region, tuple(places), tuple(terms_of(*schemes)))
