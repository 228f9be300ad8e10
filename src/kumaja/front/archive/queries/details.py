"""What the page of one thing shows, from its loaded row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from kumaja.foundation.design.engine.reader import language_here
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Handover
from kumaja.front.profiles.queries.words import (
    access_told,
    conditions_told,
    languages_in_words,
)
from kumaja.help.directory.domain.kinds import ChannelKind
from kumaja.help.directory.domain.wording import timing_text
from kumaja.help.directory.models import Activity, Channel
from kumaja.network.networks.domain.life import last_lived
from kumaja.network.networks.models import Network, NetworkTask
from kumaja.network.networks.queries.detail import goals_of, members_of
from kumaja.network.networks.queries.tasks import tasks_of
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import public_record

HeirsOf = Callable[[Iterable[str]], Mapping[str, Handover]]
_WHERE = (ChannelKind.PLACE, ChannelKind.HOME)


def organisation_told(row: Organisation, offered: list[Activity]) -> dict[str, Any]:
    """Return what everyone reads of an organisation, and what it offered."""
    seen = public_record(row)
    return {
        "seen": seen,
        "represents": seen.text("represents"),
        "description": seen.text("description"),
        "website": seen.value("website"),
        "areas": _in_order(row.areas.all()),
        "languages_told": languages_in_words(row.languages),
        "offered": offered,
    }


def activity_told(row: Activity, heir: Handover | None) -> dict[str, Any]:
    """Return when, where and for whom an activity was, and who goes on with it."""
    facts = {each.fact: each.is_so for each in row.facts.all()}
    channels = _open_channels(row)
    return {
        "times": [timing_text(each.timing, language_here()) for each in row.schedules.all()],
        "heir": heir,
        "channels": channels,
        "areas": _in_order(row.areas.all()),
        "terms": row.terms.all(),
        "languages_told": languages_in_words(row.languages),
        "access": access_told(facts, is_placeless=not channels).so,
        "conditions": [
            words for told in (conditions_told(facts),) for words in (*told.so, *told.not_so)
        ],
    }


def _in_order(places: Iterable[Municipality]) -> list[Municipality]:
    """Return municipalities by name: a database gives them in any order."""
    return sorted(places, key=lambda place: (place.sort_key_fi, place.code))


def _open_channels(row: Activity) -> list[Channel]:
    """Return the channels; of one whose address is secret only those that tell no place."""
    channels = list(row.channels.all())
    if not row.is_address_secret:
        return channels
    return [each for each in channels if each.kind not in _WHERE and not each.street]


def network_told(row: Network, day: date, heirs_of: HeirsOf) -> dict[str, Any]:
    """Return who was in a network, who held its tasks and goes on, and how its goals fared."""
    lived = last_lived(day, row.ends_on)
    tasks = tasks_of(NetworkTask.objects.filter(network=row), lived)
    heirs = heirs_of([task.code for task in tasks])
    return {
        "members": members_of(row, lived),
        "tasks": [(task, heirs.get(task.code)) for task in tasks],
        "goals": goals_of(row),
    }
