"""Loads what was said, promised, answered and told: everything in the order of its days."""

from __future__ import annotations

from itertools import chain

from kumaja.demo.load_consultations import happenings_of_consultations
from kumaja.demo.load_echo import happenings_of_echo
from kumaja.demo.load_led_to import happenings_of_led_to
from kumaja.demo.load_matters import happenings_of_matter
from kumaja.demo.load_network import Ground
from kumaja.demo.load_observations import happenings_of_observations, load_waiting_words
from kumaja.demo.load_relay import happenings_of_relay
from kumaja.demo.load_values import happenings_of_values
from kumaja.demo.load_views import happenings_of_views
from kumaja.demo.story import stories
from kumaja.network.networks.models import Network
from kumaja.network.registry.models import Organisation

_TELLERS = (
    happenings_of_matter, happenings_of_observations, happenings_of_consultations,
    happenings_of_relay, happenings_of_views, happenings_of_echo, happenings_of_led_to,
    happenings_of_values,
)  # fmt: skip


def load_voice(
    ground: Ground, organisations: dict[str, Organisation], networks: dict[str, Network]
) -> None:
    """Load the region's matters; what happened earlier is loaded earlier, whatever the matter."""
    told = list(stories(ground, organisations, networks))
    happened = chain.from_iterable(tells(story) for story in told for tells in _TELLERS)
    for happening in sorted(happened):
        happening.do(happening.at)
    if not ground.place:
        load_waiting_words(ground, organisations)
