"""Which words each association of a region holds: read once, kept while the log stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import F, Q

from kumaja.foundation.index.queries.kept import Kept
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.directory.policies import visible_in as activities_in
from kumaja.network.registry.domain.kinds import OrganisationKind
from kumaja.network.registry.models import Organisation, OrganisationQuerySet
from kumaja.network.registry.policies import visible_in

SCHEMES: Final = (Scheme.TARGET_GROUP, Scheme.THEME, Scheme.LIFE_SITUATION)
# Words that say nothing of whom one is for.
_EMPTY: Final = ("everyone", "professionals")
_OrganisationTerm = Organisation.terms.through


@dataclass(frozen=True, slots=True)
class Held:
    """Association → its words, and word → who holds it: of their own and of their activities."""

    words: Mapping[int, tuple[int, ...]]
    holders: Mapping[int, tuple[int, ...]]

    def shared_with(self, own: int) -> dict[int, tuple[int, ...]]:
        """Return one's own words, each with everyone who holds it."""
        return {word: self.holders[word] for word in self.words.get(own, ())}


_KEPT: Final = Kept[Held](most=8)


def held_in(region: Region, day: date) -> Held:
    """Return who holds which words in the region: one statement."""
    return _KEPT.get((region.pk, day), lambda: _held(_pairs(region, day)))


def _held(pairs: Iterable[tuple[int, int]]) -> Held:
    words: dict[int, list[int]] = {}
    holders: dict[int, list[int]] = {}
    for key, word in pairs:
        words.setdefault(key, []).append(word)
        holders.setdefault(word, []).append(key)
    return Held(
        {key: tuple(rows) for key, rows in words.items()},
        {word: tuple(rows) for word, rows in holders.items()},
    )


def _pairs(region: Region, day: date) -> Iterable[tuple[int, int]]:
    """Return who holds which word, each pair once: one statement.

    The sums keep databases from probing each row for each word: they read a row's few words.
    """
    here = _at_work(region, day).values("pk")
    words = Term.objects.of(*SCHEMES).exclude(code__in=_EMPTY).values("pk")
    own = _OrganisationTerm.objects.alias(word=F("term") + 0)
    done = activities_in(region).running_on(day).alias(word=F("terms") + 0).order_by()
    return (
        own.filter(organisation__in=here, word__in=words)
        .values_list("organisation", "term")
        .union(
            done.filter(organisation__in=here, word__in=words).values_list("organisation", "terms")
        )
    )


def _at_work(region: Region, day: date) -> OrganisationQuerySet:
    rows = visible_in(region).exclude(kind=OrganisationKind.PUBLIC_BODY)
    return rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))
