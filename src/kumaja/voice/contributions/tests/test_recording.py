"""What is said gets a number, its points, and leaves of the log that hold it."""

from __future__ import annotations

import pytest

from kumaja.foundation.ledger.models import Entry
from kumaja.foundation.ledger.queries.verifying import ledger_faults
from kumaja.foundation.regions.models import Region
from kumaja.voice.contributions.actions.changing import (
    AlreadyWithdrawn,
    correct_contribution,
    withdraw_contribution,
)
from kumaja.voice.contributions.actions.likeness import (
    NotOfTheMatter,
    declare_position,
    join_position,
)
from kumaja.voice.contributions.actions.recording import NothingSaid, SaidPoint
from kumaja.voice.contributions.models import Contribution, Correction, Holding, Point
from kumaja.voice.contributions.tests.rows import a_view
from kumaja.voice.matters.tests.rows import DAY, NOW, a_matter, a_stage


def test_views_are_numbered_through_the_year(region: Region) -> None:
    numbers = [a_view(region).number, a_view(region).number, a_view(region, now=NOW + 60 * DAY)]

    assert numbers[:2] == ["2026-0001", "2026-0002"]
    assert str(numbers[2]).startswith("2027-0001")


def test_a_view_without_a_word_is_refused(region: Region) -> None:
    with pytest.raises(NothingSaid):
        a_view(region, points=("  ",))

    assert not Contribution.objects.exists()
    assert not Entry.objects.exists()


def test_each_row_is_held_by_a_leaf_of_its_own(region: Region) -> None:
    view = a_view(region, points=("Ovi auki.", "Avain puhelimella."))
    rows = [view, *view.points.all()]

    assert [row.entry.position for row in rows] == [0, 1, 2]
    assert all(row.commitment.leaf == row.entry.leaf for row in rows)
    view.organisation.name_fi = "Uusi nimi ry"  # type: ignore[union-attr]
    view.organisation.save()  # type: ignore[union-attr]
    again = Contribution.objects.get()
    assert again.commitment.leaf == again.entry.leaf


def test_a_correction_keeps_what_stood_before(region: Region) -> None:
    view = a_view(region, points=("Ovi auki.", "Avain puhelimella."))

    correct_contribution(
        contribution=view, body="Ovi auki illalla.", points=[SaidPoint("Ovi auki illalla.")],
        reason="Täsmennys", actor="test", now=NOW + DAY,
    )  # fmt: skip

    view.refresh_from_db()
    assert view.body == "Ovi auki. Avain puhelimella."
    assert Correction.objects.get().body == "Ovi auki illalla."
    assert [point.text for point in Point.objects.standing()] == ["Ovi auki illalla."]


def test_what_is_withdrawn_has_no_points_that_wait_and_stays_withdrawn(region: Region) -> None:
    view = a_view(region)
    withdraw_contribution(contribution=view, reason="", actor="test", now=NOW)

    with pytest.raises(AlreadyWithdrawn):
        withdraw_contribution(contribution=view, reason="", actor="test", now=NOW)

    assert not Point.objects.standing().exists()
    assert Entry.objects.filter(kind="withdrawal").count() == 1


def test_what_is_withdrawn_loses_its_words_and_keeps_its_leaves(region: Region) -> None:
    view = a_view(region, points=("Ovi auki illalla.",))
    correct_contribution(
        contribution=view, body="Ovi auki iltaan.", points=[], reason="Kiire", actor="test", now=NOW
    )
    leaves = Entry.objects.filter(erases=None).count()
    withdraw_contribution(contribution=view, reason="Asia hoitui", actor="test", now=NOW)

    view.refresh_from_db()
    assert view.body == ""
    assert view.speaker_name
    assert set(Point.objects.values_list("text", flat=True)) == {""}
    assert Correction.objects.get().body == ""
    assert Entry.objects.filter(erases=None).count() == leaves + 1
    assert not list(ledger_faults())


def test_points_wait_from_the_close_of_their_hearing(region: Region) -> None:
    matter = a_matter(region)
    stage = a_stage(matter, days=30)

    assert a_view(region, matter=matter, stage=stage).waits_from() == NOW + 30 * DAY
    assert a_view(region, matter=matter).waits_from() == NOW


def test_people_declare_likeness_within_one_matter(region: Region) -> None:
    matter = a_matter(region)
    one = a_view(region, matter=matter).points.get()
    other = a_view(region, matter=matter).points.get()
    foreign = a_view(region, matter=a_matter(region)).points.get()
    position = declare_position(
        matter=matter, text="Illat", language="fi", points=[one], declared_by="Koordinaatio",
        actor="test", now=NOW,
    )  # fmt: skip

    join_position(position=position, point=other, declared_by="X ry", actor="test", now=NOW)
    with pytest.raises(NotOfTheMatter):
        join_position(position=position, point=foreign, declared_by="X ry", actor="test", now=NOW)

    assert Holding.objects.filter(undone_at=None).count() == 2
