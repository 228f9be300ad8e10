"""Positions first: rows of one size, an organisation once, lenses that change nothing."""

from __future__ import annotations

from typing import Any

import pytest

from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.networks.tests.factories import NetworkFactory
from kumaja.network.registry.models import Organisation
from kumaja.voice.contributions.actions.changing import withdraw_contribution
from kumaja.voice.contributions.actions.likeness import (
    declare_position,
    join_position,
    leave_position,
)
from kumaja.voice.contributions.actions.recording import (
    SaidPoint,
    Speaker,
    View,
    record_contribution,
)
from kumaja.voice.contributions.domain.kinds import Seen, SpeakingRole
from kumaja.voice.contributions.domain.lenses import Lens
from kumaja.voice.contributions.models import Contribution, Holding, Point, Position
from kumaja.voice.contributions.queries.positions import get_positions, positions_of
from kumaja.voice.contributions.queries.words import ROLE_WORDS
from kumaja.voice.contributions.tests.rows import a_view, an_association
from kumaja.voice.matters.models import Matter
from kumaja.voice.matters.tests.rows import DAY, NOW, a_matter

ALL = Contribution.objects
DOOR, KEY, NET = "Ovi on saatava auki.", "Avaimen saa puhelimella.", "Varaus ei saa olla netissä."


@pytest.fixture
def matter(db: None) -> Matter:
    del db
    region: Region = RegionFactory.create()
    return a_matter(region)


def said(matter: Matter, text: str, who: Organisation | None = None, **more: Any) -> Point:  # noqa: ANN401
    view = a_view(matter.region, matter=matter, points=(text,), organisation=who, **more)
    return view.points.get()


def through_network(matter: Matter, text: str, *backers: Organisation) -> Point:
    view = record_contribution(
        region=matter.region, matter=matter, actor="test", now=NOW,
        speaker=Speaker(network=NetworkFactory.create(region=matter.region), backers=backers),
        view=View(body=text, language="fi", points=[SaidPoint(text)]),
    )  # fmt: skip
    return view.points.get()


def alike(matter: Matter, *points: Point) -> Position:
    return declare_position(
        matter=matter, text="Tila illalla.", language="fi", points=points,
        declared_by="Koordinaatio", actor="test", now=NOW,
    )  # fmt: skip


def texts(matter: Matter) -> list[str]:
    return [row.text for row in positions_of(matter, ALL.all())]


def test_a_position_of_one_is_a_row_like_that_of_many_in_the_order_of_saying(
    matter: Matter,
) -> None:
    alone = said(matter, NET, now=NOW - DAY, role=SpeakingRole.ADVOCATE)
    position = alike(matter, said(matter, DOOR), said(matter, KEY), said(matter, "Illalla."))

    rows = positions_of(matter, ALL.all())
    assert [row.code for row in rows] == [alone.code, position.code]
    assert [len(row.voices) for row in rows] == [1, 3]
    assert [(row.counted.count, row.counted.base) for row in rows] == [(1, 4), (3, 4)]
    assert rows[0].voices[0].role == ROLE_WORDS[SpeakingRole.ADVOCATE]
    assert {voice.text for voice in rows[1].voices} == {DOOR, KEY, "Illalla."}
    assert rows[1].declared_by == "Koordinaatio"


def test_an_organisation_is_one_voice_through_three_networks_and_two_persons(
    matter: Matter,
) -> None:
    own, other = an_association(matter.region), an_association(matter.region)
    points = [through_network(matter, DOOR, own) for _each in range(3)]
    alike(matter, *points, said(matter, DOOR, own), said(matter, KEY, own))
    said(matter, NET, other)

    first, second = positions_of(matter, ALL.all())
    assert len(first.voices) == 5
    assert (first.counted.count, first.counted.base) == (1, 2)
    assert (second.counted.count, second.counted.base) == (1, 2)
    assert first.voices[0].backers == (str(own),)


def test_lenses_count_what_was_told_say_how_many_told_and_store_nothing(matter: Matter) -> None:
    large = an_association(matter.region, members=900)
    hidden = an_association(matter.region, members=50, field_visibility={"members": "network"})
    position = alike(matter, said(matter, DOOR, large), said(matter, DOOR, hidden))
    said(matter, NET, an_association(matter.region, members=20), reach_members=30)
    before = list(Point.objects.values()), list(Holding.objects.values())

    found = get_positions(matter, ALL.all(), lens=Lens.MEMBERS)
    assert [(row.counted.count, row.counted.base) for row in found.rows] == [(900, 930), (30, 930)]
    assert (found.rows[0].code, found.rows[0].counted.covered) == (position.code, 1)
    assert (found.whole.covered, found.whole.holders) == (2, 3)
    for lens in Lens:
        rows = get_positions(matter, ALL.all(), lens=lens).rows
        assert [row.code for row in rows] == [row.code for row in found.rows]
    assert (list(Point.objects.values()), list(Holding.objects.values())) == before


def test_one_that_works_everywhere_counts_for_each_municipality(matter: Matter) -> None:
    everywhere = an_association(matter.region, is_region_wide=True)
    said(matter, DOOR, everywhere)
    [row] = get_positions(matter, ALL.all(), lens=Lens.MUNICIPALITY).rows
    assert row.counted.count == matter.region.municipalities.count()


def test_what_was_undone_stands_alone_again_and_what_moved_is_held_once(matter: Matter) -> None:
    one, two, three = said(matter, DOOR), said(matter, KEY), said(matter, NET)
    position = alike(matter, one, two)
    join_position(position=position, point=three, declared_by="Yhdistys", actor="test", now=NOW)
    assert texts(matter) == ["Tila illalla."]
    leave_position(point=two, actor="test", now=NOW)
    assert sorted(texts(matter)) == sorted(["Tila illalla.", KEY])


def test_what_is_withdrawn_hidden_or_not_for_the_reader_is_no_row(matter: Matter) -> None:
    gone, hidden = said(matter, DOOR), said(matter, KEY)
    inner = said(matter, NET, visibility=Seen.NETWORK)
    withdraw_contribution(contribution=gone.contribution, reason="", actor="test", now=NOW)
    Contribution.objects.filter(pk=hidden.contribution_id).update(hidden_at=NOW)

    assert texts(matter) == [NET]
    assert positions_of(matter, ALL.public()) == ()
    [row] = positions_of(matter, ALL.all())
    assert not row.voices[0].is_public
    assert row.code == inner.code


def test_a_page_shows_some_and_counts_all_in_as_many_statements(
    matter: Matter, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    points = [said(matter, f"Kohta {number}.", now=NOW - number * DAY) for number in range(9)]
    alike(matter, points[0], points[4])

    with django_assert_max_num_queries(4):  # type: ignore[operator]
        found = get_positions(matter, ALL.all(), number=9, shown=3)
    assert (found.number, found.last, found.count) == (3, 3, 8)
    assert len(found.rows) == 2
    assert {row.counted.base for row in found.rows} == {9}
