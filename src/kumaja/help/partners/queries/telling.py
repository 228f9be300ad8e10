"""Why an association was found, in plain words of the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.partners.domain.reasons import Reason, ReasonKind

_TERMS: Final = {ReasonKind.THEME, ReasonKind.GROUP, ReasonKind.SITUATION}
_PLACES: Final = {ReasonKind.AREA, ReasonKind.NEAR}
_COLUMNS: Final = ("name_fi", "name_sv", "name_en")


@dataclass(frozen=True, slots=True)
class Names:
    """What terms and municipalities are called."""

    terms: Mapping[str, Trilingual] = field(default_factory=dict)
    places: Mapping[str, Trilingual] = field(default_factory=dict)


def names_for(many: Iterable[Iterable[Reason]]) -> Names:
    """Return the names that these reasons tell: two statements at most."""
    terms, places = set[str](), set[str]()
    for reason in (one for reasons in many for one in reasons):
        if reason.kind in _TERMS:
            terms.update(reason.values)
        elif reason.kind in _PLACES:
            places.update(reason.values)
    return Names(_terms(terms), _places(places))


def _terms(wanted: Iterable[str]) -> dict[str, Trilingual]:
    meant = Q(pk__in=[])
    for name in wanted:
        scheme, _dot, code = name.partition(":")
        meant |= Q(scheme=scheme, code=code)
    rows = Term.objects.filter(meant).values_list("scheme", "code", *_COLUMNS)
    return {f"{scheme}:{code}": Trilingual(*names) for scheme, code, *names in rows}


def _places(wanted: Iterable[str]) -> dict[str, Trilingual]:
    rows = Municipality.objects.filter(code__in=list(wanted)).values_list("code", *_COLUMNS)
    return {code: Trilingual(*names) for code, *names in rows}


def told(reasons: Iterable[Reason], names: Names, language: str) -> tuple[str, ...]:
    """Return each reason in words."""
    with override(language):
        found = (_told(reason, names, language) for reason in reasons)
        return tuple(filter(None, found))


def _told(reason: Reason, names: Names, language: str) -> str:
    kind = reason.kind
    plain = {
        ReasonKind.EXPERIENCE: pgettext("reason", "Experts by experience"),
        ReasonKind.REGION: _("Acts in the whole region"),
        ReasonKind.NETWORK: _("Member of the network"),
        ReasonKind.CHOSEN: _("Chosen by hand"),
        ReasonKind.WORDS: _("Tells of this in its own words"),
    }
    if kind in plain:
        return plain[kind]
    words = _values(reason, names, language)
    if not words:
        return ""
    return {
        ReasonKind.ACTIVITY: _("Does: %(words)s"),
        ReasonKind.THEME: _("About: %(words)s"),
        ReasonKind.GROUP: _("For: %(words)s"),
        ReasonKind.SITUATION: _("Helps when: %(words)s"),
        ReasonKind.AREA: _("Acts in: %(words)s"),
        ReasonKind.NEAR: _("Acts near: %(words)s"),
    }[kind] % {"words": words}


def _values(reason: Reason, names: Names, language: str) -> str:
    if reason.kind is ReasonKind.ACTIVITY:
        return Trilingual(*reason.values[:3]).in_language(language).value
    table = names.terms if reason.kind in _TERMS else names.places
    rows = (table[value].in_language(language).value for value in reason.values if value in table)
    return ", ".join(rows)
