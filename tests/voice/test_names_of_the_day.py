"""A name stays in the log as it was that day: renaming and merging change no leaf."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kumaja.foundation.ledger.models import Entry
from kumaja.foundation.ledger.queries.verifying import ledger_faults
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.registry.actions.finding import find_duplicates
from kumaja.network.registry.actions.merging import merge_organisations
from kumaja.network.registry.actions.records import RecordLinks, update_record
from kumaja.network.registry.models import DuplicatePair, Organisation
from kumaja.network.registry.tests.factories import OrganisationFactory
from kumaja.voice.contributions.actions.likeness import declare_position
from kumaja.voice.contributions.models import Contribution, Point
from kumaja.voice.contributions.queries.positions import positions_of
from kumaja.voice.contributions.tests.rows import a_view
from kumaja.voice.echo.actions.verdicts import Judgement, give_verdict
from kumaja.voice.echo.domain.states import VerdictKind
from kumaja.voice.echo.tests.rows import AFTER, BEGUN, Heard, a_heard_view, told, weighed
from kumaja.voice.matters.tests.rows import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def region() -> Region:
    made: Region = RegionFactory.create()
    return made


@pytest.fixture
def associations(region: Region) -> tuple[Organisation, Organisation]:
    """Two records of one association, the second written carelessly."""
    first = OrganisationFactory.create(name_fi="Vierellä Jokelassa ry", region=region)
    return first, OrganisationFactory.create(name_fi="Vierella Jokelassa", region=region)


@pytest.fixture
def heard(region: Region, associations: tuple[Organisation, Organisation]) -> Heard:
    """Both have spoken alike, and one of them was answered, told, and judged the answer."""
    one, other = associations
    made = a_heard_view(region, "Tila on saatava käyttöön illalla.", organisation=one)
    a_view(region, matter=made.matter, stage=made.stage, organisation=other, now=BEGUN)
    points = list(Point.objects.order_by("pk"))
    declare_position(
        matter=made.matter, text="Tila iltaan.", language="fi", points=points,
        declared_by="Koordinaatio", actor="test", now=BEGUN,
    )  # fmt: skip
    weighed(made.owner, made.points)
    give_verdict(
        notice=told(made.view), judgement=Judgement(VerdictKind.MET), language="fi", actor="test",
        now=AFTER + DAY,
    )  # fmt: skip
    return made


def leaves() -> list[tuple[int, bytes]]:
    return list(Entry.objects.order_by("position").values_list("position", "leaf"))


def test_a_new_name_changes_no_leaf(
    heard: Heard, associations: tuple[Organisation, Organisation], region: Region
) -> None:
    before = leaves()

    for row in (associations[0], heard.owner.organisation):
        assert row is not None
        update_record(
            organisation=row, region=region, values={"name_fi": "Aivan uusi nimi"},
            links=RecordLinks(), actor="test", now=AFTER + 2 * DAY,
        )  # fmt: skip

    assert leaves() == before
    assert list(ledger_faults()) == []
    heard.view.refresh_from_db()
    assert heard.view.speaker_name == "Vierellä Jokelassa ry"


def test_two_records_that_become_one_change_no_leaf_and_count_once(
    heard: Heard, associations: tuple[Organisation, Organisation], region: Region
) -> None:
    before = leaves()
    [position] = positions_of(heard.matter, Contribution.objects.all())
    assert position.counted.count == 2

    find_duplicates(now=AFTER + timedelta(days=2))
    pair = DuplicatePair.objects.get(first=associations[0], second=associations[1])
    merge_organisations(
        pair=pair, kept=associations[0], taken=(), region=region, actor="test",
        now=AFTER + 2 * DAY,
    )  # fmt: skip

    assert leaves() == before
    assert list(ledger_faults()) == []
    [position] = positions_of(heard.matter, Contribution.objects.all())
    assert position.counted.count == 1
    assert {voice.name for voice in position.voices} == {
        "Vierellä Jokelassa ry", "Vierella Jokelassa",
    }  # fmt: skip
