"""What speaks for each association, from the facts of its region and what the words found.

A common term is carried by thousands: what speaks for them stands in columns by their keys, and
only those that are shown are written out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import Final

from kumaja.help.partners.domain.fitting import Evidence, Need, Where, fit, rarity
from kumaja.help.partners.queries.facts import Facts
from kumaja.help.partners.queries.heard import Heard, share_of, told_forms

# Below this share of the best one's score, a row is a coincidence.
FAINTEST: Final = 0.25


@dataclass(frozen=True, slots=True)
class Candidate:
    """One association, by its key, with all that speaks for it."""

    key: int
    score: float
    found: Evidence
    terms: tuple[str, ...]
    activities: tuple[int, ...]  # keys, the best first
    areas: tuple[str, ...]  # of the need, or beside it


@dataclass(slots=True)
class Candidates:
    """Everyone whom a need may mean, by key."""

    places: dict[int, int] = field(default_factory=dict)
    activity_places: dict[int, int] = field(default_factory=dict)
    activities: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    met: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    experts: dict[int, float] = field(default_factory=dict)

    def everyone(self) -> set[int]:
        """Return everyone, once."""
        return {*self.places, *self.activity_places, *self.met, *self.experts}


def candidates_for(
    facts: Facts, heard: Heard, need: Need, weights: Mapping[str, float]
) -> Candidates:
    """Return whom the words found, who carries the terms, and experts where they are asked for."""
    found = _by_words(facts, heard)
    for term, weight in weights.items():
        for owner, share in facts.carriers.get(term, {}).items():
            found.met[owner] += weight * share
    if need.wants_experience:
        _add_experts(found, facts, need)
    return found


def _by_words(facts: Facts, heard: Heard) -> Candidates:
    """Return whom the words found, by their record or by an activity."""
    found = Candidates()
    for place, code in enumerate(heard.organisations):
        if code in facts.codes:
            found.places[facts.codes[code]] = place
    for place, code in enumerate(heard.activities):
        if code in facts.activities:
            key, owner = facts.activities[code]
            found.activities[owner].append(key)
            found.activity_places.setdefault(owner, place)
    return found


def _add_experts(found: Candidates, facts: Facts, need: Need) -> None:
    """Add who tells publicly of experts by experience, and how near the words are."""
    asked, already = told_forms(need), found.everyone()
    for key, texts in facts.experts.items():
        share = max(share_of(asked, need, text, language) for language, text in texts)
        if key in already or share:
            found.experts[key] = share


def weights_of(facts: Facts, wanted: Mapping[str, float]) -> dict[str, float]:
    """Return term → how much it tells here: a rare one more."""
    everyone = len(facts.codes)
    return {
        term: share * rarity(facts.carried.get(term, 0), everyone) for term, share in wanted.items()
    }


def evidence_of(
    found: Candidates, facts: Facts, need: Need, near: Collection[str]
) -> Iterable[tuple[int, Evidence]]:
    """Yield what speaks for each, and where each acts as seen from the need."""
    there, beside = facts.acting_in(need.areas), facts.acting_in(near)
    is_anywhere, wide = not need.areas, facts.wide
    places, activity_places, met = found.places, found.activity_places, found.met
    for key in found.everyone():
        if is_anywhere or key in there:
            where = Where.THERE
        elif key in wide:
            where = Where.REGION
        else:
            where = Where.NEAR if key in beside else Where.ELSEWHERE
        share = found.experts.get(key)
        yield key, Evidence(
            places.get(key), activity_places.get(key), met.get(key, 0.0), where,
            share is not None, share or 0.0,
        )  # fmt: skip


def best_of(
    rows: Iterable[tuple[int, Evidence]], need: Need, whole: float, most: int
) -> tuple[list[tuple[float, int, Evidence]], int]:
    """Return the best with their scores, the best first, and how many fit in all.

    `whole` is what all wanted terms tell together. Many have the same speaking for them: each such
    is weighed once.
    """
    known: dict[Evidence, float] = {}
    scored: list[tuple[float, int, Evidence]] = []
    for key, found in rows:
        if (score := known.get(found)) is None:
            score = known[found] = fit(found, whole, need)
        if score > 0 and (found.where is not Where.ELSEWHERE or found.has_experience):
            scored.append((score, key, found))
    least = max((score for score, *_ in scored), default=0.0) * FAINTEST
    kept = [(-round(row[0], 6), row[1], row) for row in scored if row[0] >= least]
    return [row for *_, row in nsmallest(most, kept)], len(kept)


def written_out(
    best: Iterable[tuple[float, int, Evidence]],
    found: Candidates, facts: Facts, *,
    areas: Mapping[Where, Collection[str]], wanted: Iterable[str],
) -> list[Candidate]:  # fmt: skip
    """Return the best with their terms, activities and areas, for the reasons."""
    carriers = {term: facts.carriers.get(term, {}) for term in wanted}
    return [
        Candidate(
            key, score, evidence,
            tuple(term for term, owners in carriers.items() if key in owners),
            tuple(found.activities.get(key, ())),
            tuple(
                code for code in facts.areas.get(key, ()) if code in areas.get(evidence.where, ())
            ),
        )
        for score, key, evidence in best
    ]  # fmt: skip
