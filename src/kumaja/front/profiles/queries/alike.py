"""Who is alike elsewhere, as rows: their name, their home and the reason."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext

from kumaja.foundation.design.domain.lists import Row
from kumaja.foundation.design.engine.reader import foreign, language_here, read
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.gaps.queries.likeness import Alike
from kumaja.network.networks.models import Network
from kumaja.network.networks.queries.words import KIND_WORDS


def alike_rows(found: Iterable[Alike]) -> list[Row]:
    """Return those alike as rows: `Yhteistä: muistisairaat, omaishoitajat`."""
    here = language_here()
    return [_row(one, here) for one in found]


def _row(one: Alike, here: str) -> Row:
    name = read(one.row.name, here)
    reason = gettext("In common: %(words)s") % {"words": reason_of(one.shared, here)}
    return Row(
        name.value, one.row.get_absolute_url(), reason, _home(one, here), foreign(name, here)
    )


def _home(one: Alike, here: str) -> str:
    if isinstance(one.row, Network):
        return " · ".join(filter(None, (str(KIND_WORDS[one.row.kind]), one.row.locality)))
    return one.home.name.in_language(here).value if one.home else ""


def reason_of(terms: Iterable[Term], language: str) -> str:
    """Return shared words within a sentence; a situation stands as people say it, in quotes."""
    return ", ".join(_said(term, language) for term in terms)


def _said(term: Term, language: str) -> str:
    name = term.name.in_language(language)
    if term.scheme == Scheme.LIFE_SITUATION:
        return f"”{name.value}”" if name.language != "en" else f"“{name.value}”"
    if name.language == "en" or name.value[1:2].isupper():
        return name.value
    return name.value[:1].lower() + name.value[1:]
