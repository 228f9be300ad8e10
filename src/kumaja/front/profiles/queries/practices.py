"""The list of good practices: what it is narrowed to, and the choices that narrow it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import municipalities_of
from kumaja.foundation.vocabulary.models import Term
from kumaja.foundation.vocabulary.queries import terms_of
from kumaja.network.practices.models import Practice
from kumaja.network.practices.policies import visible_in
from kumaja.network.practices.queries.lists import ListedPractice, listed
from kumaja.network.practices.queries.narrowing import SCHEMES, Narrowing

Choices = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class PracticeList:
    """The region's own practices, and those that other regions share with it."""

    own: tuple[ListedPractice, ...]
    shared: tuple[ListedPractice, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.own) + len(self.shared)


def get_practice_list(region: Region, asked: Narrowing) -> PracticeList:
    """Return the practices that are asked for: one statement."""
    rows = listed(asked.apply(visible_in(region)), region)
    return PracticeList(
        tuple(row for row in rows if row.region is None),
        tuple(row for row in rows if row.region is not None),
    )


def read_practices_asked(data: QueryDict, choices: Choices) -> Narrowing:
    """Return what the address narrows to; values that mean nothing are left out."""
    known = {name: {value for value, _ in rows} for name, rows in choices.items()}
    return Narrowing(
        **{name: value for name in known if (value := data.get(name, "")) in known[name]}
    )


def practice_choices(region: Region, year: int, language: str) -> Choices:
    """Return by what the list can be narrowed: words that some practice has; two statements."""
    tagged = Practice.terms.through.objects.filter(practice__in=visible_in(region).values("pk"))
    terms = terms_of(*SCHEMES.values()).filter(pk__in=tagged.values("term")).named_only()
    places = municipalities_of(region).existing_in(year).by_name(language).named_only()

    def named(row: Term | Municipality) -> str:
        return row.name.in_language(language).value

    found: Choices = {name: [] for name in SCHEMES}
    name_of = {scheme: name for name, scheme in SCHEMES.items()}
    for term in terms:
        found[name_of[term.scheme]].append((term.code, named(term)))  # type: ignore[index]
    return found | {"municipality": [(row.slug, named(row)) for row in places]}
