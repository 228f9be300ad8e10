"""Merging a term moves what carries it: organisations and activities of every region."""

from __future__ import annotations

import pytest

from kumaja.foundation.vocabulary.actions.editing import MergedIntoItself, merge_terms
from kumaja.foundation.vocabulary.models import Term
from kumaja.help.directory.models import Activity
from kumaja.network.registry.models import Organisation
from tests.walk.world import NOW, World

pytestmark = pytest.mark.django_db


def carriers(term: Term) -> tuple[set[str], set[str]]:
    organisations = Organisation.objects.filter(terms=term).values_list("code", flat=True)
    activities = Activity.objects.filter(terms=term).values_list("code", flat=True)
    return set(organisations), set(activities)


def two_terms(world: World) -> tuple[Term, Term]:
    """Return a term that all carry, and another that only some carry beside it."""
    carers = Term.objects.get(scheme="target_group", code="carers")
    other = Term.objects.filter(scheme="target_group").exclude(pk=carers.pk).current()[0]
    world.own.terms.add(other)
    world.activity.terms.add(other)
    return carers, other


def test_organisations_and_activities_carry_the_other_term_each_once(world: World) -> None:
    carers, other = two_terms(world)
    before = carriers(carers)
    assert len(before[0]) > 3 and len(before[1]) > 2

    moved = merge_terms(term=carers, into=other, actor="test", now=NOW)

    assert moved >= len(before[0]) + len(before[1])
    assert carriers(carers) == (set(), set())
    assert carriers(other) == before
    assert world.own.terms.filter(pk=other.pk).count() == 1
    assert world.activity.terms.filter(pk=other.pk).count() == 1


def test_the_other_terms_of_a_row_stay(world: World) -> None:
    carers, other = two_terms(world)
    rest = set(world.foreign_activity.terms.exclude(pk=carers.pk))
    merge_terms(term=carers, into=other, actor="test", now=NOW)
    assert set(world.foreign_activity.terms.all()) == rest | {other}


def test_a_refused_merge_moves_nothing(world: World) -> None:
    carers, _other = two_terms(world)
    theme = Term.objects.filter(scheme="theme")[0]
    before = carriers(carers)
    for into in (carers, theme):
        with pytest.raises(MergedIntoItself):
            merge_terms(term=carers, into=into, actor="test", now=NOW)
    assert carriers(carers) == before
    assert not Term.objects.get(pk=carers.pk).is_retired
