"""Loads words from the field: told, read, seen to and told on, each on its day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Final

from kumaja.demo.content import Entry, entries
from kumaja.demo.load_network import ACTOR, Ground
from kumaja.demo.story import Happening, Story, moment
from kumaja.network.registry.models import Organisation
from kumaja.voice.contributions.actions.recording import Speaker
from kumaja.voice.contributions.domain.kinds import AnswerBy, Origin
from kumaja.voice.observations.actions.following import tell_followers
from kumaja.voice.observations.actions.telling import Told, tell_observation
from kumaja.voice.observations.actions.triage import (
    Reply,
    answer_observation,
    ask_who_solved,
    attach_to_matter,
    join_observation,
    note_opened,
    note_told,
    read_observation,
)
from kumaja.voice.observations.domain.kinds import OF_MATTERS, Act, Wish
from kumaja.voice.observations.models import Observation

_ORIGINS: Final = {"web": Origin.TYPED, "mail": Origin.MAIL, "phone": Origin.PHONE}
_RUNG: Final = "019 000 0000"
# Words come after what a matter's own file did on the day, and are told on after that.
_TELLING, _READING, _ACTING, _GOING_ON = 4, 5, 6, 9


@dataclass(frozen=True, slots=True)
class Source:
    """Where words come from, and those that have come, by their place in the file."""

    ground: Ground
    organisations: dict[str, Organisation]
    words: dict[int, Observation] = field(default_factory=dict)


def happenings_of_observations(story: Story) -> Iterator[Happening]:
    """Yield how the words that a matter began with came, and what was done with each."""
    told: list[Entry] = story.entry.get("observation", [])
    source = Source(story.ground, story.organisations)
    published = story.entry["matter"]["published"]
    for index, row in enumerate(told):
        day, done_on = row["day"], row["act_day"]
        if row["act"] in OF_MATTERS:
            done_on = max(done_on, published)
        tell = partial(_tell, source, row, index)
        yield Happening(story.at(day, 11), _TELLING, tell)
        if day + 1 < done_on:
            yield Happening(story.at(day + 1, 12), _READING, partial(_read, source, index))
        act = partial(_act, story, source, index)
        yield Happening(story.at(done_on, 13, index), _ACTING, act)
    if told:
        for day in _days_of(story.entry):
            yield Happening(story.at(day, 17), _GOING_ON, partial(_go_on, story))


def load_waiting_words(ground: Ground, organisations: dict[str, Organisation]) -> None:
    """Load the words that nobody has seen to yet."""
    source = Source(ground, organisations)
    rows = sorted(entries("observations", "observation"), key=lambda row: int(row["day"]))
    for index, row in enumerate(rows):
        told_at = moment(ground.now, row["day"], 8, index)
        _tell(source, row, index, told_at)
        if row.get("is_read"):
            _read(source, index, ground.now)


def _days_of(entry: Entry) -> list[int]:
    """Return the days, once it is published, on which those who follow it are told of something."""
    days = [int(row["starts"]) for row in entry.get("stage", [])]
    days += [int(row["day"]) for row in entry.get("decision", [])]
    days += [int(entry["matter"]["closed"])] if "closed" in entry["matter"] else []
    first = int(entry["matter"]["published"])
    return sorted({day for day in days if first < day <= 0})


def _tell(source: Source, row: Entry, index: int, now: datetime) -> None:
    origin = _ORIGINS[row.get("way", "web")]
    name = row.get("speaker", "")
    organisation = source.organisations[row["organisation"]] if "organisation" in row else None
    is_rung = origin == Origin.PHONE
    way = AnswerBy.PHONE if is_rung else AnswerBy.DESK if organisation else AnswerBy.MAIL
    to = {AnswerBy.PHONE: _RUNG, AnswerBy.MAIL: "asukas@koti.example"}.get(way, "")
    told = Told(
        text=row["text"], language=row["language"], whom=row.get("whom", ""),
        municipality=source.ground.municipalities[row["municipality"]], place=row.get("place", ""),
        helps=row.get("helps", ""), wish=Wish(row.get("visibility", "everyone")), origin=origin,
        answer_by=way, answer_to=to,
    )  # fmt: skip
    speaker = Speaker(organisation=organisation, name=name)
    source.words[index] = tell_observation(
        region=source.ground.region, speaker=speaker, told=told, actor=ACTOR, now=now
    )
    _ring(source.words[index], now)


def _read(source: Source, index: int, now: datetime) -> None:
    read_observation(observation=source.words[index], actor=ACTOR, now=now)
    _ring(source.words[index], now)


def _act(story: Story, source: Source, index: int, now: datetime) -> None:
    row = story.entry["observation"][index]
    word, act = source.words[index], Act(row["act"])
    reply = Reply(row["reply"])
    if act == Act.JOIN:
        head = source.words[row["joined_to"]]
        join_observation(observation=word, head=head, reply=reply, actor=ACTOR, now=now)
    elif act == Act.TO_MATTER:
        attach_to_matter(observation=word, matter=story.matter, reply=reply, actor=ACTOR, now=now)
    elif act == Act.OPEN_MATTER:
        note_opened(observation=word, matter=story.matter, reply=reply, actor=ACTOR, now=now)
    elif act == Act.ASK_WHO:
        ask_who_solved(observation=word, reply=reply, actor=ACTOR, now=now)
    else:
        answer_observation(observation=word, reply=reply, actor=ACTOR, now=now)
    for each in source.words.values():
        _ring(each, now)


def _go_on(story: Story, now: datetime) -> None:
    story.matter.refresh_from_db()
    tell_followers(matter=story.matter, now=now)
    for word in Observation.objects.following(story.matter):
        _ring(word, now)


def _ring(word: Observation, now: datetime) -> None:
    """Note that who told by phone was rung."""
    for telling in word.tellings.filter(told_at=None):
        note_told(telling=telling, actor=ACTOR, now=now)
