from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from kumaja.foundation.accounts.actions import make_link
from kumaja.foundation.accounts.models import User
from kumaja.foundation.accounts.tests.factories import UserFactory
from kumaja.foundation.audit.queries import history_of
from kumaja.foundation.outbox.actions import post
from kumaja.foundation.regions.models import Region
from kumaja.front.desk.queries.people import INVITATION_PAGE
from kumaja.front.desk.tests.conftest import Browser
from kumaja.front.desk.tests.forms import send
from kumaja.front.desk.views.own import ROOMS
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Organisation, Role
from kumaja.network.registry.tests.factories import RoleFactory, a_person

pytestmark = pytest.mark.django_db
PAGE = "/fi/omat/"
CANARY = "kanarialintu"


@pytest.mark.parametrize(
    ("kind", "lands_on"),
    [
        (RoleKind.EDITOR, "/fi/meidan-yhdistys/"), (RoleKind.SPOKESPERSON, "/fi/meidan-yhdistys/"),
        (RoleKind.COORDINATOR, PAGE), (RoleKind.ADVISER, PAGE), (RoleKind.OFFICIAL, PAGE),
        (RoleKind.PROGRAMME_COORDINATOR, PAGE), (RoleKind.ADMINISTRATOR, "/fi/yllapito/"),
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


def test_a_resident_has_a_page_of_their_own_and_must_sign_in_for_it(
    browser: Browser, region: Region
) -> None:
    assert Client().get(PAGE).status_code == 302
    text = browser(UserFactory.create()).get(PAGE).content.decode()
    assert "Sinulla ei ole tehtävää Kumajassa." in text


def test_name_and_language_are_changed_and_nothing_else(browser: Browser, region: Region) -> None:
    user = UserFactory.create()
    changes = {"name": "Aino\r\nBcc: x", "language": "sv", "email": "x@y.example", "is_active": ""}
    send(browser(user), PAGE, **changes)
    fresh = User.objects.get(pk=user.pk)
    assert (fresh.name, fresh.language) == ("Aino Bcc: x", "sv")
    assert (fresh.email, fresh.is_active) == (user.email, True)


def test_ones_own_data_is_taken_out_as_a_file_and_nobody_elses(
    browser: Browser, own: Organisation, editor: User, spokesperson: User
) -> None:
    answer = browser(editor).get(f"{PAGE}lataa/")
    assert answer["Content-Disposition"].startswith("attachment")
    told = json.loads(answer.content)
    assert set(told) == {room.RECORD[0].room for room in ROOMS}
    assert told["accounts"]["email"] == editor.email
    assert told["registry"]["roles"][0]["organisation"] == str(own)
    assert spokesperson.email not in answer.content.decode()


def test_erasing_asks_once_more_and_leaves_no_trace_of_the_person(
    browser: Browser, own: Organisation
) -> None:
    person = UserFactory.create(email=f"{CANARY}@vierella.example", name=f"{CANARY} Esimerkki")
    RoleFactory.create(user=person, organisation=own)
    make_link(page=INVITATION_PAGE, now=timezone.now(), payload={"email": person.email})
    post(
        to=person.email, subject=f"Hei {CANARY}", body=CANARY, region=None, language="fi",
        kind="x", now=timezone.now(),
    )  # fmt: skip
    client = browser(person)
    send(client, f"/fi/meidan-yhdistys/{own.address}/tiedot/muokkaa/", summary_fi="Jää tänne")
    assert client.post(f"{PAGE}poista/").status_code == 200
    assert User.objects.get(pk=person.pk).is_active
    answer = client.post(f"{PAGE}poista/", {"is_sure": "on"})
    assert answer.status_code == 302
    assert "_auth_user_id" not in client.session
    own.refresh_from_db()
    assert own.summary_fi == "Jää tänne"
    assert history_of(own)[0].verb == "corrected"
    assert not Role.objects.filter(user=person).exists()
    out = StringIO()
    call_command("dumpdata", stdout=out)
    assert CANARY not in out.getvalue().lower()
