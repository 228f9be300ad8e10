"""How much of what somebody said was answered: one count, used everywhere."""

from __future__ import annotations

from kumaja.foundation.regions.models import Region
from kumaja.voice.contributions.actions.changing import withdraw_contribution
from kumaja.voice.contributions.models import Contribution
from kumaja.voice.contributions.tests.rows import a_view, an_association
from kumaja.voice.echo.queries.voices import voices_of
from kumaja.voice.echo.tests.rows import AFTER, a_heard_view, told, weighed
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.tests.rows import DAY, NOW, a_body, a_matter
from kumaja.voice.observations.models import Observation
from kumaja.voice.observations.tests.rows import a_word


def counts(now: object = AFTER) -> tuple[int, int, int]:
    found = voices_of(Contribution.objects.all(), now)  # type: ignore[arg-type]
    return found.said, found.answered, found.waiting


def test_a_view_is_answered_when_each_of_its_points_is(region: Region) -> None:
    heard = a_heard_view(region)
    assert counts(AFTER - 5 * DAY) == (1, 0, 0)
    assert counts() == (1, 0, 1)
    weighed(heard.owner, heard.points[:1])
    assert counts() == (1, 0, 1)
    weighed(heard.owner, heard.points[1:])
    assert counts() == (1, 1, 0)


def test_every_owner_that_is_asked_answers_before_a_view_is_answered(region: Region) -> None:
    matter = a_matter(region, a_body(region, "Hyvinvointialue"), a_body(region, "Kerava"))
    view = a_view(region, matter=matter, now=AFTER)
    first, second = matter.owners.select_related("matter", "organisation", "network")
    weighed(first, list(view.points.all()))
    assert counts() == (1, 0, 1)
    weighed(second, list(view.points.all()))
    assert counts() == (1, 1, 0)


def test_the_ring_closes_when_the_newest_answer_was_told(region: Region) -> None:
    heard = a_heard_view(region)

    def arcs() -> int:
        [voice] = voices_of(Contribution.objects.all(), AFTER).latest
        return voice.count

    assert arcs() == 1
    weighed(heard.owner, heard.points)
    assert arcs() == 2
    told(heard.view)
    assert arcs() == 4
    weighed(heard.owner, heard.points[:1], now=AFTER + DAY)
    assert arcs() == 2


def test_what_was_withdrawn_hidden_or_asked_of_nobody_is_neither(region: Region) -> None:
    heard = a_heard_view(region)
    hidden = a_view(region, matter=heard.matter)
    Contribution.objects.filter(pk=hidden.pk).update(hidden_at=NOW)
    a_view(region)
    withdraw_contribution(contribution=heard.view, reason="", actor="test", now=NOW)
    assert counts() == (1, 0, 0)


def test_the_latest_come_first_and_few(region: Region) -> None:
    own = an_association(region)
    views = [a_view(region, organisation=own, now=NOW - n * DAY) for n in range(5)]
    found = voices_of(Contribution.objects.of(own), AFTER)
    assert [voice.contribution.pk for voice in found.latest] == [view.pk for view in views[:3]]
    assert found.said == 5


def test_a_word_from_the_field_waits_until_its_end_is_told(region: Region) -> None:
    word = a_word(region)
    Contribution.objects.update(published_at=NOW)
    for standing, arcs, answered in (("read", 2, 0), ("forwarded", 3, 0), ("told", 4, 1)):
        Observation.objects.filter(pk=word.pk).update(state=standing, read_at=NOW)
        [voice] = voices_of(Contribution.objects.all(), AFTER).latest
        assert voice.count == arcs
        assert counts() == (1, answered, 1 - answered)


def test_a_word_leads_to_the_matter_that_it_is_heard_in_once_everyone_may_know_of_it(
    region: Region,
) -> None:
    word, joined = a_word(region), a_word(region)
    Contribution.objects.update(published_at=NOW)
    matter = a_matter(region, is_published=False)
    Observation.objects.filter(pk=word.pk).update(state="forwarded", read_at=NOW, matter=matter)
    Observation.objects.filter(pk=joined.pk).update(state="forwarded", read_at=NOW, head=word)

    def leads() -> set[str]:
        return {voice.url for voice in voices_of(Contribution.objects.all(), AFTER).latest}

    assert leads() == {""}
    Matter.objects.update(published_at=NOW)
    [url] = leads()
    assert matter.code in url
    assert "kaiku" not in url
