"""Loads what other systems do here: they show our lists, are told of changes, write, own."""

from __future__ import annotations

from kumaja.demo.load_network import ACTOR, Ground
from kumaja.demo.people import user_of
from kumaja.help.interchange.actions.embedding import allow_site
from kumaja.help.interchange.actions.webhooks import add_webhook, pause_webhook
from kumaja.help.interchange.domain.ptv import SOURCE as PTV
from kumaja.help.interchange.domain.webhooks import Kind
from kumaja.network.registry.actions.api_keys import create_key
from kumaja.network.registry.actions.masters import declare_master
from kumaja.network.registry.domain.api_keys import Scope
from kumaja.network.registry.models import Organisation


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


def load_master(ground: Ground, associations: dict[str, Organisation]) -> None:
    """Let PTV own some details of one association: they are shown here and corrected there."""
    declare_master(
        organisation=associations["viittova-kulma"], region=ground.region, source=PTV,
        name="Palvelutietovaranto (PTV)", fields=["name", "summary", "website"], actor=ACTOR,
        now=ground.now,
    )  # fmt: skip


def load_key(ground: Ground, associations: dict[str, Organisation]) -> None:
    """Keep a key of one association's own site: nobody knows it, it stands there to be revoked."""
    maker = user_of("spokesperson")
    if maker is None:
        raise LookupError("spokesperson")
    create_key(
        organisation=associations["vierella-jokelassa"], region=ground.region,
        name="Kotisivut (esimerkki)", scopes=[Scope.ACTIVITIES], ends_on=None, actor=maker,
        now=ground.now,
    )  # fmt: skip
