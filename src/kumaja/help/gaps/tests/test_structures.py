"""Taking a gap on, once, by those who may, and telling what came of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from kumaja.foundation.audit.queries import history_of
from kumaja.foundation.core.domain.text import Trilingual
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.gaps.actions import (
    GapTaken,
    MissingHere,
    Owners,
    StructureEnded,
    take_on_gap,
    tell_outcome,
)
from kumaja.help.gaps.domain.structures import StructureState
from kumaja.help.gaps.models import SharedStructure
from kumaja.help.gaps.policies import may_take_on, may_tell_outcome, taking_on_by, told_by
from kumaja.help.gaps.queries.structures import structures_at, structures_of, taken_in
from kumaja.help.gaps.tests.factories import a_region, a_structure, an_association, place
from kumaja.network.networks.tests.factories import NetworkFactory
from kumaja.network.networks.tests.test_policies import agreed, people_of
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import NOON, TODAY

pytestmark = pytest.mark.django_db
AGREED = Trilingual(fi="Sovittiin.")


@pytest.fixture
def own() -> Organisation:
    """An association of the region."""
    a_region()
    return an_association("Oma ry", "Mäntsälä")


def outcome(row: SharedStructure, state: StructureState, words: str = "Näin kävi.") -> None:
    tell_outcome(structure=row, state=state, outcome=Trilingual(fi=words), actor=None, now=NOON)


def take(owners: Owners, agreed_on: Trilingual = AGREED, days: int = 0) -> SharedStructure:
    term = Term.objects.get(scheme="life_situation", code="grief")
    return take_on_gap(
        region=a_region(), gap=MissingHere(place("Pornainen"), term), owners=owners,
        agreed=agreed_on, since_on=TODAY + timedelta(days=days), actor=None, now=NOON,
    )  # fmt: skip


def test_a_gap_is_taken_once_and_free_again_when_it_came_to_nothing(own: Organisation) -> None:
    row = a_structure(own)
    assert taken_in(a_region(), place("Pornainen")) == {"caring-for-someone": row.code}
    with pytest.raises(GapTaken):
        a_structure(own)
    outcome(row, StructureState.CAME_TO_NOTHING)
    assert taken_in(a_region(), place("Pornainen")) == {}
    with pytest.raises(StructureEnded):
        outcome(row, StructureState.STANDS)
    again = a_structure(own)
    assert again.pk != row.pk
    found = structures_at(a_region(), place("Pornainen"), row.term)
    assert {one.row.state for one in found} == {"came_to_nothing", "under_way"}


def test_several_and_a_network_own_it_together_in_their_order(own: Organisation) -> None:
    other, network = an_association("Toinen ry", "Helsinki"), NetworkFactory.create()
    row = take(Owners([other, own], network))
    (found,) = structures_of(own, a_region())
    assert (found.row, found.owners) == (row, (other, own, network))
    act = history_of(row).get()
    assert act.verb == "took on"
    assert (act.after or {})["owners"] == [other.code, own.code]


def test_what_says_too_little_is_refused_and_nothing_is_stored(own: Organisation) -> None:
    six = [an_association(f"Muu {number} ry", "Helsinki") for number in range(6)]
    wrong = [
        (Owners(), AGREED, 0), (Owners([own, own]), AGREED, 0), (Owners(six), AGREED, 0),
        (Owners([own]), Trilingual(), 0), (Owners([own]), AGREED, 1),
    ]  # fmt: skip
    for owners, told, days in wrong:
        with pytest.raises(ValidationError):
            take(owners, told, days)
    assert not SharedStructure.objects.exists()
    row = take(Owners([own]))
    with pytest.raises(ValidationError):
        outcome(row, StructureState.STANDS, "")
    assert SharedStructure.objects.get().state == StructureState.UNDER_WAY


def test_a_closed_region_takes_nothing_on(own: Organisation) -> None:
    row = a_structure(own)
    region = row.region
    region.closed_at = NOON
    region.save()
    with pytest.raises(RegionClosed):
        a_structure(own, home="Tuusula")
    with pytest.raises(RegionClosed):
        outcome(row, StructureState.STANDS)
    assert SharedStructure.objects.get().state == StructureState.UNDER_WAY


def test_its_own_people_and_coordination_take_on_and_tell(own: Organisation) -> None:
    region, row = a_region(), a_structure(own)
    keepers = {"editor", "spokesperson", "coordinator"}
    assert agreed(
        people_of(own),
        lambda user: may_take_on(user, own, region, TODAY),  # type: ignore[arg-type]
        lambda user: own in taking_on_by(user, region, TODAY),  # type: ignore[arg-type]
    ) == keepers  # fmt: skip
    assert agreed(
        people_of(own),
        lambda user: may_tell_outcome(user, row, TODAY),  # type: ignore[arg-type]
        lambda user: row in told_by(user, region, TODAY),  # type: ignore[arg-type]
    ) == keepers  # fmt: skip
