"""What tasks of networks, offers and degrees are called."""

from __future__ import annotations

from django import template

from kumaja.foundation.design.engine.reader import language_here
from kumaja.network.networks.models import NetworkTask
from kumaja.network.networks.queries.words import DEGREE_WORDS, KIND_WORDS, OFFER_WORDS, task_name

register = template.Library()


@register.filter
def task_word(task: NetworkTask) -> str:
    """Return what a task is called."""
    return task_name(task, language_here())


@register.filter
def offer_word(state: str) -> str:
    """Return where an offer stands."""
    return str(OFFER_WORDS[state])


@register.filter
def degree_word(degree: str) -> str:
    """Return how actively a member takes part."""
    return str(DEGREE_WORDS[degree])


@register.filter
def network_kind(kind: str) -> str:
    """Return what sort of network it is."""
    return str(KIND_WORDS[kind])
