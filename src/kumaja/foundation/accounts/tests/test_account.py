"""One's own account: details, where one is signed in, taking out and erasing, jobs."""

from __future__ import annotations

import json
from datetime import timedelta
from importlib import import_module

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from kumaja.foundation.accounts.actions import log_sign_in, make_link, open_account
from kumaja.foundation.accounts.domain.personal import Basis, PersonalData
from kumaja.foundation.accounts.jobs import forget_what_is_old
from kumaja.foundation.accounts.models import Link, SignIn, User
from kumaja.foundation.accounts.personal import RECORD, erase, export
from kumaja.foundation.accounts.queries import fields_without_entry, personal_fields
from kumaja.foundation.accounts.tests.factories import NOON, UserFactory, ask, signed_in
from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.audit.queries import as_of
from kumaja.foundation.outbox.models import Job, Mail

pytestmark = pytest.mark.django_db
TOKEN = "planted7731"
DAY = timedelta(days=1)
_HERE = {"accounts", "audit", "outbox", "account", "mfa", "socialaccount", "sessions"}


def test_an_account_is_opened_once_whatever_the_case() -> None:
    first = open_account(email=" A@b.fi", now=NOON, language="sv")

    assert open_account(email="a@B.fi", now=NOON) == first
    assert (first.language, first.has_usable_password()) == ("sv", False)
    assert AuditRow.objects.get().verb == "opened"


def test_name_and_language_are_changed_and_the_change_is_kept(client: Client) -> None:
    person = signed_in(client, "maija@vierella.example")
    moment = timezone.now()

    form = {"name": "Maija M", "language": "sv", "email": "x@y.fi", "is_active": ""}
    assert client.post("/fi/tili/", form)["Location"] == "/fi/tili/"

    person.refresh_from_db()
    assert (person.name, person.language, person.is_active) == ("Maija M", "sv", True)
    assert person.email == "maija@vierella.example"
    assert as_of(person, moment)["language"] == "fi"


def test_details_that_fail_keep_what_was_typed(client: Client) -> None:
    signed_in(client, "maija@vierella.example")

    page = client.post("/fi/tili/", {"name": "Maija", "language": "de"}).content.decode()

    assert 'value="Maija"' in page
    assert "Virhe:" in page


def test_one_sees_where_one_is_signed_in_and_signs_out_there(client: Client) -> None:
    phone = Client(headers={"user-agent": "Mozilla/5.0 (iPhone) Safari/604.1"})
    signed_in(phone, "maija@vierella.example")
    signed_in(client, "maija@vierella.example")
    stranger = Client()
    other = signed_in(stranger, "other@vierella.example")

    page = client.get("/fi/tili/kirjautumiset/").content.decode()
    assert "Safari, iPhone" in page
    client.post("/fi/tili/kirjautumiset/", {"code": other.sign_ins.get().code})
    assert stranger.get("/fi/tili/").status_code == 200
    client.post("/fi/tili/kirjautumiset/", {"code": ""})

    assert phone.get("/fi/tili/").status_code == 302
    assert client.get("/fi/tili/").status_code == 200


def test_a_person_takes_out_what_is_theirs() -> None:
    person = UserFactory.create(name="Maija")
    log_sign_in(user=person, method="code", browser="Firefox", session_key="", now=NOON)

    taken = export(person)

    assert json.loads(json.dumps(taken)) == taken
    assert taken["name"] == "Maija"
    assert taken["sign_ins"] == [{"at": NOON.isoformat(), "by": "code", "browser": "Firefox"}]


def test_an_erased_person_is_nowhere_and_may_begin_anew(client: Client) -> None:
    address = f"{TOKEN}@vierella.example"
    person = signed_in(client, address)
    client.post("/fi/tili/", {"name": TOKEN, "language": "fi"})
    ask(Client(), address)
    make_link(page="accounts:settings", now=NOON, user=person)
    EmailAddress.objects.create(user=person, email=address)
    SocialAccount.objects.create(user=person, provider="entra", uid=TOKEN)
    Authenticator.objects.create(user=person, type="totp", data={"secret": TOKEN})
    person.refresh_from_db()

    erase(person, now=timezone.now())
    Mail.objects.all().delete()  # the outbox erases its own, before accounts

    assert holders_of(TOKEN) == []
    assert client.get("/fi/tili/").status_code == 302
    person.refresh_from_db()
    assert (person.name, person.is_active) == ("", False)
    assert signed_in(Client(), address) != person


def holders_of(word: str) -> list[str]:
    """Return the models up to this room of which some row tells the word."""
    models = [model for model in apps.get_models() if model._meta.app_label in _HERE]
    found = [
        str(model)
        for model in models
        for row in model._default_manager.values()  # noqa: SLF001 - any model
        if word in str(row)
    ]
    sessions = Session.objects.all()
    return found + [str(one) for one in sessions if word in str(one.get_decoded())]


def test_old_rows_are_forgotten_when_their_time_is_over() -> None:
    person = UserFactory.create()
    for days in (settings.SIGN_IN_LOG_DAYS - 1, settings.SIGN_IN_LOG_DAYS + 1):
        log_sign_in(
            user=person, method="code", browser="", session_key="", now=NOON - timedelta(days=days)
        )
    make_link(page="accounts:settings", now=NOON - 40 * DAY, lifetime=DAY)
    Session.objects.create(session_key="old", session_data="", expire_date=NOON - DAY)
    Session.objects.create(session_key="new", session_data="", expire_date=NOON + DAY)

    forget_what_is_old({}, now=NOON)

    assert SignIn.objects.count() == 1
    assert not Link.objects.exists()
    assert Session.objects.get().session_key == "new"
    assert not Job.objects.exists()


def test_every_personal_field_of_these_rooms_is_in_the_record() -> None:
    told = (*RECORD, *import_module("kumaja.foundation.audit.personal").RECORD)

    missing = fields_without_entry(told)

    assert not [field for field in missing if field.startswith(("accounts.", "audit."))]


def test_a_personal_field_without_an_entry_is_found() -> None:
    nothing = PersonalData("x", "x", "x", Basis.CONSENT, fields=())

    missing = fields_without_entry([nothing], besides=["accounts.User.email"])

    assert "accounts.SignIn.user" in missing
    assert "accounts.User.email" not in missing
    assert "accounts.User.email" in set(personal_fields())


def test_the_database_refuses_an_address_in_capitals() -> None:
    with pytest.raises(Exception, match="user_email_lower"):
        User.objects.create(email="A@b.fi", created_at=NOON, password="!")
