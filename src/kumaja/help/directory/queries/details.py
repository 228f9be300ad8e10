"""What belongs to many activities at once, as plain values: a statement for each sort of row.

Lists for other systems show hundreds of such rows; as model rows they took half of the time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.core.engine.blanks import numbers
from kumaja.foundation.core.engine.prepared import Prepared
from kumaja.help.directory.domain.occurrences import Timing
from kumaja.help.directory.models import Activity, Channel, KnownFact
from kumaja.help.directory.queries.beside import timings_of

Codes = dict[str, list[str]]


class ChannelRow(NamedTuple):
    """A channel of an activity as other systems are told of it."""

    kind: str
    name_fi: str
    name_sv: str
    name_en: str
    street: str
    postal_code: str
    phone: str
    url: str
    email: str
    municipality: str | None  # its code

    @property
    def name(self) -> Trilingual:
        """Its name in the languages in which it has one."""
        return Trilingual(self.name_fi, self.name_sv, self.name_en)


@dataclass(slots=True)
class Details:
    """What belongs to one activity: codes of areas and terms, facts, channels, times."""

    municipalities: list[str] = field(default_factory=list)
    terms: Codes = field(default_factory=dict)
    facts: dict[str, bool] = field(default_factory=dict)
    channels: list[ChannelRow] = field(default_factory=list)
    timings: list[Timing] = field(default_factory=list)


Found = dict[int, Details]
_FACTS: Final = Prepared(
    lambda: KnownFact.objects.filter(activity__in=numbers("keys")).values_list(
        "activity_id", "fact", "is_so"
    )
)
_CHANNELS: Final = Prepared(
    lambda: (
        Channel.objects.filter(activity__in=numbers("keys"))
        .order_by("position", "pk")
        .values_list("activity_id", *ChannelRow._fields[:-1], "municipality__code")
    )
)
_AREAS: Final = Prepared(
    lambda: Activity.areas.through.objects.filter(activity__in=numbers("keys")).values_list(
        "activity_id", "municipality__code"
    )
)
_TERMS: Final = Prepared(
    lambda: (
        Activity.terms.through.objects.filter(activity__in=numbers("keys"))
        .order_by("term__scheme", "term__position", "term_id")
        .values_list("activity_id", "term__scheme", "term__code")
    )
)


def details_of(activities: Collection[Activity]) -> Found:
    """Return activity → its details (five statements, whatever the number)."""
    keys = [activity.pk for activity in activities]
    found: Found = defaultdict(Details)
    _add_areas(found, keys)
    _add_terms(found, keys)
    for key, fact, is_so in _FACTS.rows(keys=keys):
        found[key].facts[fact] = is_so
    for key, timings in timings_of(keys).items():
        found[key].timings = timings
    _add_channels(found, keys)
    return found


def _add_channels(found: Found, keys: list[int]) -> None:
    for key, *channel in _CHANNELS.rows(keys=keys):
        found[key].channels.append(ChannelRow(*channel))


def _add_areas(found: Found, keys: list[int]) -> None:
    for key, code in _AREAS.rows(keys=keys):
        found[key].municipalities.append(code)


def _add_terms(found: Found, keys: list[int]) -> None:
    for key, scheme, code in _TERMS.rows(keys=keys):
        found[key].terms.setdefault(scheme, []).append(code)
