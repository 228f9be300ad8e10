"""Rows of a region as plain values for open data: only what is public."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.models import Handover, Region
from kumaja.help.directory.models import Activity
from kumaja.help.interchange.domain.hsds.service_writing import public_values
from kumaja.help.interchange.queries.hsds import (
    activity_values,
    contact_values,
    organisation_values,
)
from kumaja.network.networks.domain.life import last_lived
from kumaja.network.networks.models import Network, NetworkTask
from kumaja.network.networks.queries.detail import goals_of, members_of
from kumaja.network.networks.queries.tasks import Holding, tasks_of
from kumaja.network.registry.domain.days import day_of
from kumaja.network.registry.domain.fields import HIDEABLE
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.policies import public_record

Record = dict[str, Any]
_LANGUAGES: Final = ("fi", "sv", "en")
_NOT_TOLD: Final = ("words_fi", "words_sv", "words_en", "umbrella", "organisation")
# Of what is handed over, that which has a page; mails and requests are nobody's to read.
PUBLIC_THINGS: Final = ("directory.Activity", "networks.NetworkTask")


def organisation_record(row: Organisation) -> Record:
    """Return a loaded organisation; what it hides is left out."""
    seen, values = public_record(row), organisation_values(row)
    hidden = [name for name in HIDEABLE if name not in seen.fields]
    told = {
        name: value
        for name, value in values.items()
        if name not in _NOT_TOLD and not any(_is_of(name, field) for field in hidden)
    }
    told["contacts"] = [contact_values(contact) for contact in seen.contacts]
    return {"code": row.code, **_texts("name", row.name), **told, **_checked(row)}


def _is_of(name: str, field: str) -> bool:
    return name == field or name in {f"{field}_{language}" for language in _LANGUAGES}


def activity_record(row: Activity) -> Record:
    """Return a loaded activity; a secret place is left out."""
    values = public_values(activity_values(row))
    told = {name: value for name, value in values.items() if name not in _NOT_TOLD}
    owner = {"organisation": row.organisation.code}
    return {"code": row.code, **_texts("name", row.name), **owner, **told, **_checked(row)}


def network_record(row: Network, day: date) -> Record:
    """Return a network with who was in it and who held its tasks on its last day, or the day."""
    lived = last_lived(day, row.ends_on)
    tasks = tasks_of(NetworkTask.objects.filter(network=row), lived)
    return {
        "code": row.code, "kind": row.kind, **_texts("name", row.name),
        **_texts("purpose", row.purpose),
        "starts_on": row.starts_on.isoformat(),
        "ends_on": row.ends_on.isoformat() if row.ends_on else None,
        "locality": row.locality, "is_region_wide": row.is_region_wide,
        "convener": row.convener.code if row.convener else "",
        "municipalities": sorted(row.municipalities.values_list("code", flat=True)),
        "terms": sorted(str(term) for term in row.terms.all()),
        "members": [
            {"organisation": one.code, "degree": group.degree}
            for group in members_of(row, lived) for one in group.organisations
        ],
        "tasks": [
            {"code": task.code, "kind": task.kind, **_texts("name", task.name),
             "held": [_held(holding) for holding in task.holdings]}
            for task in tasks
        ],
        "goals": [
            {**_texts("title", goal.title), "set_on": goal.set_on.isoformat(),
             "state": goal.latest.state if goal.latest else ""}
            for goal in goals_of(row)
        ],
    }  # fmt: skip


def municipality_record(row: Municipality) -> Record:
    """Return a municipality."""
    county = row.county.code if row.county else ""
    return {"code": row.code, **_texts("name", row.name), "county": county}


def handover_records(region: Region) -> Iterator[Record]:
    """Yield who goes on with what has a page, once the region has ended its work."""
    rows = region.handovers.current().filter(label__in=PUBLIC_THINGS)
    for row in rows.order_by("label", "key").iterator() if region.closed_at else ():
        yield _handover(row)


def _handover(row: Handover) -> Record:
    return {
        "label": row.label, "key": row.key, "heir": row.heir, "heir_key": row.heir_key,
        **_texts("heir_name", row.heir_name), **_texts("note", row.note),
        "decided_on": day_of(row.decided_at).isoformat(),
    }  # fmt: skip


def _held(holding: Holding) -> Record:
    return {
        "manner": holding.manner, **_texts("title", holding.title),
        "holders": [one.code for one in holding.holders],
        "since_on": holding.since_on.isoformat(),
        "until_on": holding.until_on.isoformat() if holding.until_on else None,
        **_texts("decided_by", holding.decided_by),
    }  # fmt: skip


def _texts(name: str, text: Trilingual) -> Record:
    return {f"{name}_{language}": text.exactly(language) for language in _LANGUAGES}


def _checked(row: Organisation | Activity) -> Record:
    return {"checked_on": day_of(row.checked_at).isoformat() if row.checked_at else None}
