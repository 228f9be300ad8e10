"""What a search can be narrowed by: choices with their words in the reader's language."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils.translation import pgettext

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.design.engine.reader import once_a_language
from kumaja.foundation.index.domain.question import Facet
from kumaja.foundation.index.engine.terms import kind_code
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import municipalities_of
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.queries import terms_of
from kumaja.front.search.queries.labels import ACTIVITY, ORGANISATION
from kumaja.front.search.queries.names import (
    access_names,
    kind_names,
    language_names,
    price_names,
    reach_names,
)
from kumaja.network.registry.domain.kinds import OrganisationKind

_NAMES: Final = ("name_fi", "name_sv", "name_en")
_SCHEMES: Final = {
    Scheme.LIFE_SITUATION: Facet.LIFE_SITUATION,
    Scheme.TARGET_GROUP: Facet.TARGET_GROUP,
    Scheme.THEME: Facet.THEME,
    Scheme.ACTIVITY_FORM: Facet.FORM,
    Scheme.HANDBOOK_PART: Facet.HANDBOOK_PART,
}


class Choice(NamedTuple):
    """One choice: its value in an address, its words and their language, its codes in the index."""

    value: str
    label: str
    codes: tuple[str, ...]
    language: str = ""
    old_values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """All choices of a region's search, in the order in which they are offered."""

    by_facet: Mapping[Facet, tuple[Choice, ...]]

    def of(self, facet: Facet) -> tuple[Choice, ...]:
        """Return the choices of a facet."""
        return self.by_facet.get(facet, ())

    def find(self, facet: Facet, value: str) -> Choice | None:
        """Return the choice that a value means, an old value too; None when it means nothing."""
        for choice in self.of(facet):
            if value == choice.value or value in choice.old_values:
                return choice
        return None

    def codes(self, filters: Mapping[Facet, tuple[str, ...]]) -> dict[Facet, tuple[str, ...]]:
        """Return the filters of an address as codes of the index."""
        return {
            facet: tuple(
                code
                for value in values
                if (choice := self.find(facet, value))
                for code in choice.codes
            )
            for facet, values in filters.items()
        }


def get_choices(region: Region, language: str, moment: datetime) -> Choices:
    """Return the choices for a reader of that language, in two statements."""
    terms = _terms(language)
    return Choices(
        {
            Facet.MUNICIPALITY: tuple(_municipalities(region, language, moment)),
            **{facet: tuple(terms[scheme]) for scheme, facet in _SCHEMES.items()},
            **_fixed(),
        }
    )


@once_a_language
def _fixed() -> Mapping[Facet, tuple[Choice, ...]]:
    """Return the choices that no database holds."""
    return {
        Facet.REACH: _plain(reach_names()),
        Facet.LANGUAGE: _plain(language_names()),
        Facet.PRICE: _plain(price_names()),
        Facet.ACCESS: tuple(
            Choice(fact, label, (f"{fact}=yes",)) for fact, label in access_names().items()
        ),
        Facet.KIND: tuple(_kinds()),
    }


def _municipalities(region: Region, language: str, moment: datetime) -> Iterable[Choice]:
    """Yield the region's municipalities by name."""
    rows = municipalities_of(region).existing_in(moment.year).by_name(language)
    for slug, code, *names in rows.values_list("slug", "code", *_NAMES):
        yield Choice(slug, Trilingual(*names).in_language(language).value, (code,))


def _terms(language: str) -> dict[str, list[Choice]]:
    """Return scheme → its terms in their order; plain rows, because there are many."""
    found: dict[str, list[Choice]] = {scheme: [] for scheme in _SCHEMES}
    rows = terms_of(*_SCHEMES).annotate(old=Cast("old_codes", TextField()))
    columns = ("scheme", "code", "old", *_NAMES)
    for scheme, code, old, *names in rows.values_list(*columns):
        name = Trilingual(*names).in_language(language)
        other = "" if name.language == language else name.language
        codes = () if old == "[]" else tuple(json.loads(old))  # few terms have any
        found[scheme].append(Choice(code, name.value or code, (code,), other, codes))
    return found


def _kinds() -> Iterable[Choice]:
    """Yield the kinds of activities, then organisations of all kinds as one."""
    for kind, label in kind_names().items():
        yield Choice(kind, label, (kind_code(ACTIVITY, kind),))
    organisations = tuple(kind_code(ORGANISATION, kind) for kind in OrganisationKind)
    yield Choice("organisation", pgettext("kind", "Associations"), organisations)


def _plain(names: Mapping[str, str]) -> tuple[Choice, ...]:
    """Return choices whose value is the code itself."""
    return tuple(Choice(code, label, (code,)) for code, label in names.items())
