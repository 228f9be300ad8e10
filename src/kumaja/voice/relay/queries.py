"""What leaves a relay: how many were asked and answered, and the association's own summary."""

from __future__ import annotations

from dataclasses import dataclass

from kumaja.network.registry.models import Organisation
from kumaja.voice.matters.models import Matter
from kumaja.voice.relay.models import Relay


@dataclass(frozen=True, slots=True)
class Leaving:
    """All that may leave; no answer is in it."""

    members: int | None
    heard: int
    summary: str
    language: str


def leaving_of(organisation: Organisation, matter: Matter) -> Leaving | None:
    """Return what leaves the association's latest relay on the matter; None until it is summed up.

    Counts alone, without a word of the association's own, are nothing that it has said.
    """
    rows = Relay.objects.of(organisation).filter(matter=matter).exclude(summary="")
    row = rows.latest_first().first()
    if row is None:
        return None
    return Leaving(row.members, row.answered, row.summary, row.language)
