"""Where associations do what they do, as far as it tells whether two records are one."""

from __future__ import annotations

from collections import defaultdict

from kumaja.help.directory.domain.kinds import ChannelKind
from kumaja.help.directory.models import Channel
from kumaja.network.registry.domain.streets import street_key


def streets_of_organisations() -> dict[int, frozenset[str]]:
    """Return organisation → the streets of its activities that stand; none that is secret."""
    rows = Channel.objects.filter(
        kind=ChannelKind.PLACE, activity__archived_at=None, activity__is_address_secret=False
    ).exclude(street="")
    found: dict[int, set[str]] = defaultdict(set)
    for key, street, code in rows.values_list("activity__organisation", "street", "postal_code"):
        found[key].add(street_key(street, code))
    return {key: frozenset(streets - {""}) for key, streets in found.items()}
