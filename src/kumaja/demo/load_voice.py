"""Loads what was said, promised, answered and told: everything in the order of its days."""

from __future__ import annotations

from itertools import chain

from kumaja.demo.load_matters import happenings_of_matter
from kumaja.demo.load_network import Ground
from kumaja.demo.story import stories
from kumaja.network.networks.models import Network
from kumaja.network.registry.models import Organisation


def load_voice(
    ground: Ground, organisations: dict[str, Organisation], networks: dict[str, Network]
) -> None:
    """Load the region's matters; what happened earlier is loaded earlier, whatever the matter."""
    told = list(stories(ground, organisations, networks))
    happened = chain.from_iterable(happenings_of_matter(story) for story in told)
    for happening in sorted(happened):
        happening.do(happening.at)
