"""Who fits a need: the one function that the public page and the official's desk ask."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Prefetch

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.regions.models import Region
from kumaja.help.directory.models import Activity
from kumaja.help.partners.domain.fitting import Need, Where
from kumaja.help.partners.domain.reasons import Reason, ReasonKind
from kumaja.help.partners.queries.candidates import (
    Candidate,
    best_of,
    candidates_for,
    evidence_of,
    weights_of,
    written_out,
)
from kumaja.help.partners.queries.facts import facts_of
from kumaja.help.partners.queries.heard import hear
from kumaja.help.partners.queries.near import beside
from kumaja.network.registry.models import Contact, Organisation
from kumaja.network.registry.policies import public_record

SHOWN: Final = 20
_KINDS: Final = {
    "theme": ReasonKind.THEME, "target_group": ReasonKind.GROUP,
    "life_situation": ReasonKind.SITUATION,
}  # fmt: skip
_MOST_TERMS: Final = 3
_NAMES: Final = ("name_fi", "name_sv", "name_en")
_SHOWN: Final = (
    "code", "kind", "field_visibility", *_NAMES, "summary_fi", "summary_sv", "summary_en",
    "sort_key",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fit:
    """An association that fits, why, and how anyone reaches it directly."""

    organisation: Organisation
    score: float
    reasons: tuple[Reason, ...]
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Fits:
    """Those who fit, the best first, and how many there are in all."""

    rows: tuple[Fit, ...] = ()
    count: int = 0
    is_index_missing: bool = False


def find_partners(region: Region, need: Need, *, limit: int = SHOWN) -> Fits:
    """Return the associations that fit a need, the best first; only public data is read.

    The same number of statements, however many associations there are.
    """
    if need.is_empty:
        return Fits()
    near, facts = beside(region, need.areas), facts_of(region)
    heard = hear(region, need, () if need.wants_experience else (*need.areas, *near))
    weights = weights_of(facts, heard.terms | dict.fromkeys(need.terms, 1.0))
    found = candidates_for(facts, heard, need, weights)
    evidence = evidence_of(found, facts, need, near)
    best, count = best_of(evidence, need, sum(weights.values()), limit)
    areas = {Where.THERE: need.areas, Where.NEAR: near}
    rows = written_out(best, found, facts, areas=areas, wanted=weights)
    return Fits(_loaded(region, rows, weights), count, heard.is_missing)


def _loaded(
    region: Region, found: Collection[Candidate], weights: dict[str, float]
) -> tuple[Fit, ...]:
    contacts = Prefetch("contacts", Contact.objects.order_by("position", "pk"))
    rows = Organisation.objects.in_region(region).filter(pk__in=[each.key for each in found])
    loaded = rows.only(*_SHOWN).prefetch_related(contacts).in_bulk()
    names = _activity_names(found)
    return tuple(
        Fit(
            loaded[each.key], each.score, _reasons(each, weights, names),
            public_record(loaded[each.key]).contacts,
        )
        for each in found
        if each.key in loaded
    )  # fmt: skip


def _activity_names(found: Iterable[Candidate]) -> dict[int, Trilingual]:
    keys = [each.activities[0] for each in found if each.activities]
    rows = Activity.objects.filter(pk__in=keys).values_list("pk", *_NAMES)
    return {key: Trilingual(fi, sv, en) for key, fi, sv, en in rows}


def _reasons(
    each: Candidate, weights: dict[str, float], names: dict[int, Trilingual]
) -> tuple[Reason, ...]:
    """Return why, in the order in which it is told; at most one reason a kind."""
    told: list[Reason] = []
    if each.activities and (name := names.get(each.activities[0])):
        told.append(Reason(ReasonKind.ACTIVITY, (name.fi, name.sv, name.en)))
    by_weight = sorted(each.terms, key=lambda term: (-weights.get(term, 0.0), term))
    for scheme, kind in _KINDS.items():
        codes = [term for term in by_weight if term.startswith(f"{scheme}:")]
        if codes and (kind is not ReasonKind.SITUATION or not each.activities):
            told.append(Reason(kind, tuple(codes[:_MOST_TERMS])))
    if each.found.place is not None and not told:
        told.append(Reason(ReasonKind.WORDS))
    if each.found.has_experience:
        told.append(Reason(ReasonKind.EXPERIENCE))
    places = {
        Where.THERE: ReasonKind.AREA, Where.NEAR: ReasonKind.NEAR, Where.REGION: ReasonKind.REGION,
    }  # fmt: skip
    kind_of_place = places.get(each.found.where)
    if kind_of_place and (each.areas or kind_of_place is ReasonKind.REGION):
        told.append(Reason(kind_of_place, tuple(each.areas)))
    return tuple(told)
