"""What was understood otherwise than typed, said aloud: repaired words, reasons, asking back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from django.urls import reverse

from kumaja.foundation.core.domain.text import Text
from kumaja.foundation.design.domain.shell import Link
from kumaja.foundation.index.domain.facets import Facet
from kumaja.foundation.index.domain.hints import Hint
from kumaja.front.search.domain.wanted import Wanted
from kumaja.front.search.queries.choices import Choices
from kumaja.front.search.queries.finding import Found

_ASKED, _TOLD = 3, 2
_QUOTED: Final = {"en": "“%s”: %s"}
_QUOTED_ELSEWHERE: Final = "”%s”: %s"  # fi and sv open a quotation as they close it
_SURE: Final = 0.3  # of a hint: fainter ones are not worth a question


@dataclass(frozen=True, slots=True)
class Repaired:
    """The words that were searched in place of mistyped ones, and the way to search as typed."""

    meant: str
    typed: str
    url: str


def repaired(wanted: Wanted, found: Found, path: str) -> Repaired | None:
    """Return what was searched otherwise than typed, None when nothing was."""
    if not found.repairs:
        return None
    exact = replace(wanted, is_exact=True, page=1)
    return Repaired(
        meant=" ".join(repair.meant for repair in found.repairs),
        typed=" ".join(repair.typed for repair in found.repairs),
        url=f"{path}{exact.query()}#results",
    )


def heard_in(hints: Iterable[Hint]) -> tuple[str, ...]:
    """Return the life situations that the words sound like, the surest first."""
    codes = (
        code
        for hint in hints
        if hint.weight >= _SURE
        for facet, code in hint.codes[:1]
        if facet is Facet.LIFE_SITUATION
    )
    return tuple(dict.fromkeys(codes))


def asked_back(
    wanted: Wanted, found: Found, choices: Choices, preset: Mapping[Facet, tuple[str, ...]]
) -> tuple[Link, ...]:
    """Return the life situations that the words sound like, to be asked “Is it about …?”.

    None when one is chosen already: it was asked, and answered.
    """
    facet = Facet.LIFE_SITUATION
    if preset.get(facet) or wanted.filters.get(facet):
        return ()
    heard = filter(None, (choices.find(facet, code) for code in heard_in(found.hints)))
    return tuple(
        Link(choice.label, reverse("search:life_situation", args=[choice.value]))
        for choice in heard
    )[:_ASKED]


def reasons_of(found: Found) -> tuple[Text, ...]:
    """Return why expressions lead where they do, in their own language; none when it is plain."""
    told = ((hint.said, hint.reason, hint.language) for hint in found.hints if hint.reason)
    return tuple(
        Text(_QUOTED.get(language, _QUOTED_ELSEWHERE) % (said, reason), language)
        for said, reason, language in told
    )[:_TOLD]
