"""Omat: one's own page, one's data as a file, and erasing."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.test import Client

from kumaja.foundation.accounts.models import User
from kumaja.foundation.accounts.tests.factories import UserFactory
from kumaja.foundation.audit.queries import history_of
from kumaja.foundation.outbox.models import Job, Mail
from kumaja.front.desk.actions import invite
from kumaja.front.desk.tests.forms import send
from kumaja.front.home.actions.feedback import answer_feedback, send_feedback
from kumaja.front.home.actions.own_data import EMPTY_JOURNAL, ROOMS, erase_person
from kumaja.front.home.jobs import JournalBusy, overwrite_erased
from kumaja.front.home.models import Feedback
from kumaja.front.home.tests.people import an_administrator, browser_of
from kumaja.front.home.tests.rows import NOW, a_region, an_organisation
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Role
from kumaja.network.registry.tests.factories import RoleFactory, a_person

pytestmark = pytest.mark.django_db
PAGE = "/fi/omat/"


@pytest.fixture(autouse=True)
def _today(time_machine: object) -> None:
    a_region()
    time_machine.move_to(NOW, tick=False)  # type: ignore[attr-defined]


def tell(person: User) -> Feedback:
    """Let the person give feedback that is answered."""
    row = send_feedback(
        region=a_region(), told="Kartta ei aukea.", page="/fi/", reply_to=person.email,
        language="fi", now=NOW,
    )  # fmt: skip
    answer_feedback(feedback=row, answer="Korjattu.", actor=an_administrator(), now=NOW)
    return row


def test_a_resident_has_a_page_of_their_own_and_must_sign_in_for_it() -> None:
    assert Client().get(PAGE).status_code == 302
    text = browser_of(UserFactory.create()).get(PAGE).content.decode()
    assert "Sinulla ei ole tehtävää Kumajassa." in text


def test_name_and_language_are_changed_and_nothing_else() -> None:
    user = UserFactory.create()
    changes = {"name": "Aino\r\nBcc: x", "language": "sv", "email": "x@y.example", "is_active": ""}
    send(browser_of(user), PAGE, **changes)
    fresh = User.objects.get(pk=user.pk)
    assert (fresh.name, fresh.language) == ("Aino Bcc: x", "sv")
    assert (fresh.email, fresh.is_active) == (user.email, True)


def test_ones_own_data_is_taken_out_as_a_file_and_nobody_elses() -> None:
    own = an_organisation()
    editor = a_person(RoleKind.EDITOR, organisation=own)
    spokesperson = a_person(RoleKind.SPOKESPERSON, organisation=own)
    answer = browser_of(editor).get(f"{PAGE}lataa/")
    assert answer["Content-Disposition"].startswith("attachment")
    told = answer.json()
    assert set(told) == {room.RECORD[0].room for room in ROOMS}
    assert told["accounts"]["email"] == editor.email
    assert told["registry"]["roles"][0]["organisation"] == str(own)
    assert spokesperson.email not in answer.content.decode()


def test_feedback_with_its_answer_and_mails_are_taken_out_too() -> None:
    person = UserFactory.create()
    tell(person)
    told = browser_of(person).get(f"{PAGE}lataa/").json()
    (feedback,) = told["home"]["feedback"]
    assert (feedback["told"], feedback["answer"]) == ("Kartta ei aukea.", "Korjattu.")
    (mail,) = told["outbox"]["mails"]
    assert "Korjattu." in mail["text"]


def test_the_page_tells_what_every_room_keeps() -> None:
    text = browser_of(UserFactory.create()).get(PAGE).content.decode()
    assert "Jotta palautteeseen" in text
    assert text.count("90 päivää, tai kunnes") == 1


def test_erasing_asks_once_more_then_signs_out_and_leaves_the_associations_record() -> None:
    own, person = an_organisation(), UserFactory.create()
    RoleFactory.create(user=person, organisation=own)
    client = browser_of(person)
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


def test_feedback_goes_in_the_same_transaction_as_the_account() -> None:
    person, other = UserFactory.create(), UserFactory.create()
    tell(person)
    kept = tell(other)

    erase_person(user=person, now=NOW)

    assert Feedback.objects.get() == kept
    assert Mail.objects.get().to == other.email


def test_an_erasure_that_one_room_cannot_do_is_done_by_none() -> None:
    person, own = UserFactory.create(name="Maija"), an_organisation()
    tell(person)
    invite(
        organisation=own, region=a_region(), kind=RoleKind.EDITOR, email="a@b.example",
        last_on=None, actor=person, now=NOW,
    )  # fmt: skip
    broken = patch("kumaja.foundation.accounts.personal.erase_account", side_effect=OSError)
    with broken, pytest.raises(OSError):  # noqa: PT011 - planted
        erase_person(user=person, now=NOW)
    assert Feedback.objects.exists()
    assert Mail.objects.filter(kind="invitation").exists()


def test_after_an_erasure_the_log_of_the_database_is_emptied() -> None:
    erase_person(user=UserFactory.create(), now=NOW)
    erase_person(user=UserFactory.create(), now=NOW + timedelta(minutes=1))
    assert Job.objects.filter(name=EMPTY_JOURNAL).count() == 1

    busy = patch("kumaja.front.home.jobs.empty_journal", return_value=False)
    with busy, pytest.raises(JournalBusy):
        overwrite_erased({}, now=NOW)
