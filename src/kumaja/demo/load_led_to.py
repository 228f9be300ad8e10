"""Loads what decisions led to: the activities where people can go because of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from kumaja.demo.content import Entry, texts
from kumaja.demo.load_network import ACTOR
from kumaja.demo.story import Happening, Story
from kumaja.help.directory.models import Activity
from kumaja.voice.echo.actions.activities import name_activity


def happenings_of_led_to(story: Story) -> Iterator[Happening]:
    """Yield each activity that a decision led to, on the day on which it was named."""
    for index, row in enumerate(story.entry.get("decision", [])):
        for told in row.get("led_to", []):
            at = story.at(told["day"], 15, 20)
            yield Happening(at, 46, partial(_name, story, index, told))


def _name(story: Story, index: int, told: Entry, now: datetime) -> None:
    activity = Activity.objects.get(
        organisation=story.organisations[told["organisation"]], name_fi=told["activity"]
    )
    decision = story.matter.decisions.select_related("matter").order_by("pk")[index]
    name_activity(
        decision=decision, activity=activity, outcome=texts(told, "outcome"), actor=ACTOR, now=now
    )
