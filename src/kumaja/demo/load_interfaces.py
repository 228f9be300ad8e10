"""Loads what other systems do here: a site that shows our lists, one that is told of changes."""

from __future__ import annotations

from kumaja.demo.load_network import Ground
from kumaja.help.interchange.actions.embedding import allow_site
from kumaja.help.interchange.actions.webhooks import add_webhook, pause_webhook
from kumaja.help.interchange.domain.webhooks import Kind


def load_interfaces(ground: Ground) -> None:
    """Allow a site, and keep a system that is paused: their names end in `.example`.

    Nobody can own such a name; paused, so that nothing is ever sent there.
    """
    allow_site(
        region=ground.region, host="www.tuusula.example", label="Tuusulan kunta (esimerkki)",
        actor=None, now=ground.now,
    )  # fmt: skip
    system = add_webhook(
        region=ground.region, label="Tuusulan palvelukartta (esimerkki)",
        url="https://palvelukartta.tuusula.example/muutokset",
        kinds=[Kind.ACTIVITY, Kind.ORGANISATION], actor=None, now=ground.now,
    )  # fmt: skip
    pause_webhook(webhook=system, actor=None, now=ground.now)
