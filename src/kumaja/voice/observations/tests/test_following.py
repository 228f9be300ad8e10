"""To the end: those whose word is heard in a matter are told of every step, once."""

from __future__ import annotations

from typing import Any

import pytest

from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.voice.matters.actions.decisions import record_decision
from kumaja.voice.matters.actions.opening import publish_matter
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.tests.rows import DAY, NOW, a_matter, a_stage
from kumaja.voice.observations.actions.following import tell_followers
from kumaja.voice.observations.actions.triage import (
    attach_to_matter,
    join_observation,
    undo_act,
)
from kumaja.voice.observations.domain.kinds import Standing
from kumaja.voice.observations.models import Observation, Telling
from kumaja.voice.observations.queries.following import followers_of
from kumaja.voice.observations.tests.rows import REPLY, a_residents_word, a_word

pytestmark = pytest.mark.django_db
BY: dict[str, Any] = {"reply": REPLY, "actor": "test", "now": NOW}


@pytest.fixture
def region() -> Region:
    made: Region = RegionFactory.create()
    return made


@pytest.fixture
def matter(region: Region) -> Matter:
    return a_matter(region, is_published=False)


@pytest.fixture
def words(region: Region, matter: Matter) -> list[Observation]:
    head, joined = a_word(region), a_residents_word(region, text="Sama täällä.")
    join_observation(observation=joined, head=head, **BY)
    attach_to_matter(observation=head, matter=matter, **BY)
    return [head, joined]


def steps(word: Observation) -> list[str]:
    return [told.about.partition(" ")[0] for told in word.tellings.exclude(about="")]


def go_on(matter: Matter) -> None:
    """Let the matter go through everything that can happen in it."""
    publish_matter(matter=matter, actor="test", now=NOW + DAY)
    a_stage(matter, starts_at=NOW + 2 * DAY)
    tell_followers(matter=Matter.objects.get(pk=matter.pk), now=NOW + 3 * DAY)
    values = {
        "decided_on": (NOW + 60 * DAY).date(),
        "result_fi": "Huoneet.",
        "reasons_fi": "Tarve.",
    }
    record_decision(owner=matter.owners.get(), values=values, actor="test", now=NOW + 60 * DAY)
    Matter.objects.filter(pk=matter.pk).update(closed_at=NOW + 70 * DAY)


def test_both_are_followers(matter: Matter, words: list[Observation]) -> None:
    assert set(followers_of(matter)) == set(words)


def test_every_step_is_told_to_each_once_to_the_end(
    matter: Matter, words: list[Observation]
) -> None:
    go_on(matter)
    for _ in range(2):
        tell_followers(matter=Matter.objects.get(pk=matter.pk), now=NOW + 71 * DAY)

    for word in words:
        word.refresh_from_db()
        assert steps(word) == ["published", "stage", "decision", "closed"]
        assert (word.state, word.reached) == (Standing.TOLD, 4)
    assert Mail.objects.filter(kind="observations.ended").count() == len(words)


def test_a_draft_tells_nobody_anything(matter: Matter, words: list[Observation]) -> None:
    assert tell_followers(matter=matter, now=NOW + DAY) == 0
    assert steps(words[0]) == []


def test_what_happened_before_is_not_told(region: Region) -> None:
    matter = a_matter(region, now=NOW - 10 * DAY)
    word = a_word(region)
    attach_to_matter(observation=word, matter=matter, **BY)

    assert tell_followers(matter=matter, now=NOW + DAY) == 0


def test_a_hearing_that_is_open_is_told_also_to_who_comes_later(region: Region) -> None:
    matter = a_matter(region, now=NOW - 10 * DAY)
    a_stage(matter, starts_at=NOW - DAY)
    word = a_word(region)
    attach_to_matter(observation=word, matter=matter, **BY)

    tell_followers(matter=matter, now=NOW + DAY)

    assert steps(word) == ["stage"]


def test_a_hearing_of_the_day_is_told_after_its_matter(
    matter: Matter, words: list[Observation]
) -> None:
    publish_matter(matter=matter, actor="test", now=NOW + DAY)
    a_stage(matter, starts_at=NOW - DAY)

    tell_followers(matter=Matter.objects.get(pk=matter.pk), now=NOW + DAY)

    assert [steps(word) for word in words] == [["published", "stage"]] * 2


def test_whose_tie_was_taken_back_hears_no_more(matter: Matter, words: list[Observation]) -> None:
    head, joined = words
    undo_act(act=joined.acts.get(), text="Eri asia.", actor="test", now=NOW)
    go_on(matter)
    tell_followers(matter=Matter.objects.get(pk=matter.pk), now=NOW + 71 * DAY)

    assert steps(joined) == []
    assert len(steps(head)) == 4
    assert not Telling.objects.filter(observation=joined, step="ended").exists()
