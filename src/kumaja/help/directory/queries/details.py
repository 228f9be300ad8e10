"""What belongs to many activities at once, as plain values: a statement for each sort of row.

Lists for other systems show hundreds of such rows; as model rows they took half of the time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from kumaja.help.directory.models import Activity, Channel, KnownFact, Schedule

Codes = dict[str, list[str]]
_OF_CHANNELS = (
    "activity_id", "kind", "name_fi", "name_sv", "name_en", "street", "postal_code", "phone",
    "url", "email", "municipality__code",
)  # fmt: skip


@dataclass(slots=True)
class Details:
    """What belongs to one activity: codes of areas and terms, facts, channels, times."""

    municipalities: list[str] = field(default_factory=list)
    terms: Codes = field(default_factory=dict)
    facts: dict[str, bool] = field(default_factory=dict)
    channels: list[Channel] = field(default_factory=list)
    schedules: list[Schedule] = field(default_factory=list)


Found = dict[int, Details]


def details_of(activities: Collection[Activity]) -> Found:
    """Return activity → its details (five statements, whatever the number)."""
    keys = [activity.pk for activity in activities]
    found: Found = defaultdict(Details)
    _add_areas(found, keys)
    _add_terms(found, keys)
    facts = KnownFact.objects.filter(activity__in=keys)
    for key, fact, is_so in facts.values_list("activity_id", "fact", "is_so"):
        found[key].facts[fact] = is_so
    channels = Channel.objects.filter(activity__in=keys).select_related("municipality")
    for channel in channels.only(*_OF_CHANNELS).order_by("position", "pk"):
        found[channel.activity_id].channels.append(channel)
    for schedule in Schedule.objects.filter(activity__in=keys).order_by("position", "pk"):
        found[schedule.activity_id].schedules.append(schedule)
    return found


def _add_areas(found: Found, keys: list[int]) -> None:
    links = Activity.areas.through.objects.filter(activity__in=keys)
    for key, code in links.values_list("activity_id", "municipality__code"):
        found[key].municipalities.append(code)


def _add_terms(found: Found, keys: list[int]) -> None:
    links = Activity.terms.through.objects.filter(activity__in=keys)
    rows = links.order_by("term__scheme", "term__position", "term_id")
    for key, scheme, code in rows.values_list("activity_id", "term__scheme", "term__code"):
        found[key].terms.setdefault(scheme, []).append(code)
