"""What many activities say alike, read once for a portion of them and not once for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.vocabulary.models import Synonym, Term
from kumaja.help.directory.models import Activity, KnownFact

_Pairs = Mapping[int, Collection[Any]]


@dataclass(frozen=True, slots=True)
class ToldTerm:
    """A term of the lists with all its words, shared by the activities that have it."""

    scheme: str
    code: str
    name: Trilingual
    synonyms: Mapping[str, list[str]]  # language → other words
    place: tuple[str, int, int]  # by which the terms of an activity are told in order


@dataclass
class Told:
    """Terms, areas and facts of a portion of activities, by their keys."""

    known: dict[int, ToldTerm] = field(default_factory=dict)
    terms_of: _Pairs = field(default_factory=dict)
    areas_of: _Pairs = field(default_factory=dict)
    facts_of: _Pairs = field(default_factory=dict)

    def read(self, keys: Collection[int]) -> None:
        """Read what is told of the activities with these keys, four statements at most."""
        terms = Activity.terms.through.objects.filter(activity__in=keys)
        self.terms_of = _grouped(terms.values_list("activity_id", "term_id"))
        areas = Activity.areas.through.objects.filter(activity__in=keys)
        self.areas_of = _grouped(areas.values_list("activity_id", "municipality__code"))
        facts = KnownFact.objects.filter(activity__in=keys).order_by("pk")
        rows = facts.values_list("activity_id", "fact", "is_so")
        self.facts_of = _grouped((key, f"{fact}={_WORDS[is_so]}") for key, fact, is_so in rows)
        self._learn({term for own in self.terms_of.values() for term in own} - self.known.keys())

    def terms(self, key: int) -> list[ToldTerm]:
        """Return the terms of one activity in the order of their lists."""
        own = [self.known[term] for term in self.terms_of.get(key, ())]
        return sorted(own, key=lambda term: term.place)

    def _learn(self, keys: Collection[int]) -> None:
        if not keys:
            return
        words: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        others = Synonym.objects.filter(term__in=keys).order_by("pk")
        for key, language, text in others.values_list("term_id", "language", "text"):
            words[key][language].append(text)
        rows: QuerySet[Term] = Term.objects.filter(pk__in=keys).named_only()
        for row in rows:
            place = (row.scheme, row.position, row.pk)
            self.known[row.pk] = ToldTerm(row.scheme, row.code, row.name, words[row.pk], place)


_WORDS = {True: "yes", False: "no"}


def _grouped(pairs: Iterable[tuple[int, Any]]) -> _Pairs:
    found: dict[int, list[Any]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found
