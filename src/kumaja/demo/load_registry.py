"""Loads what waits to be made clean: records that stand there twice."""

from __future__ import annotations

from datetime import timedelta

from kumaja.demo.content import entries
from kumaja.demo.load_network import Ground, load_one_organisation
from kumaja.network.registry.actions.finding import find_duplicates


def load_duplicates(ground: Ground) -> None:
    """Add the records of other lists, and let the nightly search find them."""
    for entry in entries("registry", "organisation"):
        load_one_organisation(ground, entry, None)
    find_duplicates(now=ground.now - timedelta(hours=6))
