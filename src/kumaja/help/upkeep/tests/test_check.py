"""The page behind the mail: opening changes nothing, its buttons do, for its association alone."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from kumaja.foundation.audit.models import AuditRow
from kumaja.foundation.regions.models import Region
from kumaja.help.directory.domain.kinds import ChannelKind
from kumaja.help.directory.models import Activity, Channel
from kumaja.help.upkeep.actions.asking import LINK_LIFE, ask
from kumaja.help.upkeep.domain.rounds import next_round
from kumaja.help.upkeep.models import Asking, Report
from kumaja.help.upkeep.tests.records import an_association, at, mails_about, token_in
from kumaja.network.registry.actions.masters import declare_master
from kumaja.network.registry.actions.records import archive_organisation

pytestmark = pytest.mark.django_db
NOW = at("2027-09-13")


@pytest.fixture(autouse=True)
def _today(time_machine: object) -> None:
    time_machine.move_to(NOW, tick=False)  # type: ignore[attr-defined]


@pytest.fixture
def activity(region: Region) -> Activity:
    return an_association(region, checked="2027-01-01")


@pytest.fixture
def token(activity: Activity, region: Region) -> str:
    ask(
        organisation=activity.organisation, region=region, found=next_round(date(2027, 9, 1)),
        to="sihteeri@oma.example", now=NOW,
    )  # fmt: skip
    return token_in(mails_about("asking")[-1])


def page(name: str, token: str, **more: str) -> str:
    with translation.override("fi"):
        return reverse(f"upkeep:{name}", kwargs={"token": token, **more})


def fields_of(client: Client, url: str) -> dict[str, Any]:
    form = client.get(url).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in values.items()}


def test_the_link_opens_a_page_and_opening_changes_nothing(
    client: Client, activity: Activity, token: str
) -> None:
    before = (AuditRow.objects.count(), activity.checked_at)
    answer = client.get(f"/l/{token}", follow=True)

    assert answer.status_code == 200
    text = answer.content.decode()
    assert str(activity) in text
    assert "019 1" in text
    for name, more in (("check_record", {}), ("check_activity", {"code": activity.code})):
        assert client.get(page(name, token, **more)).status_code == 200
    assert client.get(page("confirm", token)).status_code == 405
    activity.refresh_from_db()
    assert (AuditRow.objects.count(), activity.checked_at) == before


def test_one_button_confirms_all(client: Client, activity: Activity, token: str) -> None:
    for _ in range(2):
        assert client.post(page("confirm", token)).status_code == 302
    activity.refresh_from_db()
    owner = activity.organisation
    owner.refresh_from_db()

    assert activity.checked_at == owner.checked_at == NOW
    assert activity.checked_by == owner.checked_by == str(owner)
    assert Asking.objects.get().confirmed_at == NOW


def test_an_expired_link_a_foreign_one_and_a_former_address_do_nothing(
    client: Client, activity: Activity, token: str, region: Region, time_machine: object
) -> None:
    stranger = an_association(region, checked="2027-01-01", email="muu@muu.example")
    assert client.get(page("check_activity", token, code=stranger.code)).status_code == 404
    assert client.post(page("confirm", "x" * 22)).status_code == 404
    contact = activity.organisation.contacts.get()
    contact.email = "uusi@oma.example"
    contact.save()
    assert client.post(page("confirm", token)).status_code == 410
    contact.email = "sihteeri@oma.example"
    contact.save()
    time_machine.move_to(NOW + LINK_LIFE, tick=False)  # type: ignore[attr-defined]
    assert client.post(page("confirm", token)).status_code == 410

    for row in (activity, stranger):
        row.refresh_from_db()
        assert row.checked_at == at("2027-01-01")


def test_a_link_of_an_association_that_was_taken_away_opens_nothing(
    client: Client, activity: Activity, token: str, region: Region
) -> None:
    archive_organisation(
        organisation=activity.organisation, region=region, reason="Kaksi", actor="x", now=NOW
    )
    assert client.get(page("check", token)).status_code == 410


def test_facts_are_mended_in_place(client: Client, activity: Activity, token: str) -> None:
    Channel.objects.create(activity=activity, kind=ChannelKind.PLACE, name_fi="Kirjasto")
    url = page("check_activity", token, code=activity.code)
    given = fields_of(client, url) | {
        "starts_0": "14.30", "ends_0": "16", "phone_new": "019 22", "place_0": "Seurantalo",
        "price_kind": "paid", "price": "5", "until_0": "16.12.2027",
        "other": "Päivä on keskiviikko.",
    }  # fmt: skip
    answer = client.post(url, given)

    assert answer.status_code == 302
    found = Activity.objects.get()
    assert [str(row) for row in found.channels.order_by("position")] == ["Seurantalo", "019 22"]
    row = found.schedules.get()
    assert (row.starts_at, row.ends_at, row.until_on) == (
        time(14, 30), time(16), date(2027, 12, 16),
    )  # fmt: skip
    assert (str(found.price), found.checked_at) == ("5.00", NOW)
    assert Report.objects.get().wrong == "Päivä on keskiviikko."
    assert mails_about("words") == []


def test_what_somebody_saved_meanwhile_is_not_overwritten(
    client: Client, activity: Activity, token: str
) -> None:
    url = page("check_activity", token, code=activity.code)
    given = fields_of(client, url)
    Activity.objects.update(paused_until=timezone.localdate() + timedelta(days=9))

    assert client.post(url, given).status_code == 200
    assert Activity.objects.get().paused_until is not None


def test_it_has_ended_is_told_and_the_page_stays(
    client: Client, activity: Activity, token: str
) -> None:
    url = page("check_activity", token, code=activity.code)
    client.post(url, fields_of(client, url) | {"ended_on": "1.9.2027"})

    found = Activity.objects.get()
    assert (found.ended_on, found.archived_at) == (date(2027, 9, 1), None)


def test_ways_to_be_reached_are_mended_and_a_broken_one_is_refused(
    client: Client, activity: Activity, token: str
) -> None:
    url = page("check_record", token)
    given = fields_of(client, url)
    wrong = client.post(url, given | {"email_0": "a@b.example\r\nBcc: x@y.example"})
    none = client.post(url, given | {"email_0": "", "phone_0": ""})
    assert (wrong.status_code, none.status_code) == (200, 200)
    assert client.post(url, given | {"email_0": "uusi@oma.example"}).status_code == 302

    contact = activity.organisation.contacts.get()
    assert (contact.email, contact.phone) == ("uusi@oma.example", "019 1")
    assert client.get(page("check", token)).status_code == 200
    assert token_in(mails_about("asking")[0]) == token


def test_a_closed_region_says_so_and_saves_nothing(
    client: Client, activity: Activity, token: str, region: Region
) -> None:
    Region.objects.update(closed_at=NOW)
    assert client.post(page("confirm", token)).status_code == 409
    activity.refresh_from_db()
    assert activity.checked_at == at("2027-01-01")


def test_what_another_system_owns_is_shown_with_its_master_and_not_mended(
    client: Client, activity: Activity, token: str, region: Region
) -> None:
    owner, url = activity.organisation, page("check_record", token)
    declare_master(
        organisation=owner, region=region, source="ptv", name="PTV", fields=["contacts"],
        actor=None, now=NOW,
    )  # fmt: skip
    told = "Tämän tiedon isäntä on PTV. Korjaa se siellä."
    assert client.get(url).content.decode().count(told) == 2
    seen = fields_of(client, url)["seen"]
    answer = client.post(url, {"seen": seen, "website": "https://o.example", "phone_0": "1"})
    assert answer.status_code == 302
    owner.refresh_from_db()
    assert (owner.website, owner.contacts.get().phone) == ("https://o.example", "019 1")
