"""Lists of practices: all that a region knows of, and those of an organisation or a network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db.models import Case, Count, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.regions.models import Region
from kumaja.network.networks.models import Network
from kumaja.network.practices.domain.uses import UseState
from kumaja.network.practices.models import Practice, PracticeQuerySet, PracticeUse
from kumaja.network.practices.policies import visible_in
from kumaja.network.practices.queries.words import STATE_WORDS, Words
from kumaja.network.registry.models import Organisation

_ROW: Final = ("code", "name_fi", "name_sv", "name_en", "summary_fi", "summary_sv", "summary_en",
               "sort_key")  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListedPractice:
    """A practice of a list: with how many it is in use, and how many have tried it."""

    practice: Practice
    in_use: int
    told: int
    region: Trilingual | None

    @property
    def owner(self) -> Trilingual:
        """Whose it is: its organisation's name, else its network's, else its municipality's."""
        row = self.practice
        whose = row.organisation or row.network or row.municipality
        return whose.name if whose else Trilingual()


@dataclass(frozen=True, slots=True)
class Relation:
    """A practice on somebody's page: they brought it, or a word of how it fares with them."""

    practice: Practice
    is_theirs: bool
    state: str

    @property
    def word(self) -> Words:
        """What the state is called, nothing when they have told of none."""
        return STATE_WORDS[self.state] if self.state else ""


def listed(rows: PracticeQuerySet, region: Region) -> list[ListedPractice]:
    """Return the practices with whose they are and how many use them, by name: one statement."""
    told = PracticeUse.objects.current().filter(practice=OuterRef("pk"))
    seen = told.filter(Q(region=OuterRef("region")) | Q(practice__is_shared=True))
    found = rows.with_owners().annotate(
        told=_counted(seen), in_use=_counted(seen.filter(state=UseState.IN_USE))
    )
    return [
        ListedPractice(
            row, row.in_use, row.told,  # type: ignore[attr-defined]
            None if row.is_of(region) else row.region.name,
        )
        for row in found.by_name()
    ]  # fmt: skip


def _counted(uses: object) -> Coalesce:
    rows = uses.order_by().values("practice").annotate(number=Count("pk")).values("number")  # type: ignore[attr-defined]
    return Coalesce(Subquery(rows, output_field=IntegerField()), 0)


def practices_of(organisation: Organisation, region: Region) -> list[Relation]:
    """Return what the organisation brought and what it tells of others' practices."""
    return _relations(visible_in(region), "organisation", organisation)


def practices_of_network(network: Network, region: Region) -> list[Relation]:
    """Return what the network brought and what it tells of others' practices."""
    return _relations(visible_in(region), "network", network)


def _relations(rows: PracticeQuerySet, name: str, whose: Organisation | Network) -> list[Relation]:
    """Return one's practices, own ones first: one statement, begun from one's own rows."""
    uses = PracticeUse.objects.current().filter(**{name: whose})
    own = Practice.objects.filter(**{name: whose})
    state = uses.filter(practice=OuterRef("pk")).values("state")[:1]
    is_theirs = Case(When(**{name: whose}, then=Value(value=True)), default=Value(value=False))
    found = rows.filter(Q(pk__in=uses.values("practice")) | Q(pk__in=own.values("pk"))).annotate(
        state=Coalesce(Subquery(state), Value("")), is_theirs=is_theirs
    )
    return [
        Relation(row, row.is_theirs, row.state)  # type: ignore[attr-defined]
        for row in found.only(*_ROW).order_by("-is_theirs", "sort_key", "pk")
    ]
