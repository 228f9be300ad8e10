from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from kumaja.foundation.accounts.models import User
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
from kumaja.network.registry.domain.requests import Wish
from kumaja.network.registry.models import JoiningRequest, Organisation, Role
from kumaja.network.registry.policies import may_edit, may_settle, requests_seen_by
from kumaja.network.registry.queries.requests import IdVerdict, checks_of
from kumaja.network.registry.tests.factories import (
    NOON,
    TODAY,
    OrganisationFactory,
    RoleFactory,
    a_person,
)

pytestmark = pytest.mark.django_db
EMAIL = "sirkka@iltapala.example"
JOIN = Asked(Wish.JOIN, EMAIL, name="Iltapalaveri ry", business_id="1572860-0", person_name="S")


@pytest.fixture
def region() -> Region:
    return RegionFactory.create()


def waiting(region: Region, asked: Asked = JOIN, own: Organisation | None = None) -> JoiningRequest:
    row = ask_in(region=region, asked=asked, organisation=own, now=NOON)
    confirm_request(request=row, now=NOON)
    row.refresh_from_db()
    return row


def test_an_association_comes_in_and_its_asker_speaks_for_it(region: Region) -> None:
    row = waiting(region)
    coordinator = a_person(RoleKind.COORDINATOR, region=region)
    found = accept_request(request=row, actor=coordinator, by="Koordinaatio", now=NOON)
    assert (found.name_fi, found.business_id) == ("Iltapalaveri ry", "1572860-0")
    assert found.memberships.get().region == region
    assert may_edit(User.objects.get(email=EMAIL), found, TODAY)
    assert Role.objects.get(organisation=found).kind == RoleKind.SPOKESPERSON
    with pytest.raises(RequestSettled):
        accept_request(request=row, actor=coordinator, by="Koordinaatio", now=NOON)
    assert Organisation.objects.filter(name_fi="Iltapalaveri ry").count() == 1
    assert Mail.objects.filter(to=EMAIL).count() == 2


def test_what_is_not_confirmed_is_seen_by_nobody_and_goes_in_a_week(region: Region) -> None:
    row = ask_in(region=region, asked=JOIN, now=NOON)
    coordinator = a_person(RoleKind.COORDINATOR, region=region)
    assert not requests_seen_by(coordinator, region, TODAY).exists()
    with pytest.raises(RequestSettled):
        accept_request(request=row, actor=coordinator, by="x", now=NOON)
    assert not User.objects.filter(email=EMAIL).exists()
    assert forget_old_requests(now=NOON + timedelta(days=6)) == 0
    assert forget_old_requests(now=NOON + timedelta(days=8)) == 1


def test_asking_again_is_the_same_request_and_mails_have_an_end(region: Region) -> None:
    for _ in range(6):
        ask_in(region=region, asked=JOIN, now=NOON)
    assert JoiningRequest.objects.count() == 1
    assert Mail.objects.filter(to=EMAIL).count() == 3
    assert not any("Iltapalaveri" in mail.body for mail in Mail.objects.all())


def test_nobody_learns_from_the_mail_whether_an_account_is_there(region: Region) -> None:
    UserFactory.create(email="known@iltapala.example")
    for email in (EMAIL, "known@iltapala.example"):
        ask_in(region=region, asked=Asked(Wish.JOIN, email, name="Iltapalaveri ry"), now=NOON)
    one, other = (mail.body.replace(mail.link, "") for mail in Mail.objects.order_by("pk"))
    assert one == other


def test_who_is_signed_in_need_not_confirm_their_own_address_only(region: Region) -> None:
    user = UserFactory.create(email=EMAIL)
    own = ask_in(region=region, asked=JOIN, user=user, now=NOON)
    assert own.state == "unconfirmed" or JoiningRequest.objects.get().state == "waiting"
    assert JoiningRequest.objects.get().state == "waiting"
    foreign = Asked(Wish.JOIN, "toinen@iltapala.example", name="Toinen ry")
    ask_in(region=region, asked=foreign, user=user, now=NOON)
    assert JoiningRequest.objects.get(name="Toinen ry").state == "unconfirmed"


