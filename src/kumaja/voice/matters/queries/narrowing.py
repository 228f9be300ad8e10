"""Narrows the region's matters for feeds and mails, as the page of the calendar does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, QuerySet

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.registry.models import Organisation
from kumaja.voice.matters.domain.narrowing import Narrowing
from kumaja.voice.matters.models import MatterQuerySet

Row = TypeVar("Row", bound=Model)


class UnknownChoice(LookupError):
    """No municipality, body or theme has that name: all the rest would be shown instead."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the calendar is narrowed to; None is all."""

    place: Municipality | None = None
    body: Organisation | None = None
    theme: Term | None = None

    def narrowed(self, rows: MatterQuerySet) -> MatterQuerySet:
        """Keep the matters that fit."""
        if self.place is not None:
            rows = rows.touching(self.place)
        if self.body is not None:
            rows = rows.owned_by(self.body)
        return rows if self.theme is None else rows.filter(terms=self.theme)

    def names(self, language: str) -> list[str]:
        """Return what was chosen, in words."""
        rows = (self.place, self.body, self.theme)
        return [row.name.in_language(language).value for row in rows if row is not None]


def chosen(asked: Narrowing) -> Chosen:
    """Return what was chosen, a statement for each; raises UnknownChoice."""
    return Chosen(
        place=_of(asked.municipality, Municipality.objects.filter(slug=asked.municipality)),
        body=_of(asked.body, Organisation.objects.filter(code=asked.body)),
        theme=_of(asked.theme, Term.objects.of(Scheme.THEME).filter(code=asked.theme)),
    )


def _of(name: str, rows: QuerySet[Row]) -> Row | None:
    # PostgreSQL refuses to compare with a NUL, SQLite would find nothing.
    found = rows.first() if name and "\x00" not in name else None
    if name and found is None:
        raise UnknownChoice(name)
    return found
