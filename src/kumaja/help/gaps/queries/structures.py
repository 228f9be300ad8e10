"""Gaps that somebody has taken on, as pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import pgettext_lazy

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.gaps.domain.structures import StructureState
from kumaja.help.gaps.models import SharedStructure, SharedStructureQuerySet
from kumaja.network.networks.models import Network
from kumaja.network.registry.models import Organisation

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise
else:
    Words = str

STATE_WORDS: Final[dict[str, Words]] = {
    StructureState.UNDER_WAY: pgettext_lazy("shared structure", "Under way"),
    StructureState.STANDS: pgettext_lazy("shared structure", "Stands"),
    StructureState.CAME_TO_NOTHING: pgettext_lazy("shared structure", "Came to nothing"),
}


@dataclass(frozen=True, slots=True)
class Owned:
    """A shared structure and who owns it."""

    row: SharedStructure

    @property
    def owners(self) -> tuple[Organisation | Network, ...]:
        """The organisations that own it in their order, last the network."""
        own = tuple(one.organisation for one in self.row.owners.all())
        return (*own, self.row.network) if self.row.network else own

    @property
    def word(self) -> Words:
        """What its state is called."""
        return STATE_WORDS[self.row.state]


def structures_in(region: Region) -> list[Owned]:
    """Return what has been taken on in the region, the latest first: two statements."""
    return _owned(SharedStructure.objects.in_region(region))


def structures_at(region: Region, municipality: Municipality, term: Term) -> list[Owned]:
    """Return what has been taken on for one gap, what came to nothing too: two statements."""
    rows = SharedStructure.objects.in_region(region)
    return _owned(rows.filter(municipality=municipality, term=term))


def structures_of(organisation: Organisation, region: Region) -> list[Owned]:
    """Return what the organisation owns, the latest first: two statements."""
    rows = SharedStructure.objects.in_region(region)
    return _owned(rows.filter(owners__organisation=organisation))


def taken_in(region: Region, municipality: Municipality) -> dict[str, str]:
    """Return the words whose gap is taken on there → the code of its structure: one statement."""
    rows = SharedStructure.objects.in_region(region).standing()
    return dict(rows.filter(municipality=municipality).values_list("term__code", "code"))


def _owned(rows: SharedStructureQuerySet) -> list[Owned]:
    return [Owned(row) for row in rows.with_owners().order_by("-since_on", "-pk")]
