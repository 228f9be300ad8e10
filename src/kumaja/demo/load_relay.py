"""Loads what an association asked its own members, and what they answered it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from kumaja.demo.content import Entry
from kumaja.demo.load_network import ACTOR
from kumaja.demo.story import Happening, Story
from kumaja.voice.relay.actions import answer_relay, begin_relay, sum_up
from kumaja.voice.relay.models import Relay


def happenings_of_relay(story: Story) -> Iterator[Happening]:
    """Yield a matter's `[relay]`: the question, each answer, and what was made of them."""
    told = story.entry.get("relay")
    if told is None:
        return
    yield Happening(story.at(told["day"], 10), 8, partial(_begin, story, told))
    for index, answer in enumerate(told["answers"]):
        at = story.at(answer["day"], 18, index)
        yield Happening(at, 9, partial(_answer, story, answer["text"]))
    yield Happening(story.at(told["summary_day"], 19), 10, partial(_sum_up, story, told))


def _begin(story: Story, told: Entry, now: datetime) -> None:
    begin_relay(
        organisation=story.organisations[told["organisation"]], matter=story.matter,
        question=told["question"], language=told["language"], members=told["members"],
        closes_at=story.at(told["closes"], 16), actor=ACTOR, now=now,
    )  # fmt: skip


def _answer(story: Story, text: str, now: datetime) -> None:
    answer_relay(relay=Relay.objects.get(matter=story.matter), text=text, now=now)


def _sum_up(story: Story, told: Entry, now: datetime) -> None:
    relay = Relay.objects.get(matter=story.matter)
    sum_up(relay=relay, summary=told["summary"], members=told["members"], actor=ACTOR, now=now)
