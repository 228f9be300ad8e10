"""Good practices as desks show them: an association's own, and those that coordination keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Value, When

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.queries import municipalities_of
from kumaja.network.networks.models import Network
from kumaja.network.networks.policies import visible_in as networks_in
from kumaja.network.practices.models import Practice, PracticeUse
from kumaja.network.practices.policies import kept_by, visible_in
from kumaja.network.practices.queries.words import STATE_WORDS, Words
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import Visitor
from kumaja.network.registry.policies import visible_in as organisations_in

Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Owners:
    """Who can be named in a form: associations, networks and municipalities, by their codes."""

    organisations: Sequence[Organisation]
    networks: Sequence[Network]
    municipalities: Sequence[Municipality]

    def choices(self, language: str) -> dict[str, list[Choice]]:
        """Return what each field offers."""
        return {
            name: [(row.code, row.name.in_language(language).value) for row in rows]
            for name, rows in self._rows().items()
        }

    def chosen(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return the chosen rows, None where nobody was."""
        return {
            name: next((row for row in rows if row.code == given.get(name)), None)
            for name, rows in self._rows().items()
        }

    def of(self, practice: Practice) -> dict[str, str]:
        """Return the codes of those whose a practice is."""
        named = (("organisation", practice.organisation), ("network", practice.network),
                 ("municipality", practice.municipality))  # fmt: skip
        return {name: row.code for name, row in named if row}

    def _rows(self) -> dict[str, Sequence[Any]]:
        return {
            "organisation": self.organisations,
            "network": self.networks,
            "municipality": self.municipalities,
        }


@dataclass(frozen=True, slots=True)
class OwnUse:
    """How a practice of the list fares with the association."""

    use: PracticeUse

    @property
    def word(self) -> Words:
        """What the state is called."""
        return STATE_WORDS[self.use.state]


@dataclass(frozen=True, slots=True)
class OwnPractices:
    """What an association brought or proposed, and what it tells of others' practices."""

    brought: tuple[Practice, ...]
    uses: tuple[OwnUse, ...]


def owners_in(region: Region, day: date, language: str) -> Owners:
    """Return whom coordination can name: three statements."""
    return Owners(
        list(organisations_in(region).by_name()),
        list(networks_in(region).running_on(day).by_name()),
        places_in(region, day, language),
    )


def places_in(region: Region, day: date, language: str) -> list[Municipality]:
    """Return the municipalities of the region by name."""
    rows = municipalities_of(region).existing_in(day.year).by_name(language)
    return list(rows.named_only())


def own_practices(organisation: Organisation, region: Region) -> OwnPractices:
    """Return an association's practices, waiting and declined ones too: two statements."""
    brought = Practice.objects.in_region(region).filter(organisation=organisation)
    uses = PracticeUse.objects.current().filter(
        organisation=organisation, practice__in=visible_in(region)
    )
    loaded = uses.select_related("practice").order_by("practice__sort_key", "pk")
    return OwnPractices(tuple(brought.by_name()), tuple(OwnUse(row) for row in loaded))


def list_kept_practices(user: Visitor, region: Region, day: date) -> list[Practice]:
    """Return the region's practices by name, those that wait first: one statement."""
    waits = Case(When(published_at__isnull=True, then=Value(0)), default=Value(1))
    rows = kept_by(user, region, day).current().select_related("organisation")
    return list(rows.order_by(waits, "sort_key", "pk"))


def kept_uses(practice: Practice) -> list[OwnUse]:
    """Return what was told of a practice, with who told: one statement."""
    rows = practice.uses.current().select_related("organisation", "network", "municipality")
    return [OwnUse(row) for row in rows.order_by("-told_on", "-pk")]
