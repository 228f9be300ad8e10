"""Loads what an association asked its own members, and what they answered it."""

from __future__ import annotations

from datetime import datetime, timedelta

from kumaja.demo.content import Entry
from kumaja.demo.load_network import ACTOR, Ground
from kumaja.network.registry.models import Organisation
from kumaja.voice.matters.models import Matter
from kumaja.voice.relay.actions import answer_relay, begin_relay, close_relay, sum_up
from kumaja.voice.relay.models import Relay


def load_relay(
    ground: Ground, entry: Entry, matter: Matter, organisations: dict[str, Organisation]
) -> Relay | None:
    """Load a matter's `[relay]` through the same actions as people use, each on its day."""
    told = entry.get("relay")
    if told is None:
        return None
    relay = begin_relay(
        organisation=organisations[told["organisation"]], matter=matter,
        question=told["question"], language=told["language"], members=told.get("members"),
        closes_at=_on(ground, told["closes"]), actor=ACTOR, now=_on(ground, told["day"]),
    )  # fmt: skip
    for answer in sorted(told.get("answers", []), key=lambda each: int(each["day"])):
        answer_relay(relay=relay, text=answer["text"], now=_on(ground, answer["day"]))
    if told.get("summary"):
        day = _on(ground, told.get("summary_day", 0))
        members = told.get("members")
        sum_up(relay=relay, summary=told["summary"], members=members, actor=ACTOR, now=day)
    if told.get("status") == "closed":
        close_relay(relay=relay, actor=ACTOR, now=ground.now)
    return relay


def _on(ground: Ground, days: int) -> datetime:
    return ground.now + timedelta(days=days)
