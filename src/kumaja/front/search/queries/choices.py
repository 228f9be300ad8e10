"""What a search can be narrowed by: choices with their words in the reader's language."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from typing import Any, Final, NamedTuple

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import pgettext

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.core.engine.blanks import number
from kumaja.foundation.core.engine.prepared import Prepared, Values
from kumaja.foundation.design.engine.reader import once_a_language
from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.engine.terms import kind_code
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import municipalities_of
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.queries import terms_of
from kumaja.front.search.queries.labels import ACTIVITY, MATTER, NETWORK, ORGANISATION, PRACTICE
from kumaja.front.search.queries.names import (
    access_names,
    kind_names,
    language_names,
    price_names,
    reach_names,
    when_names,
)
from kumaja.network.networks.domain.kinds import NetworkKind
from kumaja.network.practices.documents import KIND as PRACTICE_KIND
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.voice.matters.domain.kinds import MatterObject

_NAMES: Final = ("name_fi", "name_sv", "name_en")
_SCHEMES: Final = {
    Scheme.LIFE_SITUATION: Facet.LIFE_SITUATION,
    Scheme.TARGET_GROUP: Facet.TARGET_GROUP,
    Scheme.THEME: Facet.THEME,
    Scheme.ACTIVITY_FORM: Facet.FORM,
    Scheme.HANDBOOK_PART: Facet.HANDBOOK_PART,
}
_REMEMBERED: Final = 64  # regions and languages, each with its lists as they stand now
_TERMS: Final = Prepared(
    lambda: (
        terms_of(*_SCHEMES)
        .annotate(old=Cast("old_codes", TextField()))
        .values_list("scheme", "code", "old", *_NAMES)
    )
)


def _places(language: str) -> QuerySet[Any, Any]:
    rows = municipalities_of(number("region")).existing_in(number("year")).by_name(language)
    return rows.values_list("slug", "code", *_NAMES)


_MUNICIPALITIES: Final = {order: Prepared(partial(_places, order)) for order in ("fi", "sv")}


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
    order = "sv" if language == "sv" else "fi"
    places = _MUNICIPALITIES[order].rows(region=region.pk, year=moment.year)
    return Choices(
        {
            Facet.MUNICIPALITY: _municipalities(tuple(places), language),
            **_terms(tuple(_TERMS.rows()), language),
            **_fixed(),
        }
    )


@once_a_language
def _fixed() -> Mapping[Facet, tuple[Choice, ...]]:
    """Return the choices that no database holds."""
    return {
        Facet.REACH: _plain(reach_names()),
        Facet.WHEN: _plain(when_names()),
        Facet.LANGUAGE: _plain(language_names()),
        Facet.PRICE: _plain(price_names()),
        Facet.ACCESS: tuple(
            Choice(fact, label, (f"{fact}=yes",)) for fact, label in access_names().items()
        ),
        Facet.KIND: tuple(_kinds()),
    }


@lru_cache(maxsize=_REMEMBERED)
def _municipalities(rows: tuple[Values, ...], language: str) -> tuple[Choice, ...]:
    """Return the municipalities as choices; made anew when a row is another than before."""
    return tuple(
        Choice(slug, Trilingual(*names).in_language(language).value, (code,))
        for slug, code, *names in rows
    )


@lru_cache(maxsize=_REMEMBERED)
def _terms(rows: tuple[Values, ...], language: str) -> Mapping[Facet, tuple[Choice, ...]]:
    """Return the terms of each list as choices; made anew when a row is another than before."""
    found: dict[Facet, list[Choice]] = {facet: [] for facet in _SCHEMES.values()}
    for scheme, code, old, *names in rows:
        name = Trilingual(*names).in_language(language)
        other = "" if name.language == language else name.language
        codes = tuple(json.loads(old))
        found[_SCHEMES[scheme]].append(Choice(code, name.value or code, (code,), other, codes))
    return {facet: tuple(choices) for facet, choices in found.items()}


def _kinds() -> Iterable[Choice]:
    """Yield the kinds of activities, then organisations as one, networks, practices and matters."""
    for kind, label in kind_names().items():
        yield Choice(kind, label, (kind_code(ACTIVITY, kind),))
    organisations = tuple(kind_code(ORGANISATION, kind) for kind in OrganisationKind)
    yield Choice("organisation", pgettext("kind", "Associations"), organisations)
    networks = tuple(kind_code(NETWORK, kind) for kind in NetworkKind)
    yield Choice("network", pgettext("kind", "Networks"), networks)
    practices = (kind_code(PRACTICE, PRACTICE_KIND),)
    yield Choice("practice", pgettext("kind", "Good practices"), practices)
    matters = tuple(kind_code(MATTER, kind) for kind in MatterObject)
    yield Choice("matter", pgettext("kind", "Matters being decided"), matters)


def _plain(names: Mapping[str, str]) -> tuple[Choice, ...]:
    """Return choices whose value is the code itself."""
    return tuple(Choice(code, label, (code,)) for code, label in names.items())
