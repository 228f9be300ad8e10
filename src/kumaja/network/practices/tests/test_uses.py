"""Telling how a practice fared, once each; what is known in which region; lists."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from kumaja.foundation.places.models import Municipality
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.networks.tests.factories import NetworkFactory
from kumaja.network.practices.actions.practices import (
    PracticeGone,
    archive_practice,
    share_practice,
)
from kumaja.network.practices.actions.uses import (
    Experience,
    NotPublicYet,
    Users,
    UseWithdrawn,
    tell_use,
    withdraw_use,
)
from kumaja.network.practices.domain.uses import UseState
from kumaja.network.practices.models import PracticeUse
from kumaja.network.practices.policies import visible_in
from kumaja.network.practices.queries.detail import uses_of
from kumaja.network.practices.queries.lists import listed, practices_of, practices_of_network
from kumaja.network.practices.tests.factories import a_practice, a_proposal, a_use
from kumaja.network.registry.tests.factories import NOON, TODAY, OrganisationFactory

pytestmark = pytest.mark.django_db


def test_who_told_before_amends_what_it_told() -> None:
    practice, own = a_practice(), OrganisationFactory.create()
    first = a_use(practice, own, UseState.TRIED)
    again = a_use(practice, own, UseState.GIVEN_UP)
    assert (first.pk, PracticeUse.objects.get().state) == (again.pk, UseState.GIVEN_UP)


def test_organisation_network_and_municipality_each_tell_their_own() -> None:
    practice, place = a_practice(), Municipality.objects.get(code="434")
    a_use(practice, OrganisationFactory.create(), municipality=place)
    a_use(practice, network=NetworkFactory.create(), municipality=place)
    a_use(practice, municipality=place)
    a_use(practice, municipality=place)
    assert PracticeUse.objects.count() == 3
    with pytest.raises(ValidationError):
        tell_use(
            practice=practice, region=practice.region, users=Users(), actor=None, now=NOON,
            experience=Experience(UseState.TRIED, TODAY),
        )  # fmt: skip


def test_a_day_that_has_not_come_and_an_unpublished_practice_are_refused() -> None:
    own = OrganisationFactory.create()
    tomorrow = Experience(UseState.TRIED, TODAY + timedelta(days=1))
    practice = a_practice()
    with pytest.raises(ValidationError):
        tell_use(
            practice=practice, region=practice.region, users=Users(own), experience=tomorrow,
            actor=None, now=NOON,
        )  # fmt: skip
    with pytest.raises(NotPublicYet):
        a_use(a_proposal(), own)
    archive_practice(practice=practice, reason="Väärin.", actor=None, now=NOON)
    with pytest.raises(PracticeGone):
        a_use(practice, own)
    assert not PracticeUse.objects.exists()


def test_what_was_taken_back_is_told_no_more_and_can_be_told_anew() -> None:
    practice, own = a_practice(), OrganisationFactory.create()
    use = a_use(practice, own)
    withdraw_use(use=use, actor=None, now=NOON)
    assert uses_of(practice, practice.region) == ()
    with pytest.raises(UseWithdrawn):
        withdraw_use(use=use, actor=None, now=NOON)
    assert a_use(practice, own).pk != use.pk
    assert len(uses_of(practice, practice.region)) == 1


def test_uses_elsewhere_are_told_of_a_shared_practice_only_and_without_a_link() -> None:
    practice, other = a_practice(), RegionFactory.create(slug="muualla")
    practice = share_practice(practice=practice, is_shared=True, actor=None, now=NOON)
    far = OrganisationFactory.create(name_fi="Kaukainen ry", region=other)
    told = Experience(UseState.IN_USE, TODAY)
    tell_use(
        practice=practice, region=other, users=Users(far), experience=told, actor=None, now=NOON
    )
    (here,) = uses_of(practice, practice.region)
    (there,) = uses_of(practice, other)
    assert (here.who[0].url, here.region is None) == ("", False)
    assert there.who[0].url and there.region is None
    practice = share_practice(practice=practice, is_shared=False, actor=None, now=NOON)
    assert uses_of(practice, practice.region) == ()
    (row,) = listed(visible_in(practice.region), practice.region)
    assert row.told == 0


def test_a_list_counts_who_uses_each_and_pages_know_their_own() -> None:
    own, network = OrganisationFactory.create(), NetworkFactory.create()
    brought = a_practice("Oma tapa", organisation=own)
    other = a_practice("Muiden tapa", network=network)
    a_use(other, own)
    a_use(other, OrganisationFactory.create(), UseState.TRIED)
    rows = {row.practice.name_fi: row for row in listed(visible_in(other.region), other.region)}
    assert (rows["Muiden tapa"].in_use, rows["Muiden tapa"].told) == (1, 2)
    found = practices_of(own, other.region)
    assert [(one.practice, one.is_theirs, one.state) for one in found] == [
        (brought, True, ""), (other, False, UseState.IN_USE),
    ]  # fmt: skip
    assert [one.practice for one in practices_of_network(network, other.region)] == [other]
