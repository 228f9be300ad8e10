"""The list of good practices: what it is narrowed to, and the choices that narrow it."""

from __future__ import annotations

from dataclasses import dataclass

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import municipalities_of
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.foundation.vocabulary.queries import terms_of
from kumaja.network.practices.forms import PracticeFilterForm
from kumaja.network.practices.models import Practice
from kumaja.network.practices.policies import visible_in
from kumaja.network.practices.queries.lists import ListedPractice, listed

Choices = dict[str, list[tuple[str, str]]]
_SCHEMES = {"theme": Scheme.THEME, "situation": Scheme.LIFE_SITUATION}


@dataclass(frozen=True, slots=True)
class PracticeList:
    """The region's own practices, and those that other regions share with it."""

    own: tuple[ListedPractice, ...]
    shared: tuple[ListedPractice, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.own) + len(self.shared)


def get_practice_list(region: Region, form: PracticeFilterForm) -> PracticeList:
    """Return the practices that the (valid) parameters ask for: one statement."""
    rows = listed(form.apply(visible_in(region)), region)
    return PracticeList(
        tuple(row for row in rows if row.region is None),
        tuple(row for row in rows if row.region is not None),
    )


def practice_choices(region: Region, year: int, language: str) -> Choices:
    """Return by what the list can be narrowed: words that some practice has; two statements."""
    tagged = Practice.terms.through.objects.filter(practice__in=visible_in(region).values("pk"))
    terms = list(terms_of(*_SCHEMES.values()).filter(pk__in=tagged.values("term")).named_only())
    places = municipalities_of(region).existing_in(year).by_name(language).named_only()

    def named(row: Term | Municipality) -> str:
        return row.name.in_language(language).value

    return {
        **{name: [(term.code, named(term)) for term in terms if term.scheme == scheme]
           for name, scheme in _SCHEMES.items()},
        "municipality": [(row.slug, named(row)) for row in places],
    }  # fmt: skip
