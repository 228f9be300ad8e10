"""Tell us that it is wrong: by anyone, to both who can mend it, and without a flood."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django.fixtures import Settings

from kumaja.foundation.outbox.models import Mail
from kumaja.foundation.regions.models import Region
from kumaja.foundation.regions.tests.factories import RegionFactory
from kumaja.help.directory.models import Activity
from kumaja.help.upkeep.actions.reports import (
    ReportSettled,
    Saying,
    TooManyReports,
    forget_settled_reports,
    report_wrong,
    settle_report,
)
from kumaja.help.upkeep.domain.reports import (
    MOST_AN_HOUR,
    MOST_ANSWERS_A_DAY,
    MOST_WAITING,
    Told,
)
from kumaja.help.upkeep.models import Report
from kumaja.help.upkeep.policies import may_settle, reports_seen_by
from kumaja.help.upkeep.tests.records import an_association, at, mails_about, token_in
from kumaja.network.registry.domain.kinds import RoleKind
from kumaja.network.registry.tests.factories import a_person

pytestmark = pytest.mark.django_db
NOW = at("2027-07-07")
VISITOR = "asukas@koti.example"
SENT = {"part": "contact", "wrong": "Kukaan ei vastaa <script>", "right": "040 1"}


@pytest.fixture
def activity(region: Region) -> Activity:
    return an_association(region)


def told(activity: Activity, wrong: str = "Kukaan ei vastaa", reply_to: str = VISITOR) -> Report:
    return report_wrong(
        region=activity.region, organisation=activity.organisation, activity=activity,
        saying=Saying(Told.CONTACT, wrong, "040 1", reply_to), now=NOW,
    )  # fmt: skip


def report_page(activity: Activity) -> str:
    with translation.override("fi"):
        return reverse("upkeep:report_activity", args=[activity.address])


def test_anyone_tells_without_signing_in_and_it_reaches_the_association(
    client: Client, activity: Activity
) -> None:
    answer = client.post(report_page(activity), SENT | {"reply_to": VISITOR})

    report = Report.objects.get()
    assert (answer.status_code, report.part, report.activity) == (302, "contact", activity)
    receipt = client.get(answer["Location"])
    assert "Kukaan ei vastaa" not in receipt.content.decode()
    mail = mails_about("words")[0]
    assert mail.to == "sihteeri@oma.example"
    page = client.get(f"/l/{token_in(mail)}", follow=True).content.decode()
    assert "Kukaan ei vastaa &lt;script&gt;" in page
    assert "Kukaan ei vastaa <script>" not in page


def test_the_visitor_s_words_are_not_mailed_to_the_address_the_visitor_gave(
    activity: Activity,
) -> None:
    first = told(activity)
    told(activity, wrong="Osta halvalla")
    settle_report(report=first, is_accepted=True, reason="Kiitos", actor="x", by="Oma ry", now=NOW)

    mails = Mail.objects.filter(to=VISITOR)
    assert sorted(mails.values_list("kind", flat=True)) == ["upkeep.outcome", "upkeep.received"]
    assert not any("Kukaan" in mail.body or "Osta" in mail.body for mail in mails)


def test_an_address_that_is_not_the_visitor_s_gets_no_bomb(activity: Activity) -> None:
    reports = [told(activity, reply_to=VISITOR.upper() if n % 2 else VISITOR) for n in range(8)]

    assert len([row for row in reports if row.reply_to]) == MOST_ANSWERS_A_DAY
    assert Mail.objects.filter(to__iexact=VISITOR).count() == 1
    assert len(mails_about("words")) == 1  # the association hears once a day, too


def test_a_record_takes_in_so_many_and_no_more(activity: Activity) -> None:
    for _ in range(MOST_WAITING):
        told(activity, reply_to="")
    with pytest.raises(TooManyReports):
        told(activity, reply_to="")
    assert Report.objects.count() == MOST_WAITING


def test_one_network_sends_no_flood(client: Client, activity: Activity, settings: Settings) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    answers = [client.post(report_page(activity), SENT) for _ in range(MOST_AN_HOUR + 1)]
    cache.clear()

    assert [answer.status_code for answer in answers] == [302] * MOST_AN_HOUR + [200]
    assert Report.objects.count() == MOST_AN_HOUR
    assert "Kukaan ei vastaa" in answers[-1].content.decode()


@pytest.mark.parametrize(
    "wrong",
    [{"part": "is_staff"}, {"wrong": ""}, {"wrong": "x" * 1001}, {"wrong": "\x00"},
     {"reply_to": "a@b.example\r\nBcc: c@d.example"}, {"reply_to": "ei osoite"}],
)  # fmt: skip
def test_what_is_no_report_is_told_in_the_form(
    client: Client, activity: Activity, wrong: dict[str, str]
) -> None:
    answer = client.post(report_page(activity), SENT | wrong)

    assert answer.status_code == 200
    assert not Report.objects.exists()
    assert not Mail.objects.exists()


def test_the_first_answer_holds_and_the_address_is_gone_after_it(activity: Activity) -> None:
    report = told(activity)
    settle_report(
        report=report, is_accepted=False, reason="Numero on oikea", actor="x",
        by="Koordinaatio", now=NOW,
    )  # fmt: skip
    with pytest.raises(ReportSettled):
        settle_report(report=report, is_accepted=True, reason="", actor="x", by="Oma", now=NOW)

    report.refresh_from_db()
    assert (report.state, report.reply_to, report.settled_by) == ("declined", "", "Koordinaatio")
    assert len(mails_about("outcome")) == 1
    forget_settled_reports(now=NOW + timedelta(days=91))
    assert not Report.objects.exists()


def test_the_association_answers_from_its_mail(client: Client, activity: Activity) -> None:
    report = told(activity)
    token = token_in(mails_about("words")[0])
    with translation.override("fi"):
        url = reverse("upkeep:answer_report", args=[token, report.code])

    assert client.get(url).status_code == 200
    assert client.post(url, {"is_accepted": "yes", "reason": "Korjasimme"}).status_code == 302
    assert client.post(url, {"is_accepted": "no"}).status_code == 302
    report.refresh_from_db()
    assert (report.state, report.settled_by) == ("accepted", str(activity.organisation))


def test_a_report_on_another_region_s_activity_is_not_there(client: Client, region: Region) -> None:
    del region
    elsewhere = an_association(Region.objects.create(slug="muu", name_fi="Muu"))
    Region.objects.get(slug="keski").hosts.create(host="testserver")

    assert client.post(report_page(elsewhere), SENT).status_code == 404
    assert not Report.objects.exists()


def test_who_may_settle_a_report_sees_it_and_nobody_else(activity: Activity) -> None:
    report, day = told(activity), NOW.date()
    other = RegionFactory.create(slug="muu")
    people = {
        a_person(RoleKind.COORDINATOR, region=activity.region): True,
        a_person(RoleKind.COORDINATOR, region=other): False,
        a_person(RoleKind.ADMINISTRATOR): True,
        a_person(RoleKind.EDITOR, organisation=activity.organisation): False,
    }
    for person, may in people.items():
        assert may_settle(person, report, day) is may
        assert reports_seen_by(person, activity.region, day).exists() is may
