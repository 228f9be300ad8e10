"""What lists of practices are narrowed to: the page, the interface and CSV ask the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final

from django.db.models import Q

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.vocabulary.domain.schemes import Scheme
from kumaja.network.practices.models import Practice, PracticeQuerySet, PracticeUse

SCHEMES: Final[Mapping[str, Scheme]] = {
    "theme": Scheme.THEME,
    "situation": Scheme.LIFE_SITUATION,
    "group": Scheme.TARGET_GROUP,
}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Codes of words, and a municipality by its code or its slug; empty where nothing is asked."""

    theme: str = ""
    situation: str = ""
    group: str = ""
    municipality: str = ""

    def pairs(self) -> dict[str, str]:
        """Return the parameters that say it."""
        return {name: value for name, value in asdict(self).items() if value}

    def apply(self, rows: PracticeQuerySet) -> PracticeQuerySet:
        """Return the rows that fit."""
        for name, value in self.pairs().items():
            if name == "municipality":
                rows = rows.filter(_in_municipality(value))
            else:
                tagged = Practice.terms.through.objects.filter(
                    term__scheme=SCHEMES[name], term__code=value
                )
                rows = rows.filter(pk__in=tagged.values("practice"))
        return rows


def _in_municipality(value: str) -> Q:
    """Return the condition of coming from the municipality, or of having been used in it."""
    places = Municipality.objects.filter(Q(code=value) | Q(slug=value))
    used = PracticeUse.objects.current().filter(municipality__in=places)
    return Q(municipality__in=places) | Q(pk__in=used.values("practice"))
