"""What speaks for each association, from the facts of its region and what the words found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from kumaja.help.partners.domain.fitting import Evidence, Need, Where, rarity
from kumaja.help.partners.queries.facts import Facts
from kumaja.help.partners.queries.heard import Heard, share_of, told_forms


@dataclass(slots=True)
class Candidate:
    """One association, by its key, with all that speaks for it."""

    found: Evidence = field(default_factory=Evidence)
    activities: list[int] = field(default_factory=list)  # keys, the best first
    areas: list[str] = field(default_factory=list)  # of the need, or beside it
    score: float = 0.0


Candidates = dict[int, Candidate]


def by_words(facts: Facts, heard: Heard) -> Candidates:
    """Return whom the words found, by their record or by an activity."""
    found: Candidates = defaultdict(Candidate)
    for place, code in enumerate(heard.organisations):
        if code in facts.codes:
            found[facts.codes[code]].found.place = place
    for place, code in enumerate(heard.activities):
        if code in facts.activities:
            key, owner = facts.activities[code]
            found[owner].activities.append(key)
            if found[owner].found.activity_place is None:
                found[owner].found.activity_place = place
    return found


def weights_of(facts: Facts, wanted: Mapping[str, float]) -> dict[str, float]:
    """Return term → how much it tells here: a rare one more."""
    everyone = len(facts.codes)
    return {
        term: share * rarity(facts.carried.get(term, 0), everyone) for term, share in wanted.items()
    }


def add_terms(found: Candidates, facts: Facts, wanted: Collection[str]) -> None:
    """Add who carries the terms, itself or in an activity."""
    for term in wanted:
        for owner, share in facts.carriers.get(term, {}).items():
            found[owner].found.terms[term] = share


def add_experience(found: Candidates, facts: Facts, need: Need) -> None:
    """Add who tells publicly of experts by experience, and how near the words are."""
    asked = told_forms(need)
    for key, texts in facts.experts.items():
        share = max(share_of(asked, need, text, language) for language, text in texts)
        if key in found or share:
            found[key].found.has_experience = True
            found[key].found.experience_words = share


def add_areas(found: Candidates, facts: Facts, need: Need, near: Collection[str]) -> None:
    """Tell where each acts as seen from the need."""
    if not need.areas:
        return
    there, beside = frozenset(need.areas), frozenset(near)
    for key, each in found.items():
        own = facts.areas.get(key, ())
        if named := [code for code in own if code in there]:
            each.found.where, each.areas = Where.THERE, named
        elif key in facts.wide:
            each.found.where = Where.REGION
        elif named := [code for code in own if code in beside]:
            each.found.where, each.areas = Where.NEAR, named
        else:
            each.found.where = Where.ELSEWHERE