def test_its_own_people_are_told_and_its_spokesperson_accepts(region: Region) -> None:
    own = OrganisationFactory.create(region=region)
    keeper = RoleFactory.create(organisation=own, kind=RoleKind.SPOKESPERSON).user
    row = waiting(region, Asked(Wish.ACT, EMAIL, role=RoleKind.EDITOR), own)
    assert Mail.objects.filter(to=keeper.email, kind="registry.keepers").count() == 1
    accept_request(request=row, actor=keeper, by=str(own), now=NOON)
    row.refresh_from_db()
    assert (row.settled_by, Role.objects.get(user__email=EMAIL).kind) == (str(own), "editor")


def test_a_question_goes_and_its_answer_comes(region: Region) -> None:
    row, actor = waiting(region), UserFactory.create()
    ask_more(request=row, question="Kuka teidät tuntee?", actor=actor, now=NOON)
    with pytest.raises(RequestSettled):
        decline_request(request=row, reason="Ei", actor=actor, by="x", now=NOON)
    answer_question(request=row, answer="Kirjastonhoitaja", now=NOON)
    decline_request(request=row, reason="Emme löydä teitä.", actor=actor, by="x", now=NOON)
    row.refresh_from_db()
    assert (row.state, row.answer, row.reason) == (
        "declined", "Kirjastonhoitaja", "Emme löydä teitä."
    )  # fmt: skip
    assert not Organisation.objects.exists()


def test_an_id_that_is_taken_is_refused_and_nothing_is_added(region: Region) -> None:
    OrganisationFactory.create(business_id="1572860-0", region=region)
    row = waiting(region)
    assert checks_of(row, TODAY).id_verdict == IdVerdict.TAKEN
    with pytest.raises(ValidationError):
        accept_request(request=row, actor=UserFactory.create(), by="x", now=NOON)
    assert Organisation.objects.count() == 1
    assert not Role.objects.exists()


def test_a_name_with_strange_letters_is_told_with_the_one_it_looks_like(region: Region) -> None:
    own = OrganisationFactory.create(name_fi="Hangon Majakka ry", region=region)
    OrganisationFactory.create(name_fi="Hangon Hamina ry", region=region)
    row = waiting(region, Asked(Wish.JOIN, EMAIL, name="Hangon M\u0430jakka ry"))
    checks = checks_of(row, TODAY)
    assert (checks.look_alikes, checks.similar) == (("\u0430",), (own,))


def test_nobody_is_let_in_where_the_work_has_ended(region: Region) -> None:
    row = waiting(region)
    Region.objects.update(closed_at=NOON)
    with pytest.raises(RegionClosed):
        accept_request(request=row, actor=UserFactory.create(), by="x", now=NOON)
    region.refresh_from_db()
    with pytest.raises(RegionClosed):
        ask_in(region=region, asked=JOIN, now=NOON)
    assert not Organisation.objects.exists()


def test_who_may_settle_a_request_sees_it_and_nobody_else(region: Region) -> None:
    own, other = OrganisationFactory.create(region=region), RegionFactory.create(slug="muu")
    body = OrganisationFactory.create(kind=OrganisationKind.PUBLIC_BODY, region=region)
    join, act = waiting(region), waiting(region, Asked(Wish.ACT, EMAIL), own)
    people = {
        a_person(RoleKind.COORDINATOR, region=region): {join, act},
        a_person(RoleKind.COORDINATOR, region=other): set(),
        a_person(RoleKind.ADMINISTRATOR): {join, act},
        a_person(RoleKind.SPOKESPERSON, organisation=own): {act},
        a_person(RoleKind.EDITOR, organisation=own): set(),
        a_person(RoleKind.OFFICIAL, organisation=body): set(),
    }
    for person, theirs in people.items():
        assert {row for row in (join, act) if may_settle(person, row, TODAY)} == theirs
        assert set(requests_seen_by(person, region, TODAY)) == theirs


def test_the_asker_is_forgotten_also_by_the_log(region: Region) -> None:
    waiting(region)
    forget_requests_of(EMAIL.upper())
    assert not JoiningRequest.objects.exists()
    assert EMAIL not in str(list(AuditRow.objects.values_list("before", "after", "object_text")))
