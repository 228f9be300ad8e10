"""Asking to be let in: what each step leaves in the log and mails, and what it refuses."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from kumaja.foundation.accounts.tests.factories import UserFactory
from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.domain.closing import RegionClosed
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.network.registry.actions.requests import (
    Asked,
    RequestSettled,
    accept_request,
    answer_question,
    ask_in,
    ask_more,
    confirm_request,
    decline_request,
    forget_old_requests,
    forget_requests_of,
)
from kumaja.network.registry.domain.kinds import OrganisationKind, RoleKind
from kumaja.network.registry.domain.requests import KEEP_SETTLED, USUAL_TERM, Wish
from kumaja.network.registry.models import JoiningRequest, Organisation, Role
from kumaja.network.registry.policies import may_settle, requests_seen_by
from kumaja.network.registry.tests.factories import NOON, TODAY, OrganisationFactory, a_person
from kumaja.network.registry.tests.test_requests import EMAIL, JOIN, waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def region() -> Region:
    return RegionFactory.create()


def verbs(row: JoiningRequest) -> list[str]:
    found = AuditRow.objects.filter(object_label="registry.JoiningRequest", object_key=row.code)
    return list(found.order_by("pk").values_list("verb", flat=True))


def test_each_step_is_in_the_log_and_its_asker_is_told(region: Region) -> None:
    row, actor = waiting(region), UserFactory.create()
    ask_more(request=row, question="Kuka?", actor=actor, now=NOON)
    assert Mail.objects.filter(to=EMAIL).count() == 2
    answer_question(request=row, answer="Minä", now=NOON)
    decline_request(request=row, reason="Ei", actor=actor, by="Koordinaatio", now=NOON)
    assert Mail.objects.filter(to=EMAIL).count() == 3
    assert verbs(row) == ["asked in", "confirmed", "asked more", "answered", "declined"]


def test_what_was_declined_is_neither_declined_again_nor_accepted(region: Region) -> None:
    row, actor = waiting(region), UserFactory.create()
    decline_request(request=row, reason="Ei", actor=actor, by="Koordinaatio", now=NOON)
    row.refresh_from_db()
    with pytest.raises(RequestSettled):
        decline_request(request=row, reason="Yhä ei", actor=actor, by="x", now=NOON)
    with pytest.raises(RequestSettled):
        accept_request(request=row, actor=actor, by="x", now=NOON)
    with pytest.raises(RequestSettled):
        confirm_request(request=row, now=NOON)
    row.refresh_from_db()
    assert (row.reason, row.settled_by) == ("Ei", "Koordinaatio")
    assert not Role.objects.exists()


def test_nobody_acts_for_a_record_that_was_taken_away(region: Region) -> None:
    own = OrganisationFactory.create(region=region)
    row = waiting(region, Asked(Wish.ACT, EMAIL), own)
    Organisation.objects.update(archived_at=NOON)
    with pytest.raises(ValidationError):
        accept_request(request=row, actor=UserFactory.create(), by="x", now=NOON)
    assert not Role.objects.exists()


def test_the_role_that_is_given_has_an_end(region: Region) -> None:
    accept_request(request=waiting(region), actor=UserFactory.create(), by="x", now=NOON)
    role = Role.objects.get(user__email=EMAIL)
    assert role.ends_on is not None
    assert timedelta() < role.ends_on - TODAY - USUAL_TERM <= timedelta(days=1)


def test_every_step_stops_where_the_work_has_ended(region: Region) -> None:
    row, actor = waiting(region), UserFactory.create()
    Region.objects.update(closed_at=NOON)
    with pytest.raises(RegionClosed):
        decline_request(request=row, reason="Ei", actor=actor, by="x", now=NOON)
    with pytest.raises(RegionClosed):
        ask_more(request=row, question="Kuka?", actor=actor, now=NOON)
    assert verbs(row) == ["asked in", "confirmed"]


def test_what_was_answered_half_a_year_ago_goes_and_not_before(region: Region) -> None:
    row = waiting(region)
    decline_request(request=row, reason="Ei", actor=UserFactory.create(), by="x", now=NOON)
    assert forget_old_requests(now=NOON + KEEP_SETTLED) == 0
    assert forget_old_requests(now=NOON + KEEP_SETTLED + timedelta(days=1)) == 1


def test_the_log_of_who_is_forgotten_is_emptied(region: Region) -> None:
    row = waiting(region)
    forget_requests_of(EMAIL)
    rows = AuditRow.objects.filter(object_label="registry.JoiningRequest", object_key=row.code)
    assert {(kept.object_text, str(kept.after or "")) for kept in rows} <= {("", ""), ("", "{}")}


def test_the_people_of_an_authority_neither_see_nor_settle_who_asks_to_act_for_it(
    region: Region,
) -> None:
    body = OrganisationFactory.create(kind=OrganisationKind.PUBLIC_BODY, region=region)
    row = waiting(region, Asked(Wish.ACT, EMAIL), body)
    person = a_person(RoleKind.SPOKESPERSON, organisation=body)
    assert not may_settle(person, row, TODAY)
    assert not requests_seen_by(person, region, TODAY).exists()


def test_a_request_to_another_region_is_seen_by_its_own_coordination_alone(
    region: Region,
) -> None:
    other = RegionFactory.create(slug="muu")
    here, there = waiting(region), waiting(other)
    administrator = a_person(RoleKind.ADMINISTRATOR)
    assert list(requests_seen_by(administrator, region, TODAY)) == [here]
    assert list(requests_seen_by(administrator, other, TODAY)) == [there]
    person = a_person(RoleKind.COORDINATOR, region=region)
    assert may_settle(person, here, TODAY) and not may_settle(person, there, TODAY)


def test_who_asks_for_another_while_signed_in_shows_nothing_by_it(region: Region) -> None:
    user = UserFactory.create(email="toinen@iltapala.example")
    row = ask_in(region=region, asked=JOIN, user=user, now=NOON)
    assert row.state == "unconfirmed"
    assert Mail.objects.filter(to=EMAIL).count() == 1
