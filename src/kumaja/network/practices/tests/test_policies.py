"""Who proposes, tells, rewords and keeps: each predicate agrees with its queryset."""

from __future__ import annotations

import pytest

from kumaja.network.networks.tests.test_policies import agreed, people_of
from kumaja.network.practices.actions.practices import archive_practice, publish_practice
from kumaja.network.practices.models import Practice
from kumaja.network.practices.policies import (
    kept_by,
    may_keep_practices,
    may_reword,
    may_tell,
    reworded_by,
    telling_by,
)
from kumaja.network.practices.tests.factories import a_proposal
from kumaja.network.registry.tests.factories import NOON, TODAY, OrganisationFactory

pytestmark = pytest.mark.django_db


def rewording(practice: Practice) -> set[str]:
    assert practice.organisation is not None
    return agreed(
        people_of(practice.organisation),
        lambda user: may_reword(user, practice, TODAY),  # type: ignore[arg-type]
        lambda user: practice in reworded_by(user, practice.region, TODAY),  # type: ignore[arg-type]
    )


def test_an_organisations_own_people_alone_tell_for_it() -> None:
    own = OrganisationFactory.create()
    region = own.memberships.get().region
    assert agreed(
        people_of(own),
        lambda user: may_tell(user, own, TODAY),  # type: ignore[arg-type]
        lambda user: own in telling_by(user, region, TODAY),  # type: ignore[arg-type]
    ) == {"editor", "spokesperson"}


def test_coordination_keeps_the_practices_of_its_region() -> None:
    practice = a_proposal()
    assert agreed(
        people_of(OrganisationFactory.create()),
        lambda user: may_keep_practices(user, practice.region, TODAY),  # type: ignore[arg-type]
        lambda user: practice in kept_by(user, practice.region, TODAY),  # type: ignore[arg-type]
    ) == {"coordinator", "administrator"}


def test_a_proposal_is_its_proposers_until_it_is_answered() -> None:
    practice = a_proposal()
    keepers = {"coordinator", "administrator"}
    assert rewording(practice) == keepers | {"editor", "spokesperson"}
    public = publish_practice(practice=a_proposal(), actor=None, now=NOON)
    assert rewording(public) == keepers
    declined = archive_practice(practice=practice, reason="Ei nyt.", actor=None, now=NOON)
    assert rewording(declined) == keepers
