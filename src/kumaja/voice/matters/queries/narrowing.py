"""Narrows the region's matters for feeds and mails, as the page of the calendar does."""

from __future__ import annotations

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.registry.models import Organisation
from kumaja.voice.matters.domain.narrowing import Narrowing
from kumaja.voice.matters.models import MatterQuerySet


class UnknownChoice(LookupError):
    """No municipality, body or theme has that name: all the rest would be shown instead."""


def narrowed(rows: MatterQuerySet, asked: Narrowing) -> MatterQuerySet:
    """Keep the matters that fit; raises UnknownChoice. A statement for each choice."""
    if asked.municipality:
        rows = rows.touching(_place(asked.municipality))
    if asked.body:
        rows = rows.owned_by(_body(asked.body))
    if asked.theme:
        rows = rows.filter(terms=_theme(asked.theme))
    return rows


def _place(slug: str) -> Municipality:
    found = Municipality.objects.filter(slug=slug).first()
    if found is None:
        raise UnknownChoice(slug)
    return found


def _body(code: str) -> Organisation:
    found = Organisation.objects.filter(code=code).first()
    if found is None:
        raise UnknownChoice(code)
    return found


def _theme(code: str) -> Term:
    found = Term.objects.of(Scheme.THEME).filter(code=code).first()
    if found is None:
        raise UnknownChoice(code)
    return found
