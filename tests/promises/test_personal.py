"""Erasure: a planted token is gone from every table and from the folder of data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from kumaja.config.rooms import ROOMS
from kumaja.foundation.accounts.actions import change_details, log_sign_in, make_sign_in_link
from kumaja.foundation.accounts.domain.personal import PersonalData, PersonalRoom
from kumaja.foundation.accounts.models import User
from kumaja.foundation.accounts.queries import fields_without_entry
from kumaja.foundation.files.models import StoredFile
from kumaja.foundation.imports.models import ImportRun
from kumaja.foundation.outbox.actions import post
from kumaja.front.desk.actions import invite
from kumaja.front.home.actions.feedback import answer_feedback, send_feedback
from kumaja.front.home.actions.own_data import ROOMS as PERSONAL_ROOMS
from kumaja.front.home.queries.processing import NOT_PERSONAL, list_records
from kumaja.front.search.actions import rebuild_index
from kumaja.network.registry.actions.roles import grant_role
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Role
from kumaja.worker import run_one, united
from tests.promises.pages import url_of
from tests.walk.visitors import signed_in
from tests.walk.world import NOW, SINCE, World, person

pytestmark = pytest.mark.django_db

TOKEN = "zzhenkilozz"
MAIL = f"{TOKEN}@walk.example"
PLANTED = {
    "accounts.User.email", "accounts.Link.payload", "home.Feedback.answer", "home.Feedback.told",
    "outbox.Mail.body", "outbox.Mail.to",
}  # fmt: skip


def one_of_everything(world: World) -> User:
    """Return a person who has left their name and address wherever one can."""
    user = User.objects.create_user(MAIL, name=f"Maija {TOKEN}", created_at=NOW)
    boss = world.people["spokesperson"]
    today = {"actor": user, "now": NOW}
    change_details(user=user, name=f"Maija {TOKEN}", language="sv", **today)
    change_details(user=user, name=f"Liisa {TOKEN}", language="fi", **today)
    for kind in (RoleKind.EDITOR, RoleKind.SPOKESPERSON):
        grant_role(
            user=user, kind=kind, organisation=world.own, actor=boss, now=NOW, starts_on=SINCE
        )
    friend = person("friend")
    grant_role(user=friend, kind=RoleKind.EDITOR, organisation=world.own, starts_on=SINCE, **today)
    invite(
        organisation=world.own, region=world.region, kind=RoleKind.EDITOR, email="a@walk.example",
        last_on=None, **today,
    )  # fmt: skip
    invite(
        organisation=world.own, region=world.region, kind=RoleKind.EDITOR, email=MAIL,
        last_on=None, actor=boss, now=NOW,
    )  # fmt: skip
    feedback = send_feedback(
        region=world.region, told=f"{TOKEN} kertoo", page=f"/fi/{TOKEN}/", reply_to=MAIL.upper(),
        language="fi", now=NOW,
    )  # fmt: skip
    boss_answers = {"actor": boss, "now": NOW}
    answer_feedback(feedback=feedback, answer=f"Kiitos, {TOKEN}!", **boss_answers)
    post(
        to=MAIL, subject=f"Hei {TOKEN}", body=f"{MAIL} kirjoitti", region=world.region,
        language="fi", kind="test", now=NOW,
    )  # fmt: skip
    _in_the_packages(world, user)
    return user


def _in_the_packages(world: World, user: User) -> None:
    make_sign_in_link(user=user, now=NOW, next_url=f"/fi/{TOKEN}/")
    log_sign_in(user=user, method=TOKEN, browser=TOKEN, session_key=TOKEN, now=NOW)
    EmailAddress.objects.create(user=user, email=MAIL)
    SocialAccount.objects.create(user=user, provider="x", uid=TOKEN, extra_data={"a": TOKEN})
    Authenticator.objects.create(user=user, type="totp", data={"secret": TOKEN})
    StoredFile.objects.create(
        name="a.png", kind="png", size=1, checksum="x", stored_by=user, stored_at=NOW
    )
    ImportRun.objects.create(
        kind="ptv", source="ptv", file_name="a", checksum="x", started_by=user, read_at=NOW
    )


def use_the_service(world: World, user: User) -> Client:
    """Let the person ask for a code in one browser, and keep their association in another."""
    Client().post(url_of(world, "account_login"), {"email": MAIL})
    client = signed_in(user)
    client.post(url_of(world, "desk:record_confirm"), {"form_key": "a"})
    client.post(url_of(world, "desk:activity_confirm"), {"form_key": "b"})
    return client


def traces() -> Iterator[str]:
    """Yield where the token stands: table.column of every row, and files of the data folder."""
    for model in apps.get_models(include_auto_created=True):
        rows = model._default_manager.values()  # noqa: SLF001 - Django's public name for it
        for row in rows.iterator():
            yield from (
                f"{model._meta.label}.{name}"
                for name, value in row.items()
                if TOKEN in str(value).casefold() or (name == "session_data" and _held(row))
            )
    for file in Path(settings.DATA).rglob("*"):
        if file.is_file() and TOKEN.encode() in file.read_bytes():
            yield str(file.relative_to(settings.DATA))


def _held(row: dict[str, object]) -> bool:
    """Test whether a session holds the token: its data is signed and packed."""
    return TOKEN in str(Session(session_data=row["session_data"]).get_decoded())


def run_jobs() -> None:
    jobs = united("JOBS")
    for _ in range(50):
        if not run_one(jobs, now=NOW + timedelta(days=30)):
            return


@pytest.mark.parametrize("mails_left", [True, False])
def test_nothing_of_an_erased_person_is_left(world: World, *, mails_left: bool) -> None:
    """At once: no job of the worker is waited for, whether mails had left or not."""
    user = one_of_everything(world)
    client = use_the_service(world, user)
    if mails_left:
        run_jobs()
    rebuild_index(now=NOW)
    assert set(traces()) >= PLANTED

    answer = client.post(url_of(world, "desk:erase"), {"is_sure": "on", "form_key": "c"})
    rebuild_index(now=NOW)

    assert answer.status_code == 302
    assert " ".join(sorted(set(traces()))) == ""
    run_jobs()
    assert " ".join(sorted(set(traces()))) == ""


def test_what_the_person_did_for_the_association_stays(world: World) -> None:
    user = one_of_everything(world)
    use_the_service(world, user).post(url_of(world, "desk:erase"), {"is_sure": "on"})
    world.own.refresh_from_db()
    assert world.own.checked_at and world.own.checked_by
    assert Role.objects.filter(user__email="friend@walk.example").exists()
    assert not Role.objects.filter(user=user).exists()


def test_what_is_taken_out_holds_what_the_person_gave(world: World) -> None:
    user = one_of_everything(world)
    taken = signed_in(user).get(url_of(world, "desk:take_out")).json()
    assert taken.keys() == {told_by(name).RECORD[0].room for name in rooms_with_people()}
    assert "Hei" in str(taken), "mails that went to the person"
    assert "a.png" in str(taken), "files that they sent"
    assert f"{TOKEN} kertoo" in str(taken), "feedback"
    assert f"Kiitos, {TOKEN}!" in str(taken), "and its answer"


def test_a_foreign_person_keeps_everything(world: World) -> None:
    one_of_everything(world)
    stranger = world.people["editor"]
    signed_in(stranger).post(url_of(world, "desk:erase"), {"is_sure": "on", "form_key": "c"})
    assert set(traces()) >= PLANTED


def rooms_with_people() -> list[str]:
    return [room for room in ROOMS if find_spec(f"{room}.personal")]


def told_by(room: str) -> PersonalRoom:
    found: PersonalRoom = import_module(f"{room}.personal")  # type: ignore[assignment]
    return found


def told_by_rooms() -> list[PersonalData]:
    return [entry for room in rooms_with_people() for entry in told_by(room).RECORD]


def left_out(listed: Sequence[PersonalRoom]) -> list[str]:
    """Return the rooms with a `personal.py` whose record and erasing the list does not have."""
    known = [(room.RECORD, room.export, room.erase) for room in listed]
    return [
        name
        for name in rooms_with_people()
        if ((room := told_by(name)).RECORD, room.export, room.erase) not in known
    ]


def test_every_room_that_keeps_something_is_in_the_one_list() -> None:
    assert "kumaja.front.home" in rooms_with_people()
    assert left_out(PERSONAL_ROOMS) == []
    assert len(PERSONAL_ROOMS) == len(rooms_with_people())


def test_a_room_that_is_not_in_the_list_is_caught() -> None:
    assert left_out(PERSONAL_ROOMS[1:]) == ["kumaja.front.home"]


def test_the_account_goes_last_because_the_others_know_the_person_by_it() -> None:
    assert PERSONAL_ROOMS[-1].RECORD[0].room == "accounts"


def test_every_personal_field_stands_in_the_record_of_processing() -> None:
    assert fields_without_entry(told_by_rooms(), besides=NOT_PERSONAL) == []


def test_the_page_of_the_record_tells_what_every_room_tells() -> None:
    shown = {field for entry in list_records(PERSONAL_ROOMS) for field in entry.fields}
    assert {field for entry in told_by_rooms() for field in entry.fields} - shown == set()


def test_the_record_names_fields_that_are_there() -> None:
    labels = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
    }
    assert {field for entry in told_by_rooms() for field in entry.fields} - labels == set()
