"""Koordinaatio: what was told to be wrong, what came back, what came in."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from kumaja.foundation.outbox.actions import post
from kumaja.foundation.outbox.actions.incoming import receive
from kumaja.foundation.outbox.models import IncomingMail, Mail
from kumaja.foundation.outbox.tests.mails import a_mail
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.front.desk.tests.conftest import Browser
from kumaja.help.upkeep.actions.reports import Saying, report_wrong
from kumaja.help.upkeep.domain.reports import Told
from kumaja.help.upkeep.models import Report
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.models import Contact, Organisation
from kumaja.network.registry.tests.factories import a_person

pytestmark = pytest.mark.django_db
HERE = "/fi/koordinaatio/"


@pytest.fixture
def client(browser: Browser, region: Region) -> Client:
    return browser(a_person(RoleKind.COORDINATOR, region=region))


@pytest.fixture
def report(own: Organisation, region: Region) -> Report:
    saying = Saying(Told.CONTACT, "Numerosta vastaa <b>pizzeria</b>.", "", "soittaja@koti.example")
    return report_wrong(
        region=region, organisation=own, activity=None, saying=saying, now=timezone.now()
    )


def returned(own: Organisation, region: Region) -> Mail:
    mail = post(
        to="vanha@oma.example", subject="Tarkista", body="x", region=region, language="fi",
        kind="test", now=timezone.now(), about=own,
    )  # fmt: skip
    Mail.objects.update(bounce="hard", bounced_at=timezone.now())
    return mail


def test_a_report_is_read_and_answered_on_the_desk(client: Client, report: Report) -> None:
    listed = client.get(f"{HERE}onko-totta/").content.decode()
    assert "&lt;b&gt;pizzeria" in listed
    assert "Ilmoitetut virheet (1)" in listed
    url = f"{HERE}onko-totta/vaarin/{report.code}/"
    assert client.get(url).status_code == 200
    assert client.post(url, {"reason": "x"}).status_code == 200
    assert client.post(url, {"is_accepted": "yes", "reason": "Korjattu."}).status_code == 302

    report.refresh_from_db()
    assert (report.state, report.settled_by) == ("accepted", "Koordinaatio")
    assert Mail.objects.filter(to="soittaja@koti.example", kind="upkeep.outcome").count() == 1


def test_a_mail_that_came_back_goes_when_the_address_changes_or_somebody_marks_it(
    client: Client, own: Organisation, region: Region
) -> None:
    mail = returned(own, region)
    assert "vanha@oma.example" not in client.get(f"{HERE}palautuneet/").content.decode()
    contact = Contact.objects.create(organisation=own, email="VANHA@oma.example")
    page = client.get(f"{HERE}palautuneet/").content.decode()
    assert "vanha@oma.example" in page
    assert "Palautuneet viestit (1)" in page
    assert client.post(f"{HERE}palautuneet/{mail.code}/hoidettu/").status_code == 302
    assert contact.email not in client.get(f"{HERE}palautuneet/").content.decode()
    assert client.post(f"{HERE}palautuneet/{mail.code}/hoidettu/").status_code == 404


def test_a_mail_that_came_in_is_answered_or_dismissed_once(client: Client, region: Region) -> None:
    html = "<img src=x onerror=alert(1)><p>Hei</p>"
    first = receive(a_mail("Content-Type: text/html", body=html), now=timezone.now())
    second = receive(a_mail().replace(b"<yksi@", b"<kaksi@"), now=timezone.now())
    url = f"{HERE}viestit/{first.code}/"

    page = client.get(url).content.decode()
    assert "onerror" not in page
    assert client.post(url, {"answer": "Kiitos"}).status_code == 302
    assert client.post(url, {"answer": "Kiitos"}).status_code == 404
    assert client.post(f"{HERE}viestit/{second.code}/kuittaa/").status_code == 302
    assert Mail.objects.get().to == "sihteeri@oma.example"
    assert not IncomingMail.objects.filter(state="waiting").exists()
    assert region == IncomingMail.objects.first().region  # type: ignore[union-attr]


def test_mails_of_another_region_and_of_none_are_not_there(client: Client, region: Region) -> None:
    region.hosts.create(host="testserver")
    other = RegionFactory.create(slug="muu", email="muu@muu.example")
    theirs = receive(a_mail(to="muu@muu.example"), now=timezone.now())
    nobodys = receive(a_mail().replace(b"<yksi@", b"<kaksi@"), now=timezone.now())
    assert (theirs.region, nobodys.region) == (other, None)

    for mail in (theirs, nobodys):
        assert client.get(f"{HERE}viestit/{mail.code}/").status_code == 404
        assert client.post(f"{HERE}viestit/{mail.code}/kuittaa/").status_code == 404


@pytest.mark.parametrize("path", ["onko-totta/ei-osoitetta/", "onko-totta/tarkistamatta/"])
def test_who_has_no_address_and_what_is_old_is_listed(
    client: Client, own: Organisation, path: str
) -> None:
    Organisation.objects.update(checked_at=None)
    assert str(own) in client.get(HERE + path).content.decode()


def test_lists_take_the_same_statements_for_two_rows_and_for_twenty(
    client: Client, own: Organisation, region: Region, django_assert_max_num_queries: object
) -> None:
    for number in range(12):
        saying = Saying(Told.OTHER, f"Sana {number}")
        report_wrong(
            region=region, organisation=own, activity=None, saying=saying, now=timezone.now()
        )
    with django_assert_max_num_queries(18):  # type: ignore[operator]
        client.get(f"{HERE}onko-totta/")
