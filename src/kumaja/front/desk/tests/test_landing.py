from __future__ import annotations

import pytest

from kumaja.foundation.accounts.models import User
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.tests.conftest import Browser
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation
from kumaja.network.registry.tests.factories import RoleFactory, a_person

pytestmark = pytest.mark.django_db
PAGE = "/fi/omat/"


@pytest.mark.parametrize(
    ("kind", "lands_on"),
    [
        (RoleKind.EDITOR, "/fi/meidan-yhdistys/"), (RoleKind.SPOKESPERSON, "/fi/meidan-yhdistys/"),
        (RoleKind.COORDINATOR, "/fi/koordinaatio/"), (RoleKind.ADVISER, PAGE),
        (RoleKind.OFFICIAL, PAGE),
        (RoleKind.PROGRAMME_COORDINATOR, "/fi/ohjelma/"), (RoleKind.ADMINISTRATOR, "/fi/yllapito/"),
    ],
)  # fmt: skip
def test_each_role_lands_where_its_work_is(
    browser: Browser, region: Region, kind: RoleKind, lands_on: str
) -> None:
    of_region = kind in {RoleKind.COORDINATOR, RoleKind.ADVISER}
    user = a_person(kind, region=region if of_region else None)
    assert browser(user).get("/fi/tyopoyta/")["Location"].startswith(lands_on)


def test_who_serves_several_sees_all_tasks_in_one_list(
    browser: Browser, own: Organisation, other: Organisation, editor: User
) -> None:
    RoleFactory.create(user=editor, organisation=other)
    Organisation.objects.update(checked_at=None)
    client = browser(editor)
    assert client.get("/fi/tyopoyta/")["Location"] == "/fi/meidan-yhdistys/"
    text = client.get("/fi/meidan-yhdistys/").content.decode()
    assert text.count("Tarkista yhdistyksen tiedot") == 2
    assert str(own) in text
    assert str(other) in text
