"""Associations and networks like one's own elsewhere, with the words that they share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Q

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.gaps.domain.likeness import Likeness, alike, most_alike
from kumaja.help.gaps.queries.held import held_in
from kumaja.network.networks.models import Network
from kumaja.network.networks.policies import visible_in as networks_in
from kumaja.network.registry.models import Organisation

MOST: Final = 5
_TOLD: Final = 4  # words of the reason
_NAMES: Final = ("name_fi", "name_sv", "name_en")
_Area = Organisation.areas.through
_NetworkTerm = Network.terms.through


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody alike elsewhere, where they are at home, and the shared words, rarest first."""

    row: Organisation | Network
    home: Municipality | None
    shared: tuple[Term, ...]


def associations_like(
    organisation: Organisation, region: Region, day: date, *, most: int = MOST
) -> list[Alike]:
    """Return the region's associations most like this one that work elsewhere: four statements.

    Alike by groups, themes and situations of their own and of their running activities.
    """
    shared = held_in(region, day).shared_with(organisation.pk)
    best = most_alike(organisation.pk, shared, besides=_not_elsewhere(organisation), most=most)
    rows = Organisation.objects.filter(pk__in=[one.key for one in best])
    loaded = rows.select_related("domicile").only(
        "code", "kind", *_NAMES, *(f"domicile__{name}" for name in ("slug", *_NAMES))
    )
    found = {row.pk: row for row in loaded} if best else {}
    words = _words(best)
    return [
        Alike(found[one.key], found[one.key].domicile, _told(one, words))
        for one in best
        if one.key in found
    ]


def networks_like(
    network: Network, words: Iterable[Term], region: Region, day: date, *, most: int = MOST
) -> list[Alike]:
    """Return the region's running networks most like this one, by its own words: one statement."""
    known = {term.pk: term for term in words}
    holders = networks_in(region).running_on(day).values("pk")
    meant = Q(network__in=holders) | Q(network=network)
    rows = _NetworkTerm.objects.filter(meant, term__in=known).select_related("network")
    shown = (f"network__{name}" for name in ("code", "kind", "locality", *_NAMES))
    found = {row.pk: row for row in rows.only("term_id", *shown)} if known else {}
    held = [(row.network_id, row.term_id) for row in found.values()]
    networks = {row.network_id: row.network for row in found.values()}
    best = alike(network.pk, held, most=most)
    return [Alike(networks[one.key], None, _told(one, known)) for one in best]


def _not_elsewhere(organisation: Organisation) -> set[int]:
    """Return who works where the organisation does, or everywhere: one statement."""
    own = _Area.objects.filter(organisation=organisation).values("municipality")
    home = organisation.domicile_id
    near: Any = Organisation.objects.filter(is_region_wide=True).values_list("pk")
    if not organisation.is_region_wide:
        near = near.union(
            _Area.objects.filter(municipality__in=own).values_list("organisation"),
            Organisation.objects.filter(domicile__in=own).values_list("pk"),
        )
    if home is not None:
        near = near.union(
            _Area.objects.filter(municipality=home).values_list("organisation"),
            Organisation.objects.filter(domicile=home).values_list("pk"),
        )
    return {key for (key,) in near}


def _words(best: Iterable[Likeness]) -> dict[int, Term]:
    """Return the words that reasons tell: one statement, none when there is no reason."""
    keys = {key for one in best for key in one.shared}
    if not keys:
        return {}
    return {row.pk: row for row in Term.objects.filter(pk__in=keys).only("scheme", *_NAMES)}


def _told(one: Likeness, words: Mapping[int, Term]) -> tuple[Term, ...]:
    return tuple(words[key] for key in one.shared[:_TOLD])
