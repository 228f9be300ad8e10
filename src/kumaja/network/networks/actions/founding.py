"""Founding, amending and ending networks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kumaja.foundation.audit.actions import record
from kumaja.foundation.audit.queries import state_of
from kumaja.foundation.core.actions import save_clean
from kumaja.foundation.index.actions import touch
from kumaja.foundation.language.domain.keys import match_key, sort_key
from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.domain.closing import require_open
from kumaja.foundation.regions.models import Region
from kumaja.foundation.vocabulary.models import Term
from kumaja.network.networks.domain.kinds import THREE_TASKS
from kumaja.network.networks.models import Network, NetworkTask
from kumaja.network.registry.domain.days import day_of

LABEL = "networks.Network"
_SETTLED = ("region", "convener", "successor")


class NetworkEnded(Exception):
    """The network has ended its work, or was taken away; what it made stays readable."""


@dataclass(frozen=True, slots=True)
class NetworkLinks:
    """Where a network works and what it is about."""

    municipalities: Iterable[Municipality] = ()
    terms: Iterable[Term] = ()


def require_running(network: Network, now: datetime) -> None:
    """Refuse to act in a closed region, or in a network that has ended; raises NetworkEnded."""
    require_open(network.region, now)
    if network.archived_at is not None or network.has_ended_on(day_of(now)):
        raise NetworkEnded(network.code)


@transaction.atomic
def found_network(
    *,
    region: Region,
    values: Mapping[str, Any],
    links: NetworkLinks,
    actor: object | None,
    now: datetime,
) -> Network:
    """Found a network; its three tasks are there from the first day, held by nobody."""
    require_open(region, now)
    network = Network(**values, region=region, created_at=now)
    _fill_keys(network)
    save_clean(network, exclude=_SETTLED, force_insert=True)
    network.municipalities.set(links.municipalities)
    network.terms.set(links.terms)
    for position, kind in enumerate(THREE_TASKS):
        save_clean(NetworkTask(network=network, kind=kind, position=position), exclude=["network"])
    after = state_of(network) | _links_state(network)
    record(actor, "founded", network, now=now, region=region, after=after)
    touch(LABEL, network.code, now=now)
    return network


@transaction.atomic
def amend_network(
    *,
    network: Network,
    values: Mapping[str, Any],
    links: NetworkLinks | None = None,
    verb: str = "amended",
    actor: object | None,
    now: datetime,
) -> Network:
    """Change what a network is, where, or how long; one that has ended can be amended too."""
    require_open(network.region, now)
    row = Network.objects.select_for_update().get(pk=network.pk)
    before = state_of(row) | _links_state(row)
    for name, value in values.items():
        setattr(row, name, value)
    _fill_keys(row)
    save_clean(row, exclude=_SETTLED)
    if links is not None:
        row.municipalities.set(links.municipalities)
        row.terms.set(links.terms)
    after = state_of(row) | _links_state(row)
    record(actor, verb, row, now=now, region=network.region, before=before, after=after)
    touch(LABEL, row.code, now=now)
    return row


@transaction.atomic
def end_network(*, network: Network, ends_on: date, actor: object | None, now: datetime) -> Network:
    """End a network on a day: from that day on its page tells what it was and what it reached."""
    require_running(network, now)
    if ends_on <= network.starts_on:
        raise ValidationError({"ends_on": _("A network ends after it has begun.")})
    return amend_network(
        network=network, values={"ends_on": ends_on}, verb="ended", actor=actor, now=now
    )


@transaction.atomic
def archive_network(
    *,
    network: Network,
    reason: str,
    actor: object | None,
    now: datetime,
    successor: Network | None = None,
) -> Network:
    """Take a network out of lists and search, one founded twice; its page says why."""
    values = {"archived_at": now, "archive_reason": reason, "successor": successor}
    return amend_network(network=network, values=values, verb="archived", actor=actor, now=now)


def _fill_keys(network: Network) -> None:
    name = str(network)
    network.sort_key, network.match_key = sort_key(name), match_key(name)


def _links_state(network: Network) -> dict[str, Any]:
    return {
        "municipalities": sorted(network.municipalities.values_list("code", flat=True)),
        "terms": sorted(str(term) for term in network.terms.all()),
    }
