"""Loads what other systems do here: an invented municipality's site that shows our lists."""

from __future__ import annotations

from kumaja.demo.load_network import Ground
from kumaja.help.interchange.actions.embedding import allow_site


def load_interfaces(ground: Ground) -> None:
    """Allow a site; its name ends in `.example`, so that nobody can own it."""
    allow_site(
        region=ground.region, host="www.tuusula.example", label="Tuusulan kunta (esimerkki)",
        actor=None, now=ground.now,
    )  # fmt: skip
