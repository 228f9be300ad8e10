"""Each verb, by each kind of visitor, on their own and on somebody else's association."""

from __future__ import annotations

import pytest
from django.test import Client

from kumaja.foundation.accounts.models import User
from kumaja.foundation.accounts.tests.factories import UserFactory
from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.front.desk.tests.conftest import Browser
from kumaja.help.directory.models import Activity
from kumaja.help.directory.tests.factories import ActivityFactory
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation, Role
from kumaja.network.registry.tests.factories import OrganisationFactory, a_person

pytestmark = pytest.mark.django_db
PATHS = (
    "", "tiedot/", "tiedot/muokkaa/", "tiedot/tallennettu/", "tiedot/muutokset/", "toiminta/",
    "toiminta/uusi/", "toiminta/CODE/", "toiminta/CODE/muokkaa/", "toiminta/CODE/tallennettu/",
    "toiminta/CODE/paata/", "vaki/",
)  # fmt: skip
POSTS = ("tiedot/vahvista/", "tiedot/muokkaa/", "toiminta/CODE/vahvista/", "toiminta/CODE/paata/",
         "toiminta/uusi/", "vaki/", "vaki/peru-kutsu/", "vaki/ROLE/paata/")  # fmt: skip


def paths(own: Organisation, which: tuple[str, ...]) -> list[str]:
    activity, role = Activity.objects.get(organisation=own), Role.objects.get(organisation=own)
    base = f"/fi/meidan-yhdistys/{own.address}/"
    return [base + path.replace("CODE", activity.code).replace("ROLE", role.code) for path in which]


@pytest.fixture
def target(own: Organisation, region: Region, editor: User) -> Organisation:
    """An association with one activity and one editor."""
    ActivityFactory.create(organisation=own, region=region)
    return own


@pytest.mark.parametrize(
    "kind",
    [None, RoleKind.EDITOR, RoleKind.SPOKESPERSON, RoleKind.ADVISER, RoleKind.ADMINISTRATOR,
     RoleKind.PROGRAMME_COORDINATOR, RoleKind.COORDINATOR],
)  # fmt: skip
def test_somebody_elses_association_is_refused_and_nothing_happens(
    browser: Browser, target: Organisation, kind: RoleKind | None
) -> None:
    elsewhere = RegionFactory.create(slug="muualla")
    of_region = kind in {RoleKind.ADVISER, RoleKind.COORDINATOR}
    user = a_person(kind, region=elsewhere if of_region else None) if kind else UserFactory.create()
    client, acts = browser(user), AuditRow.objects.count()
    before = list(Organisation.objects.order_by("pk").values())
    prefix = "/uusimaa"
    for path in paths(target, PATHS):
        assert client.get(prefix + path).status_code == 403, path
    for path in paths(target, POSTS):
        answer = client.post(prefix + path, {"name_fi": "Kaapattu", "email": "x@y.example"})
        assert answer.status_code == 403, path
    assert list(Organisation.objects.order_by("pk").values()) == before
    assert AuditRow.objects.count() == acts


def test_who_is_not_signed_in_is_led_to_signing_in(target: Organisation) -> None:
    for path in (*paths(target, PATHS), *paths(target, POSTS)):
        for answer in (Client().get(path), Client().post(path)):
            assert answer.status_code in {302, 405}
            assert answer.status_code == 405 or "/fi/kirjaudu/" in answer["Location"]


def test_its_own_editor_and_the_coordinator_reach_every_page(
    browser: Browser, target: Organisation, editor: User, region: Region
) -> None:
    for user in (editor, a_person(RoleKind.COORDINATOR, region=region)):
        client = browser(user)
        for path in paths(target, PATHS):
            assert client.get(path).status_code == 200, path


def test_an_association_of_another_region_is_not_known_here(
    browser: Browser, editor: User, target: Organisation
) -> None:
    stranger = OrganisationFactory.create(region=RegionFactory.create(slug="muualla"))
    address = f"/uusimaa/fi/meidan-yhdistys/{stranger.address}/"
    assert browser(editor).get(address).status_code == 404
    assert browser(editor).post(f"{address}tiedot/vahvista/").status_code == 404


def test_an_archived_association_is_known_to_its_own_people_alone(
    browser: Browser, editor: User, target: Organisation
) -> None:
    Organisation.objects.update(archived_at="2026-11-01T00:00Z")
    path = f"/fi/meidan-yhdistys/{target.address}/"
    assert browser(editor).get(path).status_code == 200
    assert browser(UserFactory.create()).get(path).status_code == 404
