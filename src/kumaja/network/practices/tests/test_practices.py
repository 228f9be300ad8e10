"""Proposing, publishing, rewording with versions, sharing and archiving."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from kumaja.foundation.audit.queries import as_of, history_of
from kumaja.foundation.index.models import Change
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.practices.actions.practices import (
    PracticeGone,
    PracticePublished,
    amend_practice,
    archive_practice,
    publish_practice,
    share_practice,
)
from kumaja.network.practices.models import Practice
from kumaja.network.practices.policies import visible_in
from kumaja.network.practices.tests.factories import a_practice, a_proposal, fi
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import NOON, OrganisationFactory, a_person

pytestmark = pytest.mark.django_db


def numbers(practice: Practice) -> list[int]:
    return list(practice.versions.order_by("number").values_list("number", flat=True))


def test_a_proposal_is_nobodys_to_read_before_coordination_publishes_it() -> None:
    own = OrganisationFactory.create(name_fi="Sivukylien Ääni ry")
    practice = a_proposal(own)
    assert practice.is_waiting and not visible_in(practice.region).exists()
    assert not Change.objects.filter(label="practices.Practice").exists()
    publish_practice(practice=practice, actor=None, now=NOON)
    assert visible_in(practice.region).get() == practice
    first = practice.versions.get()
    assert (first.number, first.made_by, first.name_fi) == (1, "Sivukylien Ääni ry", "Ehdotus")
    assert Change.objects.filter(label="practices.Practice", key=practice.code).exists()
    with pytest.raises(PracticePublished):
        publish_practice(practice=practice, actor=None, now=NOON)
    assert numbers(practice) == [1]


def test_each_rewording_of_a_public_practice_is_a_version_that_says_what_changed() -> None:
    practice = a_practice()
    person = a_person(RoleKind.COORDINATOR, region=practice.region)
    amend_practice(
        practice=practice, values={"description_fi": "Avain haetaan kioskilta."}, actor=person,
        changed=fi("Puhelin ei riittänyt."), now=NOON,
    )  # fmt: skip
    assert numbers(practice) == [1, 2]
    old, new = practice.versions.order_by("number")
    assert (old.description_fi, new.description_fi) == (
        "Avain saadaan puhelimella.", "Avain haetaan kioskilta.",
    )  # fmt: skip
    assert new.made_by == "Koordinaatio"
    with pytest.raises(ValidationError):
        amend_practice(practice=practice, values={"name_fi": "Toinen"}, actor=person, now=NOON)
    assert numbers(practice) == [1, 2]
    assert Practice.objects.get().name_fi == "Avain yhdistykselle"


def test_a_proposal_is_reworded_without_versions() -> None:
    practice = a_proposal()
    amend_practice(practice=practice, values={"name_fi": "Parempi nimi"}, actor=None, now=NOON)
    assert (Practice.objects.get().sort_key, numbers(practice)) != ("", [1])
    assert numbers(practice) == []


def test_a_shared_practice_is_known_in_other_regions_until_it_is_kept_again() -> None:
    practice, other = a_practice(), RegionFactory.create(slug="muualla")
    assert not visible_in(other).exists()
    share_practice(practice=practice, is_shared=True, actor=None, now=NOON)
    assert visible_in(other).get() == practice
    share_practice(practice=practice, is_shared=False, actor=None, now=NOON)
    assert not visible_in(other).exists()
    with pytest.raises(ValidationError):
        share_practice(practice=a_proposal(), is_shared=True, actor=None, now=NOON)


def test_an_archived_practice_leaves_lists_with_its_reason_and_stays_as_it_is() -> None:
    practice = a_practice()
    with pytest.raises(ValidationError):
        archive_practice(practice=practice, reason="", actor=None, now=NOON)
    archive_practice(practice=practice, reason="Kirjattu kahdesti.", actor=None, now=NOON)
    assert not visible_in(practice.region).exists()
    with pytest.raises(PracticeGone):
        amend_practice(
            practice=practice, values={"name_fi": "X"}, changed=fi("x"), actor=None, now=NOON
        )
    assert [act.verb for act in history_of(practice)] == ["archived", "published", "written"]
    assert as_of(practice, NOON)["archive_reason"] == "Kirjattu kahdesti."


def test_a_closed_region_writes_nothing() -> None:
    practice = a_practice()
    region = practice.region
    region.closed_at = NOON
    region.save()
    with pytest.raises(RegionClosed):
        a_practice("Toinen", region=region)
    with pytest.raises(RegionClosed):
        amend_practice(
            practice=practice, values={"name_fi": "X"}, changed=fi("x"), actor=None, now=NOON
        )
    assert Practice.objects.get().name_fi == "Avain yhdistykselle"


def test_a_practice_without_any_name_is_refused() -> None:
    with pytest.raises(ValidationError):
        a_practice("")
    assert not Practice.objects.exists()
